package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Product;
import org.residua.api.operator.Stack;

/**
 * An undecimated wavelet transform of {@code J} levels as operators of one channel,
 *
 * <pre>
 *   a_0 = x,   c_j = G_j a_(j-1),   a_j = H_j a_(j-1),   taps of level j: 2^(j-1) samples apart,
 *   W x = (c_1; ...; c_J; a_J)
 * </pre>
 *
 * <p>on periodic signals. Its filters are orthonormal, hence {@code H_j^T H_j + G_j^T G_j = I} and {@code W^T W = I}: a tight
 * frame, whose norm {@link Stack} proves to be 1 up to rounding. Between two ends a signal is continued by its mirror image to
 * twice its length: {@code K = W M}, {@code K^T K = 2 I}. Source: Coifman, Donoho (1995), Translation-invariant de-noising;
 * Nason, Silverman (1995).
 *
 * @param wavelet its filters
 * @param levels {@code J}, at least 1
 */
public record Frame(Wavelet wavelet, int levels) {

  private static final int MOST_LEVELS = 16;
  /** So many octaves are left to the coarsest approximation. */
  private static final int COARSEST = 4;

  /** Refuses a number of levels that is not in 1..16. */
  public Frame {
    if (levels < 1 || levels > MOST_LEVELS) {
      throw new IllegalArgumentException(levels + " levels of a frame must be in 1.." + MOST_LEVELS);
    }
  }

  /** The usual number of levels for signals of that length: {@code log2 n - 4} rounded up, within 1..16, so that the coarsest
   * approximation, of which nothing is removed, has at most 16 samples where it is not redundant. */
  public static int levels(int length) {
    return Math.clamp((Integer.SIZE - Integer.numberOfLeadingZeros(length - 1)) - COARSEST, 1, MOST_LEVELS);
  }

  /** {@code W}: periodic, {@code W^T W = I}. */
  public LinearOperator analysis() {
    return stacked(true);
  }

  /** {@code (c_1; ...; c_J)} of the signal continued by its mirror image: twice its length, norm {@code sqrt(2)}. */
  public LinearOperator details() {
    return new Product(stacked(false), new Mirror());
  }

  /**
   * The means of the variances of samples that make up those of the {@link #details}, level by level: the same with the filters
   * {@code 2 h_k^2}, {@code 2 g_k^2}, whose sums are 1.
   *
   * @param variances of the samples
   */
  List<double[]> variances(double... variances) {
    int n = variances.length;
    double[] approximation = Arrays.copyOf(variances, 2 * n);
    for (int i = 0; i < n; i++) {
      approximation[2 * n - 1 - i] = variances[i];
    }
    List<double[]> rows = new ArrayList<>();
    for (int level = 1; level <= levels; level++) {
      rows.add(smoothed(approximation, wavelet.highPass(), 1 << (level - 1)));
      approximation = smoothed(approximation, wavelet.lowPass(), 1 << (level - 1));
    }
    return rows;
  }

  /** {@code sum_k 2 f_k^2 x_(i + (L-1-k) d)}, periodic; tap by tap, for loops without branches. */
  private static double[] smoothed(double[] x, List<Double> taps, int dilation) {
    double[] y = new double[x.length];
    for (int k = 0; k < taps.size(); k++) {
      double weight = 2 * taps.get(k) * taps.get(k);
      int ahead = (taps.size() - 1 - k) * dilation % x.length;
      for (int i = 0; i < x.length - ahead; i++) {
        y[i] += weight * x[i + ahead];
      }
      for (int i = x.length - ahead; i < x.length; i++) {
        y[i] += weight * x[i + ahead - x.length];
      }
    }
    return y;
  }

  /** {@code (c_1; ...; c_J)} of a periodic signal. */
  LinearOperator periodicDetails() {
    return stacked(false);
  }

  /** {@code G_j}: what level {@code j} leaves of the level before as details. */
  Convolution high(int level) {
    return filter(wavelet.highPass(), 1 << (level - 1));
  }

  /** {@code H_j}: what level {@code j} hands on. */
  Convolution low(int level) {
    return filter(wavelet.lowPass(), 1 << (level - 1));
  }

  /** How many samples after its own a value of {@code a_J} is made from: {@code (L - 1) (2^J - 1)}. */
  int reach() {
    return (wavelet.lowPass().size() - 1) * ((1 << levels) - 1);
  }

  /** Level by level: what follows a low-pass filter is computed from its result. */
  private LinearOperator stacked(boolean approximation) {
    List<Double> low = wavelet.lowPass();
    List<Double> high = wavelet.highPass();
    int coarsest = 1 << (levels - 1);
    LinearOperator last = filter(high, coarsest);
    LinearOperator below = approximation ? new Stack(List.of(last, filter(low, coarsest))) : last;
    for (int dilation = coarsest / 2; dilation >= 1; dilation /= 2) {
      below = new Stack(List.of(filter(high, dilation), new Product(below, filter(low, dilation))));
    }
    return below;
  }

  /** {@code y_i = sum_k f_k x_(i + (L-1-k) d)}: the responses of the definition, each shifted by {@code (L-1) d}. */
  private static Convolution filter(List<Double> taps, int dilation) {
    double[] reversed = taps.reversed().stream().mapToDouble(Double::doubleValue).toArray();
    return Convolution.of(Boundary.PERIODIC, reversed).dilated(dilation);
  }
}
