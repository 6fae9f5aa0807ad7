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
  private final Banks banks;

  /** {@code none} is the flux of loops that have none. */
  public Filter(Width width, boolean transposed, VectorFlux none) {
    this.constants = new BlockLoop.Constants(width, transposed, 0);
    this.passes = new ByTaps<>(FilterPass.MOST_TAPS, taps -> LoopMaker.copy(
        FilterPass.class, FilterTemplate.class, new FilterPass.Constants(width, transposed, taps)));
    this.blocks = new ByTaps<>(BlockLoop.MOST_TAPS, taps -> LoopMaker.copy(
        BlockLoop.class, BlockTemplate.class, new BlockLoop.Constants(width, transposed, taps)));
    this.banks = new Banks(width, transposed, none);
  }

  Banks banks() {
    return banks;
  }

  /** Samples of a block of so many outputs side by side. */
  public int blockSize(int outputs) {
    return banks.size(outputs);
  }

  Width width() {
    return constants.width();
  }

  /**
   * All outputs of {@link #run}, those of one {@code beside} elements behind those of the other: each sample is loaded once for
   * several of them. Long planes are done in stretches that stay in the first-level cache for all of them.
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
      int block = BankLoop.Block.outputs(constants.width(), outputs - m);
      if (block > 1) {
        sums(k, m, block, x, plane, from, z, beside, to + m * beside, count);
      } else {
        run(k, m, x, plane, from, z, to + m * beside, count);
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
    boolean written = k.taps() <= BlockLoop.MOST_TAPS && k.dilation() == 1;
    int size = BlockLoop.vectors(constants.width(), k.taps()) * constants.width().lanes();
    if (written && constants.planes(k) == 1) {
      passes.of(k.taps()).run(k, fixed, x, from, z, to, count);
    } else if (written && count >= size) {
      inBlocks(blocks.of(k.taps()), size, k, fixed, x, plane, from, z, to, count);
    } else {
      sums(k, fixed, 1, x, plane, from, z, 0, to, count);
    }
  }

  /** The last block may begin within the one before it, and then finds the same sums again. */
  private static void inBlocks(
      BlockLoop loop, int size, Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count) {
    for (int i = 0; i <= count - size; i += size) {
      loop.block(k, fixed, x, plane, from + i, z, to + i);
    }
    if (count % size > 0) {
      loop.block(k, fixed, x, plane, from + count - size, z, to + count - size);
    }
  }

  private void sums(
      Stencil k, int fixed, int outputs, double[] x, int plane, int from, double[] z, int beside, int to, int count) {
    if (count >= constants.width().lanes()) {
      banks.of(outputs, count).run(k, constants.position(k, fixed, 0), constants.planes(k), k.taps(), k.taps(), 0,
          x, plane, from, z, beside, to, count, 0, 0);
      return;
    }
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < count; i++) {
        z[to + o * beside + i] = sum(k, fixed + o, x, plane, from + i);
      }
    }
  }

  private double sum(Stencil k, int fixed, double[] x, int plane, int from) {
    double sum = BlockLoop.NOTHING;
    for (int q = 0; q < constants.planes(k); q++) {
      for (int j = 0; j < k.taps(); j++) {
        sum = Math.fma(constants.weight(k, fixed, q, j), x[from + q * plane + constants.sign() * k.dilation() * j], sum);
      }
    }
    return sum;
  }
}
