package org.residua.simd.sum;

import org.residua.api.sum.FixedTree;
import org.residua.api.sum.PairwiseSum;
import org.residua.simd.team.Job;
import org.residua.simd.team.Workers;

/**
 * A sum in the {@link FixedTree} by a team of threads: each sums aligned parts of a power of two of blocks, and the
 * parts are added pairwise, so that no bit depends on the number of threads.
 */
final class TreeSum {

  /** A part takes longer than to wake a thread, some microseconds; what is no longer stays with the caller. */
  private static final int LEAST_PART = 64 * FixedTree.BLOCK;
  /** Enough for threads of different speed to end together. */
  private static final int MOST_PARTS = 64;

  private TreeSum() {}

  /** The sum of some of the terms. */
  @FunctionalInterface
  interface Range {

    /** The terms {@code from..to-1} in the tree; {@code from} is where a block begins. */
    double of(int from, int to);
  }

  /** Whether the caller does all of it. */
  static boolean alone(int count, Workers workers) {
    return workers.threads() == 1 || count <= LEAST_PART;
  }

  /** The sum of {@code count} terms. */
  static double of(int count, Workers workers, Range range) {
    if (alone(count, workers)) {
      return range.of(0, count);
    }
    int part = partSize(count);
    double[] sums = new double[Math.ceilDiv(count, part)];
    workers.run(new Job(sums.length,
        p -> sums[p] = range.of(p * part, p * part + Math.min(part, count - p * part))));
    PairwiseSum sum = new PairwiseSum();
    for (double partial : sums) {
      sum.add(partial);
    }
    return sum.value();
  }

  private static int partSize(int count) {
    int size = LEAST_PART;
    while (Math.ceilDiv(count, size) > MOST_PARTS) {
      size *= 2;
    }
    return size;
  }
}
