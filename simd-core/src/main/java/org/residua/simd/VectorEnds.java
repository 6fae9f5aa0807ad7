package org.residua.simd;

import org.residua.api.kernel.TwistedEnds;
import org.residua.api.kernel.TwistedFactor;

/** The ends of a batch of banded factors, one matrix per lane. */
final class VectorEnds implements TwistedEnds {

  /** Rows eliminated before they are looked at again: an even number whose factor stays in the cache. */
  private static final int BLOCK = 256;

  private final TwistedFactor factor;
  private final EndsLoop loop;

  VectorEnds(TwistedFactor factor, EndsLoop loop) {
    this.factor = factor;
    this.loop = loop;
  }

  @Override
  public boolean factor(double[] bands) {
    factor.top().beginElimination();
    factor.bottom().beginElimination();
    boolean inRange = true;
    for (int t = 0; t < factor.rows(); t += BLOCK) {
      inRange &= loop.factor(factor, bands, t, Math.min(factor.rows(), t + BLOCK));
    }
    return inRange;
  }

  @Override
  public void forward(double[] b, double[] y) {
    factor.top().beginSubstitution();
    factor.bottom().beginSubstitution();
    loop.forward(factor, b, y, 0, factor.rows());
  }

  @Override
  public boolean factorForward(double[] bands, double[] b, double[] y) {
    factor.top().beginElimination();
    factor.bottom().beginElimination();
    boolean inRange = true;
    for (int t = 0; t < factor.rows(); t += BLOCK) {
      int to = Math.min(factor.rows(), t + BLOCK);
      inRange &= loop.factor(factor, bands, t, to);
      loop.forward(factor, b, y, t, to);
    }
    return inRange;
  }

  @Override
  public void backward(double[] x) {
    loop.backward(factor, x);
  }
}
