package org.residua.api.operator;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.RoundedUp;

/**
 * Upper bounds of {@code ||K||^2} by weighted absolute row sums of {@code B = K^T K}: for every positive
 * {@code q}, {@code rho(B) <= max_i (|B| q)_i / q_i}.
 *
 * <p>Sums of integers stay exact, so that an {@code m}-th difference gets {@code 4^m} to the last bit;
 * otherwise the bound is raised by its rounding error.
 */
final class GramRowSums {

  /** Power steps that shape the weights; the bound is looked at after each power of two. */
  private static final int POWER_STEPS = 512;
  /** Larger weights are not tried: they would overflow, and weigh down all others. */
  static final double LARGEST_WEIGHT = 0x1p400;
  /** Length of a section in taps: the weights are constant on its first half. */
  private static final int SECTION_TAPS = 24;

  private GramRowSums() {}

  /** Row sums for the infinite convolution, whose B is Toeplitz with the autocorrelations as entries. */
  static double infinite(Stencil stencil) {
    int taps = stencil.taps();
    double largest = 0;
    ExactSum sum = new ExactSum();
    double absolute = 0;
    for (int c = 0; c < stencil.inputs(); c++) {
      double row = 0;
      for (int d = 0; d < stencil.inputs(); d++) {
        for (int lag = 1 - taps; lag < taps; lag++) {
          sum.clear();
          for (int m = 0; m < stencil.outputs(); m++) {
            for (int j = Math.max(0, -lag); j < Math.min(taps, taps - lag); j++) {
              sum.addProduct(stencil.weight(m, c, j), stencil.weight(m, d, j + lag));
            }
          }
          row = RoundedUp.add(row, Math.abs(sum.value()));
          absolute = RoundedUp.add(absolute, sum.magnitude());
        }
      }
      largest = Math.max(largest, row);
    }
    int terms = stencil.outputs() * taps + 1;
    return sum.exact() ? largest : largest + 2 * terms * Math.ulp(1.0) * absolute;
  }

  /**
   * Row sums for the reflecting boundary, for all lengths of at least the number of taps.
   *
   * <p>Prepending a zero sample embeds the matrix of N samples in that of N+1, so the norm grows with N; and
   * once a section is longer than the reach of its rows, a longer one adds only rows that are there already.
   * The weights {@code q} are {@code |B|^t 1}, scaled and cut from below to 1 away from the reflecting end, for
   * the {@code t} that gives the smallest bound (Collatz, Wielandt).
   */
  static double reflecting(Stencil stencil) {
    int length = SECTION_TAPS * stencil.taps();
    Section gram = section(stencil, length);
    double[] q = gram.constant();
    double best = gram.weighted(q);
    double scale = infinite(stencil);
    for (int t = 1; t <= POWER_STEPS && scale > 0; t++) {
      q = gram.next(q, scale, length);
      if (Arrays.stream(q).anyMatch(weight -> !(weight <= LARGEST_WEIGHT))) {
        return best;
      }
      if (Integer.bitCount(t) == 1) {
        best = Math.min(best, gram.weighted(q));
      }
    }
    return best;
  }

  /** Row sums for the reflecting boundary on signals shorter than the filter. */
  static double reflectingShort(Stencil stencil) {
    double largest = 0;
    for (int length = 1; length < stencil.taps(); length++) {
      Section gram = section(stencil, length);
      largest = Math.max(largest, gram.weighted(gram.constant()));
    }
    return largest;
  }

  private static Section section(Stencil stencil, int length) {
    int size = stencil.inputs() * length;
    double[][] entries = new double[size][size];
    boolean exact = fill(stencil, length, entries);
    double terms = 2.0 * stencil.outputs() * stencil.taps() + 2 * size;
    return new Section(entries, neighbours(entries), exact ? 0 : terms * Math.ulp(1.0) * magnitude(stencil));
  }

  private static int[][] neighbours(double[][] entries) {
    return Arrays.stream(entries)
        .map(row -> IntStream.range(0, row.length).filter(j -> row[j] != 0).toArray())
        .toArray(int[][]::new);
  }

  /**
   * A section of B.
   *
   * @param entries B
   * @param neighbours the columns of each row that are not zero
   * @param error bound of the rounding error of an unweighted row sum
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Section(double[][] entries, int[][] neighbours, double error) {

    double[] constant() {
      double[] ones = new double[entries.length];
      Arrays.fill(ones, 1);
      return ones;
    }

    /** {@code max_i (|B| q)_i / q_i}, rounded up. */
    double weighted(double[] q) {
      double largest = 0;
      double spread = 1;
      for (int i = 0; i < q.length; i++) {
        double sum = 0;
        for (int j : neighbours[i]) {
          sum = RoundedUp.add(sum, RoundedUp.multiply(Math.abs(entries[i][j]), q[j]));
          spread = Math.max(spread, q[j] / q[i]);
        }
        double quotient = sum / q[i];
        largest = Math.max(largest, q[i] == 1 ? quotient : RoundedUp.up(quotient));
      }
      return error == 0 ? largest : largest + error * spread;
    }

    /** {@code |B| q / scale}, 1 on the first half of each channel and at least 1 elsewhere. */
    double[] next(double[] q, double scale, int length) {
      double[] next = constant();
      for (int i = 0; i < q.length; i++) {
        if (i % length >= length / 2) {
          double sum = 0;
          for (int j : neighbours[i]) {
            sum += Math.abs(entries[i][j]) * q[j];
          }
          next[i] = Math.max(1, sum / scale);
        }
      }
      return next;
    }
  }

  /** Fills B for a signal of the given length; tells whether all operations were exact. */
  private static boolean fill(Stencil stencil, int length, double[][] gram) {
    boolean[] rounded = new boolean[1];
    boolean exact = Gram.each(stencil, length, (_, i, j, a, b) -> {
      ExactSum sum = new ExactSum(gram[i][j]);
      sum.addProduct(a, b);
      gram[i][j] = sum.value();
      rounded[0] |= !sum.exact();
    });
    return exact && !rounded[0];
  }

  /** An upper bound of the sum of absolute products in a row of B, for the rounding error. */
  private static double magnitude(Stencil stencil) {
    double sum = 0;
    for (int m = 0; m < stencil.outputs(); m++) {
      for (int c = 0; c < stencil.inputs(); c++) {
        for (int j = 0; j < stencil.taps(); j++) {
          sum += Math.abs(stencil.weight(m, c, j));
        }
      }
    }
    return 2 * stencil.taps() * sum * sum;
  }
}
