package org.residua.simd.vector.banded;

import java.util.Optional;
import org.residua.simd.banded.End;
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
  private final Optional<OnceLoop> once;

  public VectorEnds(TwistedFactor factor, EndsLoops loops) {
    this.factor = factor;
    this.loop = loops.of(factor.layout());
    this.once = loops.once(factor.layout());
  }

  @Override
  public boolean factor(double[] bands) {
    factor.top().beginElimination();
    factor.bottom().beginElimination();
    boolean inRange = true;
    for (int t = 0; t < factor.rows(); t += BLOCK) {
      inRange &= factored(bands, t, Math.min(factor.rows(), t + BLOCK));
    }
    return inRange;
  }

  /** The loops look at all lanes; where one is not in range it may be one that pads the batch. */
  private boolean factored(double[] bands, int from, int to) {
    return loop.factor(factor, bands, from, to) || (factor.systems() < factor.lanes() && inRange(from, to));
  }

  private boolean inRange(int from, int to) {
    boolean inRange = true;
    for (int t = from; t < to; t++) {
      inRange &= inRange(factor.top(), t) && inRange(factor.bottom(), t);
    }
    return inRange;
  }

  private boolean inRange(End end, int t) {
    boolean inRange = true;
    for (int lane = 0; lane < factor.systems(); lane++) {
      inRange &= TwistedFactor.inRange(factor.plane(0)[end.place(t) + lane]);
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
  public boolean eliminate(double[] bands, double[] b, double[] y) {
    factor.top().beginElimination();
    factor.bottom().beginElimination();
    boolean inRange = true;
    for (int t = 0; t < factor.rows(); t += BLOCK) {
      int to = Math.min(factor.rows(), t + BLOCK);
      if (once.isPresent()) {
        inRange &= used(once.get().eliminate(factor, bands, b, y, t, to)) == 0;
      } else {
        inRange &= factored(bands, t, to);
        loop.forward(factor, b, y, t, to);
      }
    }
    return inRange;
  }

  /** The bits of lanes that are no padding. */
  private long used(long lanes) {
    return lanes & ((1L << factor.systems()) - 1);
  }

  @Override
  public void backward(double[] x) {
    for (int to = factor.rows(); to > 0; to -= BLOCK) {
      loop.backward(factor, x, Math.max(0, to - BLOCK), to);
    }
  }

  @Override
  public void substitute(double[] x) {
    if (once.isEmpty()) {
      backward(x);
      return;
    }
    for (int to = factor.rows(); to > 0; to -= BLOCK) {
      once.get().substitute(factor, x, Math.max(0, to - BLOCK), to);
    }
  }
}
