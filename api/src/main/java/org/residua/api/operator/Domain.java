package org.residua.api.operator;

import java.math.BigDecimal;
import java.util.List;
import org.residua.api.arithmetic.RoundedUp;

/**
 * The values that the numbers of a {@link Parameter} may take: an interval for each. What is proven of a network for
 * every admissible value of its parameters is proven for every point of their domains.
 *
 * <p>A domain is a box, so that an optimiser can move in coordinates in which every point is admissible: each number by
 * itself, by any monotone map of the real line onto its interval.
 */
public sealed interface Domain {

  /** The least value of number {@code index}, attained unless infinite. */
  double least(int index);

  /** The greatest value of number {@code index}, attained unless infinite. */
  double greatest(int index);

  /** The domain in a few words, such as {@code [0, 1]}. */
  String text();

  /** Whether number {@code index} may have that value; NaN and infinities are in no domain. */
  default boolean contains(int index, double value) {
    return Double.isFinite(value) && least(index) <= value && value <= greatest(index);
  }

  /** All finite numbers: filter weights and biases. */
  static Domain real() {
    return new Real();
  }

  /** {@code [0, 1]}: fractions of a limit, weights of a convex combination. */
  static Domain unit() {
    return new Interval(0, 1);
  }

  /** All finite numbers. */
  record Real() implements Domain {

    @Override
    public double least(int index) {
      return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double greatest(int index) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public String text() {
      return "finite";
    }
  }

  /**
   * The same interval for each number.
   *
   * @param from its least element
   * @param to its greatest element
   */
  record Interval(double from, double to) implements Domain {

    /** Refuses ends that are not ordered. */
    public Interval {
      if (!(from <= to)) {
        throw new IllegalArgumentException("interval [" + from + ", " + to + "] is empty; order its ends");
      }
    }

    @Override
    public double least(int index) {
      return from;
    }

    @Override
    public double greatest(int index) {
      return to;
    }

    @Override
    public String text() {
      return "in [" + from + ", " + to + "]";
    }
  }

  /**
   * Values {@code v_k} at knots {@code r_k} with {@code lo <= v_k / r_k <= hi}: a piecewise linear function through them
   * stays in the sector {@code [lo, hi]}. The products {@code lo r_k}, {@code hi r_k} are rounded towards each other, so
   * that the quotient of every value of the domain is in the sector exactly.
   *
   * @param knots {@code r_k}, finite, repeated for each further row of numbers
   * @param lo least quotient
   * @param hi greatest quotient
   */
  record Sectors(List<Double> knots, double lo, double hi) implements Domain {

    /** Copies the knots; refuses none of them and bounds that are not ordered. */
    public Sectors {
      knots = List.copyOf(knots);
      if (knots.isEmpty() || !(lo <= hi && Double.isFinite(lo) && Double.isFinite(hi))) {
        throw new IllegalArgumentException(
            "sector [" + lo + ", " + hi + "] at " + knots.size() + " knots; give knots and ordered, finite bounds");
      }
    }

    @Override
    public double least(int index) {
      return product(knot(index) >= 0 ? lo : hi, knot(index));
    }

    @Override
    public double greatest(int index) {
      return -product(knot(index) >= 0 ? -hi : -lo, knot(index));
    }

    private static double product(double bound, double knot) {
      return RoundedUp.of(new BigDecimal(bound).multiply(new BigDecimal(knot)));
    }

    private double knot(int index) {
      return knots.get(index % knots.size());
    }

    @Override
    public String text() {
      return "values in the sector [" + lo + ", " + hi + "]";
    }
  }
}
