package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.flux.VectorFlux;

/** A convolution or its adjoint where all taps meet samples. Thread safe. */
public final class Filter {

  /** Doubles of all planes of a stretch: 24 KiB, in a first-level cache of 32 beside what is written. */
  private static final int CACHED = 3072;
  /** Blocks of the widest vectors; with less, they overlap. */
  private static final int LEAST_STRETCH = 64;

  private final BlockLoop.Constants constants;
  private final ByTaps<FilterPass> passes;
  private final ByTaps<BlockLoop> blocks;
  private final ByTaps<BankLoop> banks;
  private final AnyTapsLoop anyTaps;

  /** {@code none} is the flux of loops that have none. */
  public Filter(Width width, boolean transposed, VectorFlux none) {
    this.constants = new BlockLoop.Constants(width, transposed, 0);
    this.anyTaps = LoopMaker.copy(AnyTapsLoop.class, AnyTapsTemplate.class, constants);
    this.passes = new ByTaps<>(FilterPass.MOST_TAPS, taps -> LoopMaker.copy(
        FilterPass.class, FilterTemplate.class, new FilterPass.Constants(width, transposed, taps)));
    this.blocks = new ByTaps<>(BlockLoop.MOST_TAPS, taps -> LoopMaker.copy(
        BlockLoop.class, BlockTemplate.class, new BlockLoop.Constants(width, transposed, taps)));
    this.banks = new ByTaps<>(BankLoop.MOST_OUTPUTS, outputs -> LoopMaker.copy(
        BankLoop.class, BankTemplate.class, new BankLoop.Constants(width, transposed, outputs, false, none)));
  }

  /**
   * All outputs of {@link #run}, those of one {@code beside} elements behind those of the other: each sample is loaded once for several of
   * them. Long planes are done in stretches that stay in the first-level cache for all of them.
   */
  public void all(Stencil k, double[] x, int plane, int from, double[] z, int beside, int to, int count) {
    int cached = CACHED / constants.planes(k);
    int stretch = Math.max(LEAST_STRETCH, cached - cached % LEAST_STRETCH);
    for (int i = 0; i < count; ) {
      int length = count - i < 2 * stretch ? count - i : stretch;
      outputs(k, x, plane, from + i, z, beside, to + i, length);
      i += length;
    }
  }

  private void outputs(Stencil k, double[] x, int plane, int from, double[] z, int beside, int to, int count) {
    int outputs = constants.outputs(k);
    for (int m = 0; m < outputs; ) {
      int block = Math.min(BankLoop.MOST_OUTPUTS, outputs - m);
      if (block > 1 && count >= BankLoop.Constants.size(constants.width(), block)) {
        banks.of(block).run(k, m, x, plane, from, z, beside, to + m * beside, count, 0, 0);
      } else {
        for (int o = m; o < m + block; o++) {
          run(k, o, x, plane, from, z, to + o * beside, count);
        }
      }
      m += block;
    }
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
    boolean written = k.taps() <= BlockLoop.MOST_TAPS && k.dilation() == 1;
    BlockLoop loop = written ? blocks.of(k.taps()) : anyTaps;
    int lanes = constants.width().lanes();
    int size = (written ? BlockLoop.vectors(constants.width()) : BlockLoop.VECTORS) * lanes;
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
