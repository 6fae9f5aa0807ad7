package org.residua.schemes;

/** Numbers of steps. */
final class Steps {

  /** More steps than this are refused: a table of rows has to fit in memory. */
  private static final int MOST = 10_000_000;

  private Steps() {}

  static void requirePositive(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(
          name + " = " + value + " must be in 1.." + MOST);
    }
  }

  /** {@code ceil(time / span)}, at least 1. */
  static int count(double time, double span) {
    if (!(time > 0 && Double.isFinite(time))) {
      throw new IllegalArgumentException("time = " + time + " must be positive and finite");
    }
    double count = Math.max(1, Math.ceil(time / span));
    if (count > MOST) {
      throw new IllegalArgumentException("time = " + time + " needs " + count
          + " steps of " + span + ", more than " + MOST
          + "; give a shorter time, a larger tau, or longer cycles");
    }
    return (int) count;
  }
}
