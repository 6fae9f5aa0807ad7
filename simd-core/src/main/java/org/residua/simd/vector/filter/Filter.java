package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** A convolution or its adjoint where all taps meet samples. Thread safe. */
public final class Filter {

  private final BlockLoop.Constants constants;
  private final ByTaps<FilterPass> passes;
  private final ByTaps<BlockLoop> blocks;
  private final AnyTapsLoop anyTaps;

  public Filter(Width width, boolean transposed) {
    this.constants = new BlockLoop.Constants(width, transposed, 0);
    this.anyTaps = LoopMaker.copy(AnyTapsLoop.class, AnyTapsTemplate.class, constants);
    this.passes = new ByTaps<>(FilterPass.MOST_TAPS, taps -> LoopMaker.copy(
        FilterPass.class, FilterTemplate.class, new FilterPass.Constants(width, transposed, taps)));
    this.blocks = new ByTaps<>(BlockLoop.MOST_TAPS, taps -> LoopMaker.copy(
        BlockLoop.class, BlockTemplate.class, new BlockLoop.Constants(width, transposed, taps)));
  }

  /**
   * {@code z_{to+i} = sum_q sum_j w x_{q plane + from + i +- jd}}, {@code i = 0..count-1}, in the canonical
   * order: forward (+) over the channels {@code q} that response {@code fixed} reads, transposed (-) over
   * the responses {@code q} that read channel {@code fixed}. {@code z} is not {@code x}. The stencil has one group; only
   * that of neighbouring taps has its taps written out.
   */
  public void run(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count) {
    if (constants.planes(k) == 1 && k.taps() <= FilterPass.MOST_TAPS && k.dilation() == 1) {
      passes.of(k.taps()).run(k, fixed, x, from, z, to, count);
    } else {
      inBlocks(k, fixed, x, plane, from, z, to, count);
    }
  }

  /** The last block may begin within the one before it, and then finds the same sums again. */
  private void inBlocks(
      Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count) {
    BlockLoop loop = k.taps() <= BlockLoop.MOST_TAPS && k.dilation() == 1 ? blocks.of(k.taps()) : anyTaps;
    int lanes = constants.width().lanes();
    int size = BlockLoop.VECTORS * lanes;
    for (int i = 0; i <= count - size; i += size) {
      loop.block(k, fixed, x, plane, from + i, z, to + i);
    }
    if (count >= size) {
      if (count % size > 0) {
        loop.block(k, fixed, x, plane, from + count - size, z, to + count - size);
      }
      return;
    }
    int i = 0;
    for (; i <= count - lanes; i += lanes) {
      anyTaps.vector(k, fixed, x, plane, from + i, z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = sum(k, fixed, x, plane, from + i, k.taps(), 0);
    }
  }

  /**
   * The same on one plane where the taps from number {@code split} on meet samples {@code wrap} further on: those
   * beyond an end of a periodic signal.
   */
  public void wrapped(Stencil k, int fixed, double[] x, int from, double[] z, int to, int count, int split, int wrap) {
    int lanes = constants.width().lanes();
    int i = 0;
    for (; i <= count - BlockLoop.VECTORS * lanes; i += BlockLoop.VECTORS * lanes) {
      anyTaps.block(k, fixed, x, 0, from + i, z, to + i, split, wrap);
    }
    for (; i <= count - lanes; i += lanes) {
      anyTaps.vector(k, fixed, x, 0, from + i, z, to + i, split, wrap);
    }
    for (; i < count; i++) {
      z[to + i] = sum(k, fixed, x, 0, from + i, split, wrap);
    }
  }

  private double sum(Stencil k, int fixed, double[] x, int plane, int from, int split, int wrap) {
    double sum = BlockLoop.NOTHING;
    for (int q = 0; q < constants.planes(k); q++) {
      for (int j = 0; j < k.taps(); j++) {
        int at = from + q * plane + constants.sign() * k.dilation() * j + (j < split ? 0 : wrap);
        sum = Math.fma(constants.weight(k, fixed, q, j), x[at], sum);
      }
    }
    return sum;
  }
}
