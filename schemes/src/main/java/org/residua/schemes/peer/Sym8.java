package org.residua.schemes.peer;

import java.util.Arrays;
import java.util.List;
import org.residua.schemes.denoiser.Wavelet;

/** The orthonormal filters of Daubechies' least asymmetric wavelet with eight vanishing moments, on periodic samples. */
final class Sym8 {

  private static final double QUARTILE = 0.6744897501960817;
  /** So many octaves are left to the coarsest approximation. */
  private static final int COARSEST = 4;

  private static final double[] LOW = scaled(Wavelet.SYM8.lowPass());
  private static final double[] HIGH = scaled(Wavelet.SYM8.highPass());

  private Sym8() {}

  private static double[] scaled(List<Double> taps) {
    return taps.stream().mapToDouble(tap -> Math.sqrt(2) * tap).toArray();
  }

  /** {@code log2 n - 4}, at least 1. */
  static int levels(int length) {
    return Math.max(1, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(length) - COARSEST);
  }

  /** {@code y_i = sum_k h_k x_(i - k d)}. */
  static double[] low(double[] x, int dilation) {
    return filtered(LOW, x, dilation);
  }

  /** {@code y_i = sum_k g_k x_(i - k d)}. */
  static double[] high(double[] x, int dilation) {
    return filtered(HIGH, x, dilation);
  }

  private static double[] filtered(double[] taps, double[] x, int dilation) {
    double[] y = new double[x.length];
    for (int k = 0; k < taps.length; k++) {
      int shift = (int) ((long) k * dilation % x.length);
      for (int i = 0; i < x.length; i++) {
        y[i] += taps[k] * x[i < shift ? i - shift + x.length : i - shift];
      }
    }
    return y;
  }

  /** The transpose of both together: {@code x_(i - k d) += h_k a_i + g_k c_i}. */
  static double[] transposed(double[] a, double[] c, int dilation) {
    double[] x = new double[a.length];
    for (int k = 0; k < LOW.length; k++) {
      int shift = (int) ((long) k * dilation % x.length);
      for (int i = 0; i < x.length; i++) {
        x[i < shift ? i - shift + x.length : i - shift] += LOW[k] * a[i] + HIGH[k] * c[i];
      }
    }
    return x;
  }

  /**
   * The standard deviation of white noise: the median of the sizes of the finest coefficients over the upper quartile of the
   * normal distribution. Source: Donoho, Johnstone (1994), section 4.3; all coefficients are taken, not every other one.
   */
  static double noise(double... noisy) {
    double[] sizes = high(noisy, 1);
    Arrays.setAll(sizes, i -> Math.abs(sizes[i]));
    Arrays.sort(sizes);
    int n = sizes.length;
    return (sizes[(n - 1) / 2] + sizes[n / 2]) / 2 / QUARTILE;
  }
}
