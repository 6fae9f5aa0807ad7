package org.residua.simd.scalar;

import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.Stencil;

/**
 * Sums over the taps of filters for neighbouring values, some at a time so that they stay in cache, up to four taps in a pass: each
 * sum is fused in the canonical order.
 */
final class TapLoops {

  /** Values between two passes. */
  static final int TILE = 512;

  /** Taps of a pass. */
  private static final int MOST = 4;

  /** Added to anything it changes no bit, so sums can begin with it. */
  private static final double NOTHING = -0.0;

  private TapLoops() {}

  /**
   * {@code y_{to+i} = sum_c sum_j w_{m,c,j} x_{at + c plane + i + jd}} over the channels of the group of {@code m}.
   *
   * @param at the first sample of the first channel of the group
   * @param plane samples from one channel to the next
   */
  static void respond(Stencil k, int m, double[] x, int at, int plane, double[] y, int to, int count) {
    for (int i = 0; i < count; i += TILE) {
      for (int c = 0; c < k.groupInputs(); c++) {
        pass(k, m, c, x, at + c * plane + i, k.dilation(), c == 0, y, to + i, Math.min(TILE, count - i));
      }
    }
  }

  /**
   * {@code u_{to+i} = sum_m sum_j w_{m,c,j} z_{at + m plane + i - jd}} over the responses of a group, {@code c} counted within it.
   *
   * @param group the number of the group
   * @param at where sample 0 of response 0 of the bank would meet the first result with its first tap
   * @param plane values from one response to the next
   */
  static void adjoint(Stencil k, int group, int c, double[] z, int at, int plane, double[] u, int to, int count) {
    int first = group * k.groupOutputs();
    for (int i = 0; i < count; i += TILE) {
      for (int m = first; m < first + k.groupOutputs(); m++) {
        pass(k, m, c, z, at + m * plane + i, -k.dilation(), m == first, u, to + i, Math.min(TILE, count - i));
      }
    }
  }

  /** All taps of one channel and response; sums begin anew or go on. */
  private static void pass(Stencil k, int m, int c, double[] x, int at, int d, boolean anew, double[] y, int to, int count) {
    int head = (k.taps() - 1) % MOST + 1;
    double w = k.weight(m, c, 0);
    switch (head) {
      case 1 -> one(w, x, at, anew, y, to, count);
      case 2 -> two(w, k.weight(m, c, 1), x, at, d, anew, y, to, count);
      case 3 -> three(w, k.weight(m, c, 1), k.weight(m, c, 2), x, at, d, anew, y, to, count);
      default -> four(k, m, c, 0, x, at, d, anew, y, to, count);
    }
    for (int j = head; j < k.taps(); j += MOST) {
      four(k, m, c, j, x, at + j * d, d, false, y, to, count);
    }
  }

  private static void one(double w, double[] x, int at, boolean anew, double[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] = Fma.of(w, x[at + i], anew ? NOTHING : y[to + i]);
    }
  }

  private static void two(double w, double w1, double[] x, int at, int d, boolean anew, double[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] = Fma.of(w1, x[at + d + i], Fma.of(w, x[at + i], anew ? NOTHING : y[to + i]));
    }
  }

  private static void three(double w, double w1, double w2, double[] x, int at, int d, boolean anew, double[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] = Fma.of(w2, x[at + 2 * d + i], Fma.of(w1, x[at + d + i], Fma.of(w, x[at + i], anew ? NOTHING : y[to + i])));
    }
  }

  /** The taps from number {@code j} on, the first of which meets {@code x_at}. */
  private static void four(Stencil k, int m, int c, int j, double[] x, int at, int d, boolean anew, double[] y, int to, int count) {
    double w = k.weight(m, c, j);
    double w1 = k.weight(m, c, j + 1);
    double w2 = k.weight(m, c, j + 2);
    double w3 = k.weight(m, c, j + 3);
    for (int i = 0; i < count; i++) {
      y[to + i] = Fma.of(w3, x[at + 3 * d + i], Fma.of(w2, x[at + 2 * d + i],
          Fma.of(w1, x[at + d + i], Fma.of(w, x[at + i], anew ? NOTHING : y[to + i]))));
    }
  }
}
