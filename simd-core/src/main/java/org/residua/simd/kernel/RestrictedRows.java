package org.residua.simd.kernel;

import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.SparseMatrix;

/** Some rows of {@code R x}: those that repeat, of three entries, with their numbers at hand, the others one by one. */
final class RestrictedRows {

  private final SparseMatrix r;
  private final int from;
  private final int to;
  private final int first;
  private final int end;
  private final int column;
  private final double left;
  private final double middle;
  private final double right;

  /** Rows {@code from..to-1}. */
  RestrictedRows(SparseMatrix r, int from, int to) {
    int repeated = r.repetition().from();
    this.r = r;
    this.from = from;
    this.to = to;
    this.first = Math.min(to, Math.max(repeated, from));
    this.end = Math.max(first, Math.min(to, r.repetition().to()));
    this.column = first < end ? r.column(first, 0) : 0;
    this.left = r.entry(repeated, 0);
    this.middle = r.entry(repeated, 1);
    this.right = r.entry(repeated, 2);
  }

  /** {@code z_i = (R x)_i}, of the samples {@code x} from {@code offset} on. */
  void run(double[] x, int offset, double[] z) {
    for (int i = from; i < first; i++) {
      z[i] = r.at(x, offset, i);
    }
    int j = offset + column;
    for (int i = first; i < end; i++, j += 2) {
      z[i] = Fma.of(right, x[j + 2], Fma.of(middle, x[j + 1], left * x[j]));
    }
    for (int i = end; i < to; i++) {
      z[i] = r.at(x, offset, i);
    }
  }
}
