package org.residua.bench.contender;

import java.util.Arrays;
import org.residua.bench.problem.FrameStep;

/**
 * The step of a frame in plain Java: each level continued periodically in a longer array, so that the loops over samples
 * have no branch.
 */
final class NaiveFrame {

  private final double[] h;
  private final double[] g;
  private final double[] contrasts;
  private final double[] longer;
  private final double[] longerFlux;
  private final double[] sum;
  private final double[][] fluxes;

  NaiveFrame(FrameStep step, int length) {
    this.h = step.low();
    this.g = step.high();
    this.contrasts = step.contrasts(length);
    int reach = (h.length - 1) << (contrasts.length - 1);
    this.longer = new double[2 * length + reach];
    this.longerFlux = new double[2 * length + reach];
    this.sum = new double[2 * length];
    this.fluxes = new double[contrasts.length][2 * length];
  }

  void step(double[] u) {
    int n = sum.length;
    for (int i = 0; i < u.length; i++) {
      sum[i] = u[i];
      sum[n - 1 - i] = u[i];
    }
    for (int j = 0; j < contrasts.length; j++) {
      analyse(j, 1 / (contrasts[j] * contrasts[j]));
    }
    Arrays.fill(sum, 0);
    for (int j = contrasts.length - 1; j >= 0; j--) {
      synthesise(j);
    }
    for (int i = 0; i < u.length; i++) {
      u[i] -= 0.5 * (sum[i] + sum[n - 1 - i]);
    }
  }

  /** {@code c_i} reads the samples before {@code i}: the end is put in front. */
  private void analyse(int level, double scale) {
    int n = sum.length;
    int reach = (h.length - 1) << level;
    System.arraycopy(sum, n - reach, longer, 0, reach);
    System.arraycopy(sum, 0, longer, reach, n);
    double[] c = fluxes[level];
    for (int i = 0; i < n; i++) {
      double low = 0;
      double high = 0;
      for (int k = 0; k < h.length; k++) {
        double sample = longer[reach + i - (k << level)];
        low += h[k] * sample;
        high += g[k] * sample;
      }
      sum[i] = low;
      c[i] = high / (1 + high * high * scale);
    }
  }

  private void synthesise(int level) {
    int n = sum.length;
    int reach = (h.length - 1) << level;
    System.arraycopy(sum, 0, longer, 0, n);
    System.arraycopy(sum, 0, longer, n, reach);
    System.arraycopy(fluxes[level], 0, longerFlux, 0, n);
    System.arraycopy(fluxes[level], 0, longerFlux, n, reach);
    for (int i = 0; i < n; i++) {
      double back = 0;
      for (int k = 0; k < h.length; k++) {
        back += h[k] * longer[i + (k << level)] + g[k] * longerFlux[i + (k << level)];
      }
      sum[i] = back;
    }
  }
}
