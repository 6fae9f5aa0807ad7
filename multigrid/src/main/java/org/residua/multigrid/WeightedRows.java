package org.residua.multigrid;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * The sum {@code E(x) = sum_r w_r P((B x)_r)}: the rows {@code B} whose responses a potential sees, and how much each counts.
 *
 * @param matrix {@code B}
 * @param weights {@code w}, one channel
 */
public record WeightedRows(SparseMatrix matrix, Signal weights) {

  /** Rows that differ by less than this, relative to their entries, differ by the rounding of interpolation weights. */
  private static final double SAME = 1e-12;

  /**
   * Rows for each unknown of a coarse level, where thinning begins. For second differences and tau = 1e4, all rows take 20
   * cycles to 1e-10, two for each unknown 23, one 36.
   */
  private static final int MOST = 2;

  /** Refuses another number of weights than rows. */
  public WeightedRows {
    weights.requireFinite("weights of rows");
    if (weights.shape().channels() != 1 || weights.shape().length() != matrix.rows()) {
      throw new IllegalArgumentException("weights " + weights.shape() + " for " + matrix + "; give one for each row");
    }
  }

  /**
   * {@code E(P x)} on the coarse level. Neighbouring rows of {@code B P} that are equal become one with their weights added
   * up, and rows of zeros are left out: for linear interpolation of differences of first or second order that is exact. More
   * rows than unknowns are thinned, each that is kept with the weights of its neighbours: a coarser rule for the same
   * integral. Where every row has one entry the weights are interpolated instead of the arguments (lumped).
   */
  WeightedRows coarse(Interpolation p) {
    if (matrix.widest() == 1) {
      return lumped(p);
    }
    SparseMatrix product = matrix.times(p.matrix());
    List<Integer> kept = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (int r = 0; r < product.rows(); r++) {
      if (size(product, r) <= SAME * size(matrix, r)) {
        continue;
      }
      int last = kept.size() - 1;
      if (last >= 0 && same(product, kept.get(last), r)) {
        counts.set(last, counts.get(last) + weights.get(0, r));
      } else {
        kept.add(r);
        counts.add(weights.get(0, r));
      }
    }
    return thinned(product, kept, counts, Math.max(1, kept.size() / (MOST * (p.coarseLength() + matrix.widest()))));
  }

  private WeightedRows lumped(Interpolation p) {
    Signal coarse = p.matrix().adjoint().apply(matrix.adjoint().apply(weights));
    return new WeightedRows(Matrices.identity(1, p.coarseLength()).named("B"), coarse);
  }

  /** Of every {@code stride} rows the middle one, with the weights of all. */
  private static WeightedRows thinned(SparseMatrix product, List<Integer> kept, List<Double> counts, int stride) {
    List<Double> sums = new ArrayList<>();
    SparseMatrix middles = SparseMatrix.of("B", product.columns(), rows -> {
      for (int from = 0; from < kept.size(); from += stride) {
        int to = Math.min(kept.size(), from + stride);
        int r = kept.get((from + to - 1) / 2);
        for (int k = 0; k < product.count(r); k++) {
          rows.add(product.column(r, k), product.entry(r, k));
        }
        rows.end();
        sums.add(counts.subList(from, to).stream().mapToDouble(Double::doubleValue).sum());
      }
      if (sums.isEmpty()) {
        rows.end();
        sums.add(0.0);
      }
    });
    return new WeightedRows(middles, Signal.of(sums.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static double size(SparseMatrix a, int r) {
    double size = 0;
    for (int k = 0; k < a.count(r); k++) {
      size = Math.max(size, Math.abs(a.entry(r, k)));
    }
    return size;
  }

  private static boolean same(SparseMatrix a, int r, int s) {
    boolean same = a.count(r) == a.count(s);
    double bound = SAME * size(a, r);
    for (int k = 0; same && k < a.count(r); k++) {
      same = a.column(r, k) == a.column(s, k) && Math.abs(a.entry(r, k) - a.entry(s, k)) <= bound;
    }
    return same;
  }
}
