package org.residua.simd.vector.banded;

import org.residua.simd.banded.TwistedEnds;
import org.residua.simd.banded.TwistedFactor;

/** The ends of a batch of banded factors, one matrix per lane. */
public final class VectorEnds implements TwistedEnds {

  /**
   * Rows at a time, an even number: they stay in the cache for the substitution after the elimination, and for
   * the other lanes of a batch that fills several vectors.
   */
  private static final int BLOCK = 512;

  private final TwistedFactor factor;
  private final EndsLoop loop;

  public VectorEnds(TwistedFactor factor, EndsLoop loop) {
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
    for (int t = 0; t < factor.rows(); t += BLOCK) {
      loop.forward(factor, b, y, t, Math.min(factor.rows(), t + BLOCK));
    }
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
    for (int to = factor.rows(); to > 0; to -= BLOCK) {
      loop.backward(factor, x, Math.max(0, to - BLOCK), to);
    }
  }
}
