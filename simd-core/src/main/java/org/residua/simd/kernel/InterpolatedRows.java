package org.residua.simd.kernel;

import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.SparseMatrix;

/** Some rows of {@code x + P e}: those that repeat, of two entries and of one in turns, in pairs, the others one by one. */
final class InterpolatedRows {

  private static final int PAIR = 2;

  private final SparseMatrix p;
  private final int from;
  private final int to;
  private final int first;
  private final int end;
  private final int column;
  private final double left;
  private final double right;
  private final double alone;

  /** Rows {@code from..to-1}; {@code paired} is a row of two entries, the first of those that repeat or a later one. */
  InterpolatedRows(SparseMatrix p, int paired, int from, int to) {
    int begin = Math.max(p.repetition().from(), from);
    this.p = p;
    this.from = from;
    this.to = to;
    this.first = Math.min(to, begin + Math.floorMod(paired - begin, PAIR));
    this.end = first + Math.max(0, Math.min(to, p.repetition().to()) - first) / PAIR * PAIR;
    this.column = first < end ? p.column(first, 0) : 0;
    this.left = p.entry(paired, 0);
    this.right = p.entry(paired, 1);
    this.alone = p.entry(paired + 1, 0);
  }

  /** {@code z_{i + at} = (x + P e)_i}. */
  void run(double[] x, double[] e, double[] z, int at) {
    for (int i = from; i < first; i++) {
      z[i + at] = x[i] + p.at(e, 0, i);
    }
    int j = column;
    for (int i = first; i < end; i += PAIR, j++) {
      z[i + at] = x[i] + Fma.of(right, e[j + 1], left * e[j]);
      z[i + at + 1] = x[i + 1] + alone * e[j + 1];
    }
    for (int i = end; i < to; i++) {
      z[i + at] = x[i] + p.at(e, 0, i);
    }
  }
}
