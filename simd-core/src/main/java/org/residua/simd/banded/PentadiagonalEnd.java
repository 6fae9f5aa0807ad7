package org.residua.simd.banded;

import org.residua.api.arithmetic.Fma;

/**
 * One end of one factor of half-bandwidth 2, its state in fields: two columns at a time, then what is left by
 * {@link ScalarEnds}, with the same bits.
 */
final class PentadiagonalEnd {

  private final TwistedFactor factor;
  private final End end;
  private final int step;
  private final double[] r;
  private final double[] l1;
  private final double[] l2;
  private double square;
  private double reciprocal;
  private double window00;
  private double window01;
  private double window11;

  PentadiagonalEnd(TwistedFactor factor, End end) {
    this.factor = factor;
    this.end = end;
    this.step = end.step();
    this.r = factor.plane(0);
    this.l1 = factor.plane(1);
    this.l2 = factor.plane(2);
  }

  void beginElimination() {
    end.beginElimination();
    square = reciprocal = window00 = window01 = window11 = 0;
  }

  /** Columns {@code t} (even) and {@code t+1}. */
  boolean pair(double[] a, int t) {
    int i = end.row(t);
    int beside = end.entry(t, 1) - i;
    int farther = end.entry(t, 2) - i;
    double c1 = a[beside + i] + window01;
    double c2 = a[farther + i];
    double pivot = Fma.of(-square, reciprocal, a[i] + window00);
    double first = 1 / pivot;
    double second = pivot / Fma.of(a[i + step] + window11, pivot, -(c1 * c1));
    double m1 = c1 * first;
    double m2 = c2 * first;
    r[i] = first;
    l1[i] = m1;
    l2[i] = m2;
    i += step;
    c1 = a[beside + i] + Fma.of(-m1, c2, 0.0);
    window00 = Fma.of(-m2, c2, 0.0);
    c2 = a[farther + i];
    m1 = c1 * second;
    m2 = c2 * second;
    r[i] = second;
    l1[i] = m1;
    l2[i] = m2;
    window01 = Fma.of(-m1, c2, 0.0);
    window11 = Fma.of(-m2, c2, 0.0);
    square = c1 * c1;
    reciprocal = second;
    return TwistedFactor.inRange(first) && TwistedFactor.inRange(second);
  }

  /** Leaves the state where others look for it. */
  void endElimination() {
    EndLayout at = factor.layout();
    double[] state = end.state();
    state[at.window(0, 0)] = window00;
    state[at.window(0, 1)] = window01;
    state[at.window(1, 1)] = window11;
    state[at.square()] = square;
    state[at.reciprocal()] = reciprocal;
  }
}
