package org.residua.simd;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.residua.api.operator.Stencil;

/**
 * A convolution or its adjoint where all taps meet samples, made of passes over a block that stays in the
 * first-level cache. Thread safe.
 */
final class Filter {

  private static final int BLOCK = 1024;

  private final Width width;
  private final boolean transposed;
  private final AtomicReferenceArray<FilterPass> first =
      new AtomicReferenceArray<>(FilterPass.MOST_TAPS + 1);
  private final AtomicReferenceArray<FilterPass> further =
      new AtomicReferenceArray<>(FilterPass.MOST_TAPS + 1);

  Filter(Width width, boolean transposed) {
    this.width = width;
    this.transposed = transposed;
  }

  /** The pass with that many taps, made when first asked for: all together would take 30 ms. */
  private FilterPass pass(boolean begins, int taps) {
    AtomicReferenceArray<FilterPass> made = begins ? first : further;
    FilterPass found = made.get(taps);
    if (found != null) {
      return found;
    }
    made.compareAndSet(taps, null, Copies.copy(FilterPass.class, FilterTemplate.class,
        new FilterPass.Constants(width, transposed, begins, taps)));
    return made.get(taps);
  }

  /**
   * {@code z_{to+i} = sum_q sum_j w x_{q plane + from + i +- j}}, {@code i = 0..count-1}, in the canonical
   * order: forward (+) over the channels {@code q} that response {@code fixed} reads, transposed (-) over
   * the responses {@code q} that read channel {@code fixed}.
   */
  void run(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count) {
    for (int start = 0; start < count; start += BLOCK) {
      block(k, fixed, x, plane, from + start, z, to + start, Math.min(BLOCK, count - start));
    }
  }

  private void block(
      Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count) {
    int planes = transposed ? k.outputs() : k.inputs();
    for (int q = 0; q < planes; q++) {
      for (int tap = 0; tap < k.taps(); tap += FilterPass.MOST_TAPS) {
        int taps = Math.min(FilterPass.MOST_TAPS, k.taps() - tap);
        int at = q * plane + from + (transposed ? -tap : tap);
        pass(q == 0 && tap == 0, taps).run(k, fixed, q, tap, x, at, z, to, count);
      }
    }
  }
}
