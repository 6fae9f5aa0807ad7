package org.residua.api.certificate;

import java.util.List;
import java.util.Locale;

/** A numerical hypothesis of a theorem, with all numbers needed to check it again. */
public sealed interface Condition {

  /** Whether the stored numbers satisfy the inequality. */
  boolean holds();

  /** The inequality with its numbers. */
  String text();

  /**
   * {@code tau (constant ||K||^2 + data) <= 2}, checked as {@code tau <= 2/(...)}.
   *
   * @param tau the step size
   * @param name what the constant is: {@code g_max}, {@code L+}, {@code L}
   * @param constant its value
   * @param squaredNorm a proven upper bound of {@code ||K||^2}
   * @param data the share of the data term: {@code 2c}, {@code max c} or 0
   */
  record StepBound(double tau, String name, double constant, double squaredNorm, double data)
      implements Condition {

    /** The right-hand side, {@code 2/(constant ||K||^2 + data)}. */
    public double limit() {
      return 2 / (constant * squaredNorm + data);
    }

    @Override
    public boolean holds() {
      return tau >= 0 && tau <= limit();
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "tau = %s <= %s = 2/(%s ||K||^2%s), %s = %s, ||K||^2 <= %s",
          tau, limit(), name, data == 0 ? "" : " + " + data, name, constant, squaredNorm);
    }
  }

  /**
   * {@code lo >= 0}: the least value of the diffusivity, or of the slope, is not negative.
   *
   * @param name what {@code lo} is the infimum of
   * @param lo the infimum
   */
  record Nonnegative(String name, double lo) implements Condition {

    @Override
    public boolean holds() {
      return lo >= 0;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "inf %s = %s >= 0", name, lo);
    }
  }

  /**
   * The weights of a fast semi-iterative cycle: {@code a_k = (4k+2)/(2k+3)}, {@code b_k = 1 - a_k}.
   *
   * <p>With them and {@code tau rho <= 2} every inner polynomial satisfies {@code |p_k| <= 1} on
   * {@code [0, rho]}: {@code p_k(z) = sin((2k+1) x/2) / ((2k+1) sin(x/2))} for
   * {@code tau z = 2 sin^2(x/2)}, the symbol of a box filter. Source: Hafner, Ochs, Weickert, Reissel,
   * Grewenig (2016).
   *
   * @param a the weights of the steps
   * @param b the weights of the previous iterates
   */
  record BoxFilterWeights(List<Double> a, List<Double> b) implements Condition {

    /** Copies the lists. */
    public BoxFilterWeights {
      a = List.copyOf(a);
      b = List.copyOf(b);
    }

    @Override
    public boolean holds() {
      boolean equal = a.size() == b.size() && !a.isEmpty();
      for (int k = 0; equal && k < a.size(); k++) {
        double expected = (4.0 * k + 2) / (2.0 * k + 3);
        equal = a.get(k) == expected && b.get(k) == 1 - expected;
      }
      return equal;
    }

    @Override
    public String text() {
      return "a_k = (4k+2)/(2k+3), b_k = 1 - a_k for k = 0.." + (a.size() - 1);
    }
  }

  /**
   * What nobody has proven: the bounds of a user's own flux. It holds by assumption, and a certificate that rests on
   * it is worth as much as the assumption is.
   *
   * @param name whose bounds
   * @param what the bounds with their numbers
   */
  record Assumed(String name, String what) implements Condition {

    @Override
    public boolean holds() {
      return true;
    }

    @Override
    public String text() {
      return "ASSUMED, not proven: " + name + " has " + what;
    }
  }

  /**
   * {@code product <= bound} for the factors of composed maps.
   *
   * @param factors the factors, each at least 0
   * @param bound the claimed bound of their product
   */
  record Factors(List<Double> factors, double bound) implements Condition {

    /** Copies the list. */
    public Factors {
      factors = List.copyOf(factors);
    }

    @Override
    public boolean holds() {
      double product = 1;
      for (double factor : factors) {
        product *= factor;
      }
      return product <= bound;
    }

    @Override
    public String text() {
      return "the factors " + factors + " have a product of at most " + bound;
    }
  }
}
