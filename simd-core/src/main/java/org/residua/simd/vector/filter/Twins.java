package org.residua.simd.vector.filter;

import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** Two periodic filters of one channel in one pass, see {@link org.residua.simd.kernel.TwinLoops}. Thread safe. */
public final class Twins {

  private final int lanes;
  private final int analysed;
  private final int synthesised;
  private final AnalysisLoop analysis;
  private final SynthesisLoop synthesis;

  public Twins(Width width) {
    this.lanes = width.lanes();
    this.analysed = analysisVectors(width) * lanes;
    this.synthesised = synthesisVectors(width) * lanes;
    this.analysis = LoopMaker.copy(AnalysisLoop.class, AnalysisTemplate.class, width);
    this.synthesis = LoopMaker.copy(SynthesisLoop.class, SynthesisTemplate.class, width);
  }

  /** Vectors of a block, and sums of each filter, beside a vector that both read: 16 sums of 32 registers, else 8 of 16. */
  static int analysisVectors(Width width) {
    return width.lanes() == 8 ? 8 : 4;
  }

  /** Likewise, but each sum reads a vector of its own, straight from memory: 12 sums and two weights of 16 registers. */
  static int synthesisVectors(Width width) {
    return width.lanes() == 8 ? 8 : 6;
  }

  /** Whether these twins have a pass: taps go around the end at most once. */
  public static boolean suit(Stencil g, Stencil h, int length) {
    return g.twin(h) && g.boundary() == Boundary.PERIODIC && g.reach() <= length;
  }

  /** {@code y = G u}, {@code z = H u}. */
  public void convolve(Stencil g, Stencil h, double[] u, int length, double[] y, int at, double[] z) {
    int d = g.dilation();
    int around = (g.taps() - 1) * d;
    respond(g, h, u, y, at, z, 0, length - around, g.taps(), 0);
    for (int split = g.taps() - 1; split >= 1; split--) {
      respond(g, h, u, y, at, z, length - split * d, d, split, -length);
    }
  }

  /** Rows {@code from..from+count-1}; the last vector may begin within the one before it, and then finds the same sums again. */
  private void respond(
      Stencil g, Stencil h, double[] u, double[] y, int at, double[] z, int from, int count, int split, int wrap) {
    int end = from + count;
    int i = from;
    for (; i <= end - analysed; i += analysed) {
      analysis.block(g, h, u, i, y, at + i, z, i, split, wrap);
    }
    for (; i <= end - lanes; i += lanes) {
      analysis.vector(g, h, u, i, y, at + i, z, i, split, wrap);
    }
    if (i < end && count >= lanes) {
      analysis.vector(g, h, u, end - lanes, y, at + end - lanes, z, end - lanes, split, wrap);
      return;
    }
    for (; i < end; i++) {
      y[at + i] = sum(g, u, i, g.dilation(), split, wrap);
      z[i] = sum(h, u, i, h.dilation(), split, wrap);
    }
  }

  /** {@code u = G^T y + H^T z}. */
  public void adjoint(Stencil g, Stencil h, double[] y, int at, double[] z, int length, double[] u) {
    int d = g.dilation();
    int around = (g.taps() - 1) * d;
    for (int split = 1; split < g.taps(); split++) {
      sum(g, h, y, at, z, u, (split - 1) * d, d, split, length);
    }
    sum(g, h, y, at, z, u, around, length - around, g.taps(), 0);
  }

  private void sum(Stencil g, Stencil h, double[] y, int at, double[] z, double[] u, int from, int count, int split, int wrap) {
    int end = from + count;
    int i = from;
    for (; i <= end - synthesised; i += synthesised) {
      synthesis.block(g, h, y, at + i, z, i, u, i, split, wrap);
    }
    for (; i <= end - lanes; i += lanes) {
      synthesis.vector(g, h, y, at + i, z, i, u, i, split, wrap);
    }
    if (i < end && count >= lanes) {
      synthesis.vector(g, h, y, at + end - lanes, z, end - lanes, u, end - lanes, split, wrap);
      return;
    }
    for (; i < end; i++) {
      u[i] = sum(g, y, at + i, -g.dilation(), split, wrap) + sum(h, z, i, -h.dilation(), split, wrap);
    }
  }

  private static double sum(Stencil k, double[] x, int from, int distance, int split, int wrap) {
    double sum = BlockLoop.NOTHING;
    for (int j = 0; j < k.taps(); j++) {
      sum = Math.fma(k.weight(0, 0, j), x[from + j * distance + (j < split ? 0 : wrap)], sum);
    }
    return sum;
  }
}
