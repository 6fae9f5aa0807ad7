package org.residua.simd;

import org.residua.api.operator.Stencil;

/** A convolution or its adjoint where all taps meet samples. Thread safe. */
final class Filter {

  private final Width width;
  private final boolean transposed;
  private final ByTaps<FilterPass> passes;
  private final ByTaps<BlockLoop> blocks;

  Filter(Width width, boolean transposed) {
    this.width = width;
    this.transposed = transposed;
    this.passes = new ByTaps<>(FilterPass.MOST_TAPS, taps -> Copies.copy(
        FilterPass.class, FilterTemplate.class, new FilterPass.Constants(width, transposed, taps)));
    this.blocks = new ByTaps<>(BlockLoop.MOST_TAPS, taps -> Copies.copy(
        BlockLoop.class, BlockTemplate.class, new BlockLoop.Constants(width, transposed, taps)));
  }

  /**
   * {@code z_{to+i} = sum_q sum_j w x_{q plane + from + i +- j}}, {@code i = 0..count-1}, in the canonical
   * order: forward (+) over the channels {@code q} that response {@code fixed} reads, transposed (-) over
   * the responses {@code q} that read channel {@code fixed}. {@code z} is not {@code x}.
   */
  void run(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count) {
    int planes = transposed ? k.outputs() : k.inputs();
    if (planes == 1 && k.taps() <= FilterPass.MOST_TAPS) {
      passes.of(k.taps()).run(k, fixed, x, from, z, to, count);
    } else {
      inBlocks(k, fixed, x, plane, from, z, to, count);
    }
  }

  /** The last block may begin within the one before it, and then finds the same sums again. */
  private void inBlocks(
      Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count) {
    BlockLoop loop = blocks.of(k.taps() <= BlockLoop.MOST_TAPS ? k.taps() : 0);
    int size = BlockLoop.VECTORS * width.lanes();
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
    for (; i <= count - width.lanes(); i += width.lanes()) {
      loop.vector(k, fixed, x, plane, from + i, z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = sum(k, fixed, x, plane, from + i);
    }
  }

  private double sum(Stencil k, int fixed, double[] x, int plane, int from) {
    double sum = -0.0;
    for (int q = 0; q < (transposed ? k.outputs() : k.inputs()); q++) {
      for (int j = 0; j < k.taps(); j++) {
        double w = transposed ? k.weight(q, fixed, j) : k.weight(fixed, q, j);
        sum = Math.fma(w, x[from + q * plane + (transposed ? -j : j)], sum);
      }
    }
    return sum;
  }
}
