package org.residua.simd.banded;

/** One {@link TwistedFactor} with its loops: elimination and substitution, the ends first, then the middle. */
final class TwistedSolve {

  private final TwistedFactor factor;
  private final TwistedEnds ends;
  private final TwistedMiddle middle;

  TwistedSolve(BandedLoops loops, TwistedFactor factor) {
    this.factor = factor;
    this.ends = loops.twistedEnds(factor);
    this.middle = new TwistedMiddle(factor);
  }

  /** Whether all pivots are in range. */
  boolean factor(double[] bands) {
    return middle(bands, ends.factor(bands));
  }

  boolean eliminate(double[] bands, double[] b, double[] x) {
    return middle(bands, ends.eliminate(bands, b, x));
  }

  void substitute(double[] b, double[] x) {
    middle.solve(b, x);
    ends.substitute(x);
  }

  void forward(double[] b, double[] x) {
    ends.forward(b, x);
  }

  void middleAndBackward(double[] b, double[] x) {
    middle.solve(b, x);
    ends.backward(x);
  }

  private boolean middle(double[] bands, boolean endsInRange) {
    middle.factor(bands);
    return endsInRange && middle.inRange();
  }

  /** The row whose pivot is refused first in the order of elimination, negative if there is none. */
  int refusedRow(int lane) {
    for (int t = 0; t < factor.rows(); t++) {
      if (!TwistedFactor.inRange(reciprocal(factor.top().row(t), lane))) {
        return factor.top().row(t);
      }
      if (!TwistedFactor.inRange(reciprocal(factor.bottom().row(t), lane))) {
        return factor.bottom().row(t);
      }
    }
    for (int u = 0; u < middle.count(); u++) {
      if (!TwistedFactor.inRange(middle.reciprocal(u, lane))) {
        return middle.row(u);
      }
    }
    return -1;
  }

  /** The pivot of a row. */
  double pivot(int row, int lane) {
    for (int u = 0; u < middle.count(); u++) {
      if (middle.row(u) == row) {
        return 1 / middle.reciprocal(u, lane);
      }
    }
    return 1 / reciprocal(row, lane);
  }

  private double reciprocal(int row, int lane) {
    return factor.plane(0)[factor.place(row) + lane];
  }
}
