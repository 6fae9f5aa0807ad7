package org.residua.api.sum;

/** Euclidean norms of numbers whose squares may leave the range of doubles: {@code 2^e ||2^-e x||} where they do. */
public final class Euclidean {

  /** Terms that are lost in a larger sum are below {@code 2^-1074}, of which not even {@code 2^31} count beside it. */
  private static final double SAFE = 0x1p-900;
  private static final double[] ZERO = {};

  private Euclidean() {}

  /**
   * {@code sqrt(sum_i x_i^2)}. Allocates only where the squares are of no use.
   *
   * @param squares the sum of squares in the {@link FixedTree}, which is used unless it is too small or infinite
   * @param x the terms
   * @param count their number
   */
  public static double norm(double squares, double[] x, int count) {
    return useless(squares) ? scaled(x, ZERO, count) : Math.sqrt(squares);
  }

  /** The same of {@code x_i - y_i}. */
  public static double distance(double squares, double[] x, double[] y, int count) {
    return useless(squares) ? scaled(x, y, count) : Math.sqrt(squares);
  }

  /** Whether a sum of squares is of no use, as some left the range of doubles. */
  public static boolean useless(double squares) {
    return squares < SAFE || squares == Double.POSITIVE_INFINITY;
  }

  private static double term(double[] x, double[] y, int i) {
    return y.length == 0 ? x[i] : x[i] - y[i];
  }

  private static double scaled(double[] x, double[] y, int count) {
    double largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(term(x, y, i)));
    }
    if (!(largest > 0) || Double.isInfinite(largest)) {
      return largest;
    }
    int exponent = Math.getExponent(largest);
    return Math.scalb(Math.sqrt(FixedTree.sum(0, count, (from, size, target) -> {
      for (int i = 0; i < size; i++) {
        double scaled = Math.scalb(term(x, y, from + i), -exponent);
        target[i] = scaled * scaled;
      }
    })), exponent);
  }
}
