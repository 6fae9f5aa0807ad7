package org.residua.simd.banded;

import java.util.Arrays;

/**
 * One end of a twisted elimination: row {@code t} of the end is row {@code t} of the matrix at the top, and
 * the {@code t}-th last row before the border at the bottom. Its state is that of {@link EndLayout}.
 */
public final class End {

  private final TwistedFactor factor;
  private final boolean top;
  private final double[] state;

  End(TwistedFactor factor, boolean top) {
    this.factor = factor;
    this.top = top;
    this.state = new double[factor.layout().size()];
  }

  /** The state, written by the loops. */
  public double[] state() {
    return state;
  }

  public void beginElimination() {
    Arrays.fill(state, 0);
  }

  /** Begins a forward substitution. */
  public void beginSubstitution() {
    EndLayout at = factor.layout();
    Arrays.fill(state, at.substituted(0), at.size(), 0);
  }

  /** The row of the matrix that row {@code t} of this end is. */
  public int row(int t) {
    return top ? t : factor.interior() - 1 - t;
  }

  /** Where the first lane of row {@code t} of this end is; see {@link TwistedFactor#place}. */
  public int place(int t) {
    return factor.place(row(t));
  }

  /** The places from a row to the next one of this end. */
  public int step() {
    return top ? factor.lanes() : -factor.lanes();
  }

  /** Where in the bands the entry of rows {@code t} and {@code t+q} is, for the first lane. */
  public int entry(int t, int q) {
    int row = row(t);
    return factor.bandsAt() + factor.place(q * factor.size() + (top ? row : row - q));
  }

  /** Where in the bands the entry of row {@code t} and border row {@code k} is, negative if it is zero. */
  public int borderEntry(int t, int k) {
    return factor.borderEntry(row(t), k);
  }
}
