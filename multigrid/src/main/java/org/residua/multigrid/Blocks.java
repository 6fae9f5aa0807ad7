package org.residua.multigrid;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.SparseRows;

/**
 * The samples in two colours: blocks of {@code w}, the half-bandwidth of {@code A}, are fine and coarse by turns, so that
 * fine blocks are not coupled, nor are coarse ones; where a periodic matrix closes, what would be coupled to the first block
 * is coarse.
 */
final class Blocks {

  private final SparseMatrix a;
  private final boolean[] fine;

  Blocks(SparseMatrix a) {
    this.a = a;
    int n = a.rows();
    int width = Math.max(1, Matrices.halfBandwidth(a));
    this.fine = new boolean[n];
    for (int from = 0; from < n; from += width) {
      int to = Math.min(n, from + width);
      Arrays.fill(fine, from, to, !coupledToFine(from, to));
    }
    // Where nothing is coupled every sample could be fine; a coarse level has half of them all the same.
    boolean uncoupled = a.nonzeros() == n;
    for (int i = 1; i < n && uncoupled; i += 2) {
      fine[i] = false;
    }
  }

  private boolean coupledToFine(int from, int to) {
    for (int i = from; i < to; i++) {
      for (int k = 0; k < a.count(i); k++) {
        if (fine[a.column(i, k)]) {
          return true;
        }
      }
    }
    return false;
  }

  boolean fine(int i) {
    return fine[i];
  }

  /** The number of each sample among the coarse ones, -1 of a fine one. */
  int[] coarseNumbers() {
    int[] numbers = new int[fine.length];
    int next = 0;
    for (int i = 0; i < fine.length; i++) {
      numbers[i] = fine[i] ? -1 : next++;
    }
    return numbers;
  }

  /** The rows of {@code A} of one colour, from the columns of one colour or of both; all others are zero. */
  SparseMatrix rows(boolean ofFine, boolean fromFine, boolean fromCoarse) {
    return SparseMatrix.of("A", a.columns(), rows -> {
      for (int i = 0; i < a.rows(); i++) {
        for (int k = 0; fine[i] == ofFine && k < a.count(i); k++) {
          if (fine[a.column(i, k)] ? fromFine : fromCoarse) {
            rows.add(a.column(i, k), a.entry(i, k));
          }
        }
        rows.end();
      }
    });
  }

  /** The inverses of the diagonal blocks of one colour; zero elsewhere. */
  SparseMatrix inverse(boolean ofFine) {
    return SparseMatrix.of("D\u207b\u00b9", a.columns(), rows -> {
      int n = fine.length;
      for (int from = 0; from < n;) {
        int to = from + 1;
        while (to < n && fine[to] == fine[from]) {
          to++;
        }
        if (fine[from] == ofFine) {
          inverse(from, to, rows);
        } else {
          for (int i = from; i < to; i++) {
            rows.end();
          }
        }
        from = to;
      }
    });
  }

  /** Gauss and Jordan, without pivots: the blocks are positive definite. */
  private void inverse(int from, int to, SparseRows rows) {
    int size = to - from;
    double[][] system = new double[size][2 * size];
    for (int i = 0; i < size; i++) {
      system[i][size + i] = 1;
      for (int k = 0; k < a.count(from + i); k++) {
        int j = a.column(from + i, k) - from;
        if (j >= 0 && j < size) {
          system[i][j] = a.entry(from + i, k);
        }
      }
    }
    for (int p = 0; p < size; p++) {
      for (int i = 0; i < size; i++) {
        double factor = i == p ? 0 : system[i][p] / system[p][p];
        for (int j = p; factor != 0 && j < 2 * size; j++) {
          system[i][j] = Fma.of(-factor, system[p][j], system[i][j]);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows.add(from + j, system[i][size + j] / system[i][i]);
      }
      rows.end();
    }
  }
}
