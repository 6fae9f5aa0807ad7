package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Test C: a noise level that drifts. Differences of the orders 1, 2, 3 and the finest details of sym4 and sym8, each divided by what
 * unit noise makes of it, measure the noise in blocks of {@code B = max(64, n/32)} samples:
 *
 * <pre>
 *   b_k = min over the five of  median |.| / Phi^-1(3/4),   g = mean of 5 of median of 5 of ln b_k
 * </pre>
 *
 * <p>the least, because detail of the signal enlarges each of them, and smoothed, because detail comes in few blocks. Where a filter would
 * leave the signal it tells nothing; the medians continue {@code ln b_k} by its mirror image without the end itself, the means their first
 * and last one. Statistic: the standard deviation of {@code g}. Threshold: {@code max(0.1, 0.16 sqrt(64/B))}, and at least 0.22 where {@code n < 2048}.
 * Null distribution: for blocks of 64 samples of one level .067 with standard deviation .018, at most .11 in hundreds; a drift of the
 * level from .4 to 1.4 gives .27 to .41. It falls like {@code B^(-1/2)}.
 *
 * <p>What follows from it: {@code v(i) = exp g}, interpolated linearly between the middles of the blocks; the noise
 * level is the least of the {@link Levels} of differences that are divided by it.
 *
 * @param statistic the standard deviation of {@code g}
 * @param threshold above which the level drifts
 * @param logs {@code g}
 * @param block {@code B}
 */
record Drift(double statistic, double threshold, List<Double> logs, int block) {

  private static final int LEAST_BLOCK = 64;
  private static final int BLOCKS = 32;
  private static final double LEAST = 0.1;
  private static final double FACTOR = 0.16;
  private static final int SHORT = 2048;
  private static final double SHORT_LEAST = 0.22;
  /** Medians and means are those of so many blocks on either side, and of the one itself. */
  private static final int AROUND = 2;
  /** Filters that make 1 of unit noise. */
  private static final List<double[]> PROXIES =
      List.of(scaled(2, 1, -1), scaled(6, 1, -2, 1), scaled(20, 1, -3, 3, -1), scaled(0.5, taps(Wavelet.SYM4)), scaled(0.5, taps(Wavelet.SYM8)));

  /** Copies the list. */
  Drift {
    logs = List.copyOf(logs);
  }

  /** The test on samples that are all there, at least five blocks of them. */
  static Drift of(double[] y) {
    int block = Math.max(LEAST_BLOCK, y.length / BLOCKS);
    double[] g = smoothed(Arrays.stream(levels(y, block)).map(StrictMath::log).toArray());
    double threshold = Math.max(LEAST, FACTOR * Math.sqrt(LEAST_BLOCK / (double) block));
    return new Drift(Moments.deviation(g), y.length < SHORT ? Math.max(threshold, SHORT_LEAST) : threshold,
        Arrays.stream(g).boxed().toList(), block);
  }

  boolean fires() {
    return statistic > threshold;
  }

  private static double[] taps(Wavelet wavelet) {
    return wavelet.highPass().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] scaled(double squares, double... taps) {
    return Arrays.stream(taps).map(tap -> tap / Math.sqrt(squares)).toArray();
  }

  /** {@code b} of each block; a filter whose median cannot be the least is only counted. */
  private static double[] levels(double[] y, int block) {
    double[] b = new double[y.length / block];
    Arrays.fill(b, Double.POSITIVE_INFINITY);
    for (double[] taps : PROXIES) {
      int after = taps.length / 2;
      double[] sizes = sizes(y, taps);
      int first = taps.length - 1 - after;
      for (int k = 0; k < b.length; k++) {
        int from = k * block - first;
        double[] here = Arrays.copyOfRange(sizes, Math.max(from, 0), Math.min(from + block, sizes.length));
        b[k] = Medians.atLeast(here, b[k]) ? b[k] : Math.min(b[k], Medians.of(here));
      }
    }
    return Arrays.stream(b).map(median -> median / Medians.QUARTILE).toArray();
  }

  /** The absolute results of a filter where it lies within the signal; tap by tap, for loops without branches. */
  private static double[] sizes(double[] y, double[] taps) {
    double[] sizes = new double[y.length - taps.length + 1];
    for (int k = 0; k < taps.length; k++) {
      double tap = taps[k];
      int from = taps.length - 1 - k;
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] += tap * y[i + from];
      }
    }
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(sizes[i]);
    }
    return sizes;
  }

  private static double[] smoothed(double[] b) {
    double[] medians = new double[b.length];
    Arrays.setAll(medians, k -> Medians.of(around(k, i -> Medians.at(b, i))));
    double[] means = new double[b.length];
    Arrays.setAll(means, k -> Moments.mean(around(k, i -> medians[Math.clamp(i, 0, b.length - 1)])));
    return means;
  }

  private static double[] around(int k, IntToDoubleFunction b) {
    double[] around = new double[2 * AROUND + 1];
    Arrays.setAll(around, i -> b.applyAsDouble(k - AROUND + i));
    return around;
  }

  /** {@code v}. */
  double[] level(int n) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      double place = Math.clamp((i + 0.5) / block - 0.5, 0, logs.size() - 1);
      int k = Math.min((int) place, logs.size() - 2);
      double t = place - k;
      v[i] = StrictMath.exp((1 - t) * logs.get(k) + t * logs.get(k + 1));
    }
    return v;
  }
}
