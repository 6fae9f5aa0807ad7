package org.residua.verification;

import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;

/**
 * A matrix whose energy norm errors are measured in.
 *
 * @param a as it is stored
 * @param error bounds the row sums of what the exact matrix differs by: that of the finest level is exact
 */
record EnergyMatrix(SparseMatrix a, double error) {

  private static final double UNIT = 0x1p-53;
  /** Wider bands are not factored. */
  private static final int WIDEST = 64;

  /** Proven symmetric and positive definite. */
  static EnergyMatrix finest(SparseMatrix a) {
    EnergyMatrix matrix = new EnergyMatrix(a, 0);
    matrix.requireSymmetric();
    matrix.requireDefinite();
    return matrix;
  }

  int size() {
    return a.rows();
  }

  private void requireSymmetric() {
    for (int i = 0; i < size(); i++) {
      for (int k = 0; k < a.count(i); k++) {
        if (a.entry(i, k) != a.get(a.column(i, k), i)) {
          throw new UnprovenException("A is not symmetric: entries (" + i + ", " + a.column(i, k) + ") differ");
        }
      }
    }
  }

  /**
   * Cholesky's factor of {@code A - c I} exists, and {@code c} is more than its rounding:
   * {@code |A - R^T R| <= gamma |R^T| |R|}, each entry at most {@code gamma / (1 - gamma) max a_ii}, in {@code 2w + 1} of a
   * row. Source: Rump, "Verification of positive definiteness" (2006); Higham (2002), theorem 10.3.
   */
  private void requireDefinite() {
    if (width(a) > WIDEST) {
      throw new UnprovenException("A couples samples that are " + width(a) + " apart, as periodic ends do: that it is positive "
          + "definite is proven for bands only");
    }
    int pivot = pivot(a, 0);
    if (pivot >= 0) {
      throw new UnprovenException("A is not known to be positive definite: its least eigenvalue may be " + rounding(a)
          + " or less, pivot " + pivot + " of Cholesky's factor is not positive");
    }
  }

  /** Whether a symmetric band, of which the lower half is read, is proven to be above {@code least I}. */
  static boolean definite(SparseMatrix a, double least) {
    return width(a) <= WIDEST && pivot(a, least) < 0;
  }

  private static int width(SparseMatrix a) {
    int w = 0;
    for (int i = 0; i < a.rows(); i++) {
      w = a.count(i) == 0 ? w : Math.max(w, i - a.column(i, 0));
    }
    return w;
  }

  private static double rounding(SparseMatrix a) {
    double largest = 0;
    for (int i = 0; i < a.rows(); i++) {
      largest = Math.max(largest, a.get(i, i));
    }
    int w = width(a);
    return 4.0 * (2 * w + 1) * (w + 3) * UNIT * largest;
  }

  /** The first pivot of {@code A} less a shift above {@code least} and rounding that is not positive; -1 if all are. */
  private static int pivot(SparseMatrix a, double least) {
    int w = width(a);
    double c = RoundedUp.add(rounding(a), RoundedUp.multiply(2, least));
    double[] factor = new double[Math.multiplyExact(a.rows(), w + 1)];
    for (int i = 0; i < a.rows(); i++) {
      for (int j = Math.max(0, i - w); j <= i; j++) {
        double sum = a.get(i, j) - (i == j ? c : 0);
        for (int k = Math.max(0, i - w); k < j; k++) {
          sum -= factor[i * (w + 1) + i - k] * (j - k > w ? 0 : factor[j * (w + 1) + j - k]);
        }
        if (i == j && !(sum > 0)) {
          return i;
        }
        factor[i * (w + 1) + i - j] = i == j ? Math.sqrt(sum) : sum / factor[j * (w + 1)];
      }
    }
    return -1;
  }

  /** {@code P^T A P}, rounded as it is in networks; refused where two coarse samples may give one fine signal. */
  EnergyMatrix coarse(Interpolation p) {
    boolean[] reached = new boolean[p.coarseLength()];
    double row = 0;
    double[] columns = new double[p.coarseLength()];
    for (int i = 0; i < p.length(); i++) {
      double sum = 0;
      for (int k = 0; k < p.matrix().count(i); k++) {
        double size = Math.abs(p.matrix().entry(i, k));
        sum = RoundedUp.add(sum, size);
        columns[p.matrix().column(i, k)] = RoundedUp.add(columns[p.matrix().column(i, k)], size);
        reached[p.matrix().column(i, k)] |= p.matrix().count(i) == 1 && size > 0;
      }
      row = Math.max(row, sum);
    }
    for (int k = 0; k < reached.length; k++) {
      if (!reached[k]) {
        throw new UnprovenException("coarse sample " + k + " of " + p + " is no fine sample by itself: P may have a kernel");
      }
    }
    double column = 0;
    for (double sum : columns) {
      column = Math.max(column, sum);
    }
    double terms = a.widest() + 2.0 * p.matrix().widest() + p.matrix().adjoint().widest();
    double rounding = RoundedUp.multiply(2 * terms * UNIT, largestRow());
    double spread = RoundedUp.multiply(RoundedUp.multiply(row, column), RoundedUp.add(error, rounding));
    return new EnergyMatrix(p.matrix().adjoint().times(a.times(p.matrix())), spread);
  }

  /** A bound of the row sums of the exact matrix. */
  double largestRow() {
    double largest = 0;
    for (int i = 0; i < size(); i++) {
      largest = Math.max(largest, rowSum(i));
    }
    return largest;
  }

  /** A bound of {@code sum_j |a_ij|} of the exact matrix. */
  double rowSum(int i) {
    double sum = error;
    for (int k = 0; k < a.count(i); k++) {
      sum = RoundedUp.add(sum, Math.abs(a.entry(i, k)));
    }
    return sum;
  }

  /** Whether row {@code i} of another matrix is that of this one. */
  boolean sameRow(SparseMatrix other, int i) {
    boolean same = other.rows() == a.rows() && other.columns() == a.columns() && other.count(i) == a.count(i);
    for (int k = 0; same && k < a.count(i); k++) {
      same = a.column(i, k) == other.column(i, k) && a.entry(i, k) == other.entry(i, k);
    }
    return same;
  }

  /** Whether all rows are. */
  boolean same(SparseMatrix other) {
    boolean same = other.rows() == a.rows();
    for (int i = 0; same && i < size(); i++) {
      same = sameRow(other, i);
    }
    return same;
  }
}
