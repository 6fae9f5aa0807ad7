package org.residua.verification;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.residua.api.certificate.Condition;

/**
 * A proven factor by which a quantity of the input can grow, or the reason why none is known.
 *
 * <p>A gain above 1 keeps the reason of its excess for the message of an unknown.
 */
sealed interface Gain {

  /** The gain of the input itself. */
  static Gain one() {
    return new Bounded(1, Set.of(), "");
  }

  /** The gain of a value that does not depend on the input. */
  static Gain zero() {
    return new Bounded(0, Set.of(), "");
  }

  static Gain unknown(String reason) {
    return new Unbounded(reason);
  }

  /** The gain of this map followed by one with the given factor. */
  Gain then(double factor, Set<Condition> conditions, String excess);

  /** The gain of {@code this + other} in the triangle inequality. */
  Gain plus(Gain other);

  /** The gain of a map that returns at most the larger of two quantities. */
  Gain max(Gain other);

  /** {@code |c|} times this gain. */
  default Gain times(double c) {
    return then(Math.abs(c), Set.of(), String.format(Locale.ROOT, "a factor %s", c));
  }

  /** The product of two factors, rounded up: 1 only where it is at most 1 without rounding. */
  private static double product(double a, double b) {
    double product = a * b;
    boolean lost = product < Double.MIN_NORMAL ? a != 0 && b != 0 : Math.fma(a, b, -product) > 0;
    return lost ? Math.nextUp(product) : product;
  }

  /** The sum of two factors, rounded up. */
  private static double sum(double a, double b) {
    double sum = a + b;
    double virtual = sum - a;
    return (a - (sum - virtual)) + (b - virtual) > 0 ? Math.nextUp(sum) : sum;
  }

  private static Set<Condition> union(Set<Condition> first, Set<Condition> second) {
    Set<Condition> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return all;
  }

  /**
   * A proven factor.
   *
   * @param factor at least 0
   * @param conditions what it rests on
   * @param excess why it is above 1, if it is
   */
  record Bounded(double factor, Set<Condition> conditions, String excess) implements Gain {

    @Override
    public Gain then(double next, Set<Condition> more, String nextExcess) {
      String text = next > 1 ? nextExcess : excess;
      return new Bounded(product(factor, next), union(conditions, more), text);
    }

    @Override
    public Gain plus(Gain other) {
      return switch (other) {
        case Unbounded unbounded -> unbounded;
        case Bounded b -> new Bounded(sum(factor, b.factor), union(conditions, b.conditions),
            factor == 0 ? b.excess : b.factor == 0 ? excess
                : "a sum of two branches is bounded by the triangle inequality only");
      };
    }

    @Override
    public Gain max(Gain other) {
      return switch (other) {
        case Unbounded unbounded -> unbounded;
        case Bounded b -> new Bounded(Math.max(factor, b.factor),
            union(conditions, b.conditions), factor >= b.factor ? excess : b.excess);
      };
    }
  }

  /**
   * No known factor.
   *
   * @param reason why
   */
  record Unbounded(String reason) implements Gain {

    @Override
    public Gain then(double factor, Set<Condition> conditions, String excess) {
      return this;
    }

    @Override
    public Gain plus(Gain other) {
      return this;
    }

    @Override
    public Gain max(Gain other) {
      return this;
    }
  }
}
