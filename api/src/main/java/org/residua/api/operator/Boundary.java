package org.residua.api.operator;

/**
 * Which rows a convolution with {@code p} taps has on {@code N} samples, and what the signal is outside
 * them. The filter always reads forward: {@code (K u)_i = sum_{j=0..p-1} w_j u_{i+j}}; where its taps are {@code d} samples
 * apart, the reach {@code (p-1) d + 1} takes the place of {@code p} in all that follows.
 *
 * <p>The adjoint of a convolution is the transpose of exactly this matrix.
 */
public enum Boundary {
  /**
   * Rows {@code 0..N-p}: the filter fits entirely. The natural boundary condition of the energy; needs
   * {@code N >= p}.
   */
  NATURAL,
  /** Rows {@code 0..N-1}, the signal continued by half-sample reflection with period {@code 2N}. */
  REFLECTING,
  /** Rows {@code -(p-1)..N-1}: every row that meets a sample; the signal is zero outside. */
  ZERO,
  /** Rows {@code 0..N-1}, indices modulo {@code N}. */
  PERIODIC;

  /**
   * The index of the first row of a filter that reaches over {@code reach} samples: 0, or {@code 1 - reach} for {@link #ZERO}.
   */
  public int firstRow(int reach) {
    return this == ZERO ? 1 - reach : 0;
  }

  /** The number of rows on {@code length} samples; refuses a natural boundary that leaves none. */
  public int rows(int length, int reach) {
    return switch (this) {
      case NATURAL -> {
        if (length < reach) {
          throw new IllegalArgumentException(length + " samples are fewer than the " + reach
              + " taps of the filter, gaps between them counted, which leaves no row with the natural boundary;"
              + " give at least " + reach + " samples, a shorter filter, or another boundary");
        }
        yield length - reach + 1;
      }
      case REFLECTING, PERIODIC -> length;
      case ZERO -> Math.addExact(length, reach - 1);
    };
  }

  /** The number of samples that lead to {@code rows} rows; refuses numbers that none leads to. */
  public int samples(int rows, int reach) {
    int samples = switch (this) {
      case NATURAL -> Math.addExact(rows, reach - 1);
      case REFLECTING, PERIODIC -> rows;
      case ZERO -> rows - reach + 1;
    };
    if (samples < 1) {
      throw new IllegalArgumentException(rows + " rows are fewer than the " + reach
          + " that one sample has with the zero boundary; give at least " + reach);
    }
    return samples;
  }

  /**
   * The sample that position {@code position}, possibly outside {@code 0..length-1}, stands for, or -1
   * where the signal is zero.
   */
  public int source(int position, int length) {
    if (position >= 0 && position < length) {
      return position;
    }
    return switch (this) {
      case NATURAL, ZERO -> -1;
      case PERIODIC -> Math.floorMod(position, length);
      case REFLECTING -> {
        int phase = (int) Math.floorMod((long) position, 2L * length);
        yield phase < length ? phase : 2 * length - 1 - phase;
      }
    };
  }

  /** The next position to the right that stands for the same sample, where the signal is continued beyond its end. */
  long next(long position, int length) {
    return switch (this) {
      case PERIODIC -> position + length;
      case REFLECTING -> {
        long phase = position % (2L * length);
        long toTheTurn = (phase < length ? length : 2L * length) - 1 - phase;
        yield position + 2 * toTheTurn + 1;
      }
      case NATURAL, ZERO -> throw new IllegalArgumentException("the signal is not continued");
    };
  }
}
