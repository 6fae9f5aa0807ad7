package org.residua.verification;

/**
 * A proven factor by which a quantity of the input can grow, or the reason why none is known.
 */
sealed interface Gain {

  /**
   * A proven factor.
   *
   * @param factor at least 0, rounded up
   * @param excess why it is above 1, if it is
   */
  record Bounded(double factor, String excess) implements Gain {}

  /**
   * No known factor.
   *
   * @param reason why
   */
  record Unknown(String reason) implements Gain {}

  /** A factor; an infinite one is none. */
  static Gain of(double factor, String excess) {
    return factor < Double.POSITIVE_INFINITY ? new Bounded(factor, excess)
        : new Unknown("the factors overflow: " + excess);
  }

  /** The gain of the input itself. */
  static Gain one() {
    return new Bounded(1, "");
  }

  /** The gain of a value that does not depend on the input. */
  static Gain zero() {
    return new Bounded(0, "");
  }

  /** Whether the value does not depend on the input. */
  default boolean isZero() {
    return this instanceof Bounded bounded && bounded.factor == 0;
  }
}
