package org.residua.schemes.denoiser;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The correlation of stationary noise of variance 1, {@code r_k = E w_i w_(i+k)}, and such noise.
 *
 * <p>What filters leave of it follows from {@code r} alone. Differences of order m have the variance
 * {@code c_m = sum_k (-1)^k binom(2m, m + k) r_k}. The details of level j of an undecimated transform with filters {@code h},
 * {@code g}, whose squares sum to 1/2, have {@code 2^-j S_j^2}; with {@code A_f(k) = sum_a f_a f_(a+k)}
 *
 * <pre>
 *   q_0 = r,   2^-j S_j^2 = sum_k A_g(k) q_(j-1)(k),   q_j(k) = sum_a A_h(a) q_(j-1)(2k + a)
 * </pre>
 *
 * <p>so that {@code S_j = 1} where the noise is white.
 */
sealed interface Spectrum permits Spectrum.White, Autoregression, MovingAverage {

  /** Beyond so many samples correlations are taken for 0. */
  int REACH = 2048;

  /** No two samples are correlated. */
  record White() implements Spectrum {

    @Override
    public double[] correlations(int count) {
      double[] r = new double[count];
      r[0] = 1;
      return r;
    }

    @Override
    public double[] noise(double[] white) {
      return white;
    }

    @Override
    public String describe() {
      return "white";
    }
  }

  /** {@code r_0 = 1} to {@code r_(count-1)}. */
  double[] correlations(int count);

  /** Noise from as many independent standard normal numbers; the last ones come before the first. */
  double[] noise(double[] white);

  /** In words. */
  String describe();

  /** {@code c_m}, the variance of the differences of order {@code m}: 2, 6, 20 for white noise. */
  default double differences(int order) {
    double[] r = correlations(order + 1);
    double binomial = 1;
    for (int k = 1; k <= order; k++) {
      binomial = binomial * (order + k) / k;
    }
    double sum = binomial;
    for (int k = 1; k <= order; k++) {
      binomial = -binomial * (order - k + 1) / (order + k);
      sum += 2 * binomial * r[k];
    }
    return sum;
  }

  /** {@code S_1} to {@code S_count}. */
  default List<Double> levels(Wavelet wavelet, int count) {
    double[] low = own(wavelet.lowPass());
    double[] high = own(wavelet.highPass());
    double[] q = correlations(REACH);
    DoubleStream.Builder levels = DoubleStream.builder();
    for (int j = 1; j <= count; j++) {
      levels.add(Math.sqrt(Math.max(0, StrictMath.scalb(sum(high, q, 0), j))));
      double[] next = new double[(q.length + low.length) / 2 + 1];
      for (int k = 0; k < next.length; k++) {
        next[k] = sum(low, q, 2 * k);
      }
      q = next;
    }
    return levels.build().boxed().toList();
  }

  /** {@code sum_a A(a) q(at + a)}. */
  private static double sum(double[] autocorrelation, double[] q, int at) {
    double sum = 0;
    for (int a = 1 - autocorrelation.length; a < autocorrelation.length; a++) {
      int k = Math.abs(at + a);
      sum += k < q.length ? autocorrelation[Math.abs(a)] * q[k] : 0;
    }
    return sum;
  }

  /** {@code A_f(0)} to {@code A_f(L - 1)}. */
  private static double[] own(List<Double> f) {
    double[] sums = new double[f.size()];
    for (int k = 0; k < sums.length; k++) {
      for (int a = 0; a + k < sums.length; a++) {
        sums[k] += f.get(a) * f.get(a + k);
      }
    }
    return sums;
  }
}
