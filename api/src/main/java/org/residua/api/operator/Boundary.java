package org.residua.api.operator;

/**
 * Which rows a convolution with {@code p} taps has on {@code N} samples, and what the signal is outside
 * them. The filter always reads forward: {@code (K u)_i = sum_{j=0..p-1} w_j u_{i+j}}.
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

  /** The index of the first row for {@code taps} taps: 0, or {@code -(p-1)} for {@link #ZERO}. */
  public int firstRow(int taps) {
    return this == ZERO ? 1 - taps : 0;
  }

  /** The number of rows on {@code length} samples; refuses a natural boundary that leaves none. */
  public int rows(int length, int taps) {
    return switch (this) {
      case NATURAL -> {
        if (length < taps) {
          throw new IllegalArgumentException(length + " samples are fewer than the " + taps
              + " taps of the filter, which leaves no row with the natural boundary; give at least "
              + taps + " samples, a shorter filter, or another boundary");
        }
        yield length - taps + 1;
      }
      case REFLECTING, PERIODIC -> length;
      case ZERO -> Math.addExact(length, taps - 1);
    };
  }

  /** The number of samples that lead to {@code rows} rows; refuses numbers that none leads to. */
  public int samples(int rows, int taps) {
    int samples = switch (this) {
      case NATURAL -> Math.addExact(rows, taps - 1);
      case REFLECTING, PERIODIC -> rows;
      case ZERO -> rows - taps + 1;
    };
    if (samples < 1) {
      throw new IllegalArgumentException(rows + " rows are fewer than the " + taps
          + " that one sample has with the zero boundary; give at least " + taps);
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
}
