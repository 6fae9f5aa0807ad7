package org.residua.schemes.denoiser;

import java.util.Arrays;

/**
 * Finds the value of a rank by counting: 16 bits at a time, from the highest, the values that share the bits found
 * so far are counted by their next ones, until so few are left that they can be sorted. Exact; needs the memory of
 * 2^16 counters and as many values, whatever their number.
 *
 * <p>Bits are compared as unsigned numbers after the sign of positive values and all bits of negative ones are
 * flipped, which is the order of {@link Double#compare}. Source: Knuth, volume 3, section 5.2.5 (radix sorting).
 */
final class Selection {

  private static final int DIGIT = 16;
  private static final int BUCKETS = 1 << DIGIT;

  private final Values values;
  private final double[] block = new double[Values.BLOCK];
  /** The values looked among have these highest bits. */
  private long found;
  private int bits;

  Selection(Values values) {
    this.values = values;
  }

  /**
   * The value of that rank. Used once.
   *
   * @param rank from 0, below {@code count}
   * @param count how many values there are
   */
  double ranked(long rank, long count) {
    long left = count;
    long within = rank;
    while (left > BUCKETS && bits < Long.SIZE) {
      long[] counts = counted();
      int digit = 0;
      while (within >= counts[digit]) {
        within -= counts[digit++];
      }
      found = (found << DIGIT) | digit;
      bits += DIGIT;
      left = counts[digit];
    }
    return bits == Long.SIZE ? value(found) : sorted((int) left)[(int) within];
  }

  /** How many values have each next digit. */
  private long[] counted() {
    long[] counts = new long[BUCKETS];
    Cursor cursor = values.start();
    for (int size = cursor.next(block); size > 0; size = cursor.next(block)) {
      for (int i = 0; i < size; i++) {
        long key = key(block[i]);
        if (fits(key)) {
          counts[(int) (key >>> (Long.SIZE - DIGIT - bits)) & (BUCKETS - 1)]++;
        }
      }
    }
    return counts;
  }

  private double[] sorted(int count) {
    double[] few = new double[count];
    int next = 0;
    Cursor cursor = values.start();
    for (int size = cursor.next(block); size > 0; size = cursor.next(block)) {
      for (int i = 0; i < size; i++) {
        if (fits(key(block[i]))) {
          few[next++] = block[i];
        }
      }
    }
    Arrays.sort(few);
    return few;
  }

  private boolean fits(long key) {
    return bits == 0 || key >>> (Long.SIZE - bits) == found;
  }

  /** Its bits in an order in which unsigned numbers are compared as {@link Double#compare} does. */
  static long key(double value) {
    long raw = Double.doubleToLongBits(value);
    return raw ^ ((raw >> (Long.SIZE - 1)) | Long.MIN_VALUE);
  }

  /** The value of a {@link #key}. */
  static double value(long key) {
    return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
  }
}
