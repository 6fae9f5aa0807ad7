package org.residua.api.sum;

/**
 * The sum of numbers that come one after the other, added pairwise:
 * {@code T(m) = T(first 2^k) + T(other m - 2^k)} with {@code 2^k} the largest power of two below {@code m}.
 *
 * <p>{@code T} of consecutive parts of {@code 2^k} numbers each, the last one shorter, gives the bits of {@code T} of
 * all numbers: so parts can be summed by different threads. A number passes at most {@code ceil(log2 m)} additions.
 * The sum of nothing is 0. At most {@code 2^31 - 1} numbers. Not thread safe.
 */
public final class PairwiseSum {

  /** Level {@code k} holds the sum of {@code 2^k} numbers where bit {@code k} of the count is set. */
  private final double[] levels = new double[Integer.SIZE];
  private int count;

  /** An empty sum. */
  public PairwiseSum() {}

  /** Begins anew. */
  public void clear() {
    count = 0;
  }

  /** Adds the next number. */
  public void add(double number) {
    double carry = number;
    int level = 0;
    for (; (count >> level & 1) == 1; level++) {
      carry = levels[level] + carry;
    }
    levels[level] = carry;
    count++;
  }

  /** The sum of the numbers so far; more may follow. */
  public double value() {
    if (count == 0) {
      return 0;
    }
    int level = Integer.numberOfTrailingZeros(count);
    double sum = levels[level];
    for (level++; level < Integer.SIZE; level++) {
      if ((count >> level & 1) == 1) {
        sum = levels[level] + sum;
      }
    }
    return sum;
  }
}
