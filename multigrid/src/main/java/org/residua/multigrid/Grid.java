package org.residua.multigrid;

import java.util.List;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.SparseRows;
import org.residua.api.operator.Strided;

/**
 * Where the samples of a level sit, {@code p_k = s (k + 1) - 1} in samples of the finest one, and how a signal goes on beyond
 * them: ZERO has {@code order} zeros before the first and after the last sample of the finest level, PERIODIC repeats it,
 * NATURAL leaves it open. REFLECTING mirrors it at its end; its beginning is open, as filters read forward and no row reaches
 * before it.
 *
 * @param size the number of samples, at least 1
 * @param spacing {@code s}, a power of 2
 * @param length samples of the finest level
 * @param boundary beyond the ends
 * @param order the differences whose kernel counts: polynomials below this degree
 */
record Grid(int size, int spacing, int length, Boundary boundary, int order) {

  /** Below this gap, in its own intervals, the last sample before a zero is not one of the coarse level. */
  private static final double LEAST_GAP = 0.75;

  /** Full weighting between zeros, and around a period: its transpose is linear interpolation. One set of weights for all levels. */
  private static final Parameter WEIGHTS = new Parameter("P", List.of(1, 1, 3), 0.5, 1, 0.5);
  private static final Strided BETWEEN = new Strided(new Convolution(WEIGHTS, Boundary.NATURAL), 2, 1);
  private static final Strided AROUND = new Strided(new Convolution(WEIGHTS, Boundary.PERIODIC), 2, 0);

  /** The finest level. */
  static Grid finest(int length, Boundary boundary, int order) {
    return new Grid(length, 1, length, boundary, order);
  }

  /**
   * Every second sample, the first of them left out. Of an even number the last is the last coarse one, unless a zero is so close
   * to it that the coarse intervals would become too unequal: 1001 intervals converge with 0.5 per cycle otherwise.
   */
  Grid coarse() {
    boolean close = length - position(size - 1) < LEAST_GAP * spacing;
    int kept = boundary == Boundary.ZERO && size % 2 == 0 && size > 2 && close ? size / 2 - 1 : size / 2;
    return new Grid(kept, 2 * spacing, length, boundary, order);
  }

  private double position(int k) {
    if (k >= 0 && k < size) {
      return (double) spacing * (k + 1) - 1;
    }
    return switch (boundary) {
      case NATURAL -> Double.NaN;
      case ZERO -> k < 0 ? k : (double) length + (k - size);
      case PERIODIC -> position(Math.floorMod(k, size)) + (double) length * Math.floorDiv(k, size);
      case REFLECTING -> {
        double turn = 2.0 * length * Math.floorDiv(k, 2 * size);
        int phase = Math.floorMod(k, 2 * size);
        yield turn + (phase < size ? position(phase) : 2.0 * length - 1 - position(2 * size - 1 - phase));
      }
    };
  }

  /** Whether the signal is known at a place: open ends and what is beyond the zeros are not. */
  private boolean known(int k) {
    return switch (boundary) {
      case NATURAL -> k >= 0 && k < size;
      case ZERO -> k >= -order && k < size + order;
      case PERIODIC -> true;
      case REFLECTING -> k >= 0;
    };
  }

  /** The samples of the coarse level, out of those of this one: injection. */
  SparseMatrix injection() {
    Grid coarse = coarse();
    return SparseMatrix.of("R\u0302", size, rows -> {
      for (int k = 0; k < coarse.size; k++) {
        rows.add(2 * k + 1, 1).end();
      }
    });
  }

  /**
   * Interpolation from the coarse level by the polynomial through the nearest {@code reach} places on each side where the
   * signal is known: linear with 1, cubic with 2. Beyond an open end the polynomial through the nearest {@code order} samples
   * goes on, which leaves the kernel of the differences as it is.
   */
  Interpolation interpolation(int reach) {
    Grid coarse = coarse();
    if (reach == 1 && regular(coarse)) {
      return Interpolation.regular(boundary == Boundary.PERIODIC ? AROUND : BETWEEN, size);
    }
    return new Interpolation(SparseMatrix.of("P", coarse.size, rows -> {
      for (int i = 0; i < size; i++) {
        if (i % 2 == 1 && i / 2 < coarse.size) {
          rows.add(i / 2, 1);
        } else {
          coarse.weights(position(i), Math.min(i / 2, coarse.size), reach, rows);
        }
        rows.end();
      }
    }));
  }

  /** Whether the intervals are equal up to the ends, where there is a zero or the signal begins anew. */
  private boolean regular(Grid coarse) {
    return switch (boundary) {
      case PERIODIC -> size % 2 == 0 && (long) size * spacing == length;
      case ZERO -> size == 2 * coarse.size + 1 && length - position(size - 1) == spacing;
      case NATURAL, REFLECTING -> false;
    };
  }

  /** The weights of the places around {@code x}, {@code right} the first of them to its right. */
  private void weights(double x, int right, int reach, SparseRows row) {
    int from = right;
    int to = right;
    while (right - from < reach && known(from - 1)) {
      from--;
    }
    while (to - right < reach && known(to)) {
      to++;
    }
    if (from == right) {
      to = Math.min(size, right + order);
    } else if (to == right) {
      from = Math.max(0, right - order);
    }
    for (int k = from; k < to; k++) {
      double weight = 1;
      for (int j = from; j < to; j++) {
        weight *= j == k ? 1 : (x - position(j)) / (position(k) - position(j));
      }
      int source = boundary.source(k, size);
      if (source >= 0) {
        row.add(source, weight);
      }
    }
  }
}
