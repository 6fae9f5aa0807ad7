package org.residua.schemes.denoiser;

import java.util.OptionalDouble;

/**
 * Numbers that can be told again and again, block by block, instead of being kept, and their exact order
 * statistics. The order is that of {@link Double#compare}.
 */
@FunctionalInterface
interface Values {

  /** How many are told at once. */
  int BLOCK = 4096;

  /** Tells them from the first on; each time the same. */
  Cursor start();

  /**
   * The value in the middle, or halfway {@code a + (b - a)/2} between the two {@code a <= b} there; empty when there
   * are no values.
   */
  static OptionalDouble median(Values values) {
    long count = count(values);
    if (count == 0) {
      return OptionalDouble.empty();
    }
    double upper = new Selection(values).ranked(count / 2, count);
    if (count % 2 == 1) {
      return OptionalDouble.of(upper);
    }
    double lower = before(values, upper, count / 2);
    return OptionalDouble.of(lower + (upper - lower) / 2);
  }

  /** How many there are. */
  static long count(Values values) {
    double[] block = new double[BLOCK];
    Cursor cursor = values.start();
    long count = 0;
    for (int size = cursor.next(block); size > 0; size = cursor.next(block)) {
      count += size;
    }
    return count;
  }

  /** The value of rank {@code rank - 1} where {@code upper} has the rank {@code rank}: equal to it or the next below. */
  private static double before(Values values, double upper, long rank) {
    double[] block = new double[BLOCK];
    Cursor cursor = values.start();
    double largest = Double.NEGATIVE_INFINITY;
    long below = 0;
    for (int size = cursor.next(block); size > 0; size = cursor.next(block)) {
      for (int i = 0; i < size; i++) {
        if (Double.compare(block[i], upper) < 0) {
          below++;
          largest = Double.compare(block[i], largest) > 0 ? block[i] : largest;
        }
      }
    }
    return below == rank ? largest : upper;
  }
}
