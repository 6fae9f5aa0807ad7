package org.residua.bench.problem;

import java.util.stream.IntStream;
import org.residua.schemes.denoiser.Frame;
import org.residua.schemes.denoiser.Wavelet;

/**
 * One explicit step {@code u <- u - 1/2 K^T Phi(K u)} of Perona-Malik, {@code K} the details of the undecimated transform with
 * the wavelet sym8 on the signal and its mirror image: what translation-invariant thresholding computes, with a
 * smooth threshold for each level.
 */
public record FrameStep() implements Problem {

  private static final int TAPS = 16;

  @Override
  public String id() {
    return "frame-sym8";
  }

  /** The low-pass filter. */
  public double[] low() {
    return Wavelet.SYM8.lowPass().stream().mapToDouble(w -> w).toArray();
  }

  /** The high-pass filter. */
  public double[] high() {
    return Wavelet.SYM8.highPass().stream().mapToDouble(w -> w).toArray();
  }

  /** The contrast of each level. */
  public double[] contrasts(int length) {
    return IntStream.rangeClosed(1, Frame.levels(length)).mapToDouble(j -> 3 * Math.pow(2, -0.5 * j)).toArray();
  }

  /** By the definition, index by index. */
  @Override
  public void reference(double[] u) {
    int n = 2 * u.length;
    double[] h = low();
    double[] g = high();
    double[] contrasts = contrasts(u.length);
    double[] a = new double[n];
    for (int i = 0; i < u.length; i++) {
      a[i] = u[i];
      a[n - 1 - i] = u[i];
    }
    double[][] fluxes = new double[contrasts.length][n];
    for (int j = 0; j < contrasts.length; j++) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        double c = 0;
        for (int k = 0; k < TAPS; k++) {
          double sample = a[Math.floorMod(i - (k << j), n)];
          c += g[k] * sample;
          next[i] += h[k] * sample;
        }
        fluxes[j][i] = c / (1 + c * c / (contrasts[j] * contrasts[j]));
      }
      a = next;
    }
    double[] back = new double[n];
    for (int j = contrasts.length - 1; j >= 0; j--) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < TAPS; k++) {
          next[Math.floorMod(i - (k << j), n)] += g[k] * fluxes[j][i] + h[k] * back[i];
        }
      }
      back = next;
    }
    for (int i = 0; i < u.length; i++) {
      u[i] -= 0.5 * (back[i] + back[n - 1 - i]);
    }
  }

  /** Two sums of 16 products for each of up to 16 levels and back. */
  @Override
  public double tolerance() {
    return 4 * TAPS * 16 * Math.ulp(1.0);
  }
}
