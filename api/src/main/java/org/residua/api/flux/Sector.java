package org.residua.api.flux;

/**
 * A closed interval {@code [lo, hi]} that contains every value of a quantity, as tightly as possible
 * (infimum and supremum).
 *
 * @param lo the infimum, finite
 * @param hi the supremum, finite, at least {@code lo}
 */
public record Sector(double lo, double hi) {

  /** Refuses ends that are not finite or not ordered. */
  public Sector {
    if (!(Double.isFinite(lo) && Double.isFinite(hi) && lo <= hi)) {
      throw new IllegalArgumentException("sector [" + lo + ", " + hi + "] needs finite lo <= hi");
    }
  }

  /** {@code max(|lo|, |hi|)}, the largest absolute value. */
  public double magnitude() {
    return Math.max(Math.abs(lo), Math.abs(hi));
  }

  /** Whether {@code value} lies in the interval. */
  public boolean contains(double value) {
    return lo <= value && value <= hi;
  }

  /** The least interval that contains both. */
  public Sector join(Sector other) {
    return new Sector(Math.min(lo, other.lo), Math.max(hi, other.hi));
  }
}
