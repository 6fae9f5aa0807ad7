package org.residua.api.sum;

import java.util.function.IntToDoubleFunction;

/** Euclidean norms of numbers whose squares may leave the range of doubles: {@code 2^e ||2^-e x||} where they do. */
public final class Euclidean {

  /** Terms that are lost in a larger sum are below {@code 2^-1074}, of which not even {@code 2^31} count beside it. */
  private static final double SAFE = 0x1p-900;

  private Euclidean() {}

  /**
   * {@code sqrt(sum_i x_i^2)}.
   *
   * @param squares the sum of squares in the {@link FixedTree}, which is used unless it is too small or infinite
   * @param count the number of terms
   * @param x the terms; read only where their squares are of no use
   */
  public static double norm(double squares, int count, IntToDoubleFunction x) {
    return squares < SAFE || squares == Double.POSITIVE_INFINITY ? scaled(count, x) : Math.sqrt(squares);
  }

  private static double scaled(int count, IntToDoubleFunction x) {
    double largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(x.applyAsDouble(i)));
    }
    if (!(largest > 0) || Double.isInfinite(largest)) {
      return largest;
    }
    int exponent = Math.getExponent(largest);
    return Math.scalb(Math.sqrt(FixedTree.sum(0, count, (from, size, target) -> {
      for (int i = 0; i < size; i++) {
        double scaled = Math.scalb(x.applyAsDouble(from + i), -exponent);
        target[i] = scaled * scaled;
      }
    })), exponent);
  }
}
