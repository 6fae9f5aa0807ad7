package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Noise that remembers: {@code w_i = phi_1 w_(i-1) + ... + phi_p w_(i-p) + s z_i} with white {@code z} and {@code s} such that its
 * variance is 1. Its correlations solve {@code r_k = phi_1 r_(k-1) + ... + phi_p r_(k-p)}.
 *
 * @param phi the coefficients
 * @param lags {@code r_1} to {@code r_p}
 */
record Autoregression(List<Double> phi, List<Double> lags) implements Spectrum {

  /** Longer memories are not fitted: ten per power of ten of the samples, at most so many. */
  private static final int MOST = 40;
  private static final double SMALL = 1e-15;

  /** Copies the lists. */
  Autoregression {
    phi = List.copyOf(phi);
    lags = List.copyOf(lags);
  }

  /** That of the first order, {@code r_k = rho^k}. */
  static Autoregression of(double rho) {
    return new Autoregression(List.of(rho), List.of(rho));
  }

  /**
   * The one that a sample of the noise tells: by the equations of Yule and Walker, the order that Akaike's criterion
   * {@code n ln s^2 + 2p} prefers. Source: Brockwell, Davis (1991), Time Series, sections 8.2 and 9.3.
   *
   * @param w at least two samples, not all of them equal
   */
  static Autoregression fitted(double[] w) {
    int most = (int) Math.min(Math.min(MOST, w.length - 1), 10 * StrictMath.log10(w.length));
    double[] r = correlated(w, most);
    List<Double> phi = List.of();
    List<Double> best = phi;
    double rest = 1;
    double least = 0;
    for (int p = 1; p <= most && rest > 0; p++) {
      phi = next(phi, r, rest);
      double last = phi.get(p - 1);
      rest *= (1 - last) * (1 + last);
      double criterion = w.length * StrictMath.log(Math.max(rest, Double.MIN_NORMAL)) + 2 * p;
      best = criterion < least ? phi : best;
      least = Math.min(least, criterion);
    }
    List<Double> lags = new ArrayList<>();
    for (int k = 1; k <= best.size(); k++) {
      lags.add(r[k]);
    }
    return new Autoregression(best, lags);
  }

  /** {@code sum_i (w_i - m)(w_(i+k) - m) / sum_i (w_i - m)^2}. */
  private static double[] correlated(double[] w, int most) {
    double mean = 0;
    for (double x : w) {
      mean += x / w.length;
    }
    double[] r = new double[most + 1];
    for (int k = 0; k <= most; k++) {
      for (int i = 0; i + k < w.length; i++) {
        r[k] += (w[i] - mean) * (w[i + k] - mean);
      }
    }
    for (int k = most; k >= 0; k--) {
      r[k] /= r[0];
    }
    return r;
  }

  /** One order more, by the recursion of Levinson and Durbin. */
  private static List<Double> next(List<Double> phi, double[] r, double rest) {
    int p = phi.size() + 1;
    double last = r[p];
    for (int k = 1; k < p; k++) {
      last -= phi.get(k - 1) * r[p - k];
    }
    last /= rest;
    List<Double> next = new ArrayList<>();
    for (int k = 1; k < p; k++) {
      next.add(phi.get(k - 1) - last * phi.get(p - k - 1));
    }
    next.add(last);
    return next;
  }

  @Override
  public double[] correlations(int count) {
    double[] r = new double[count];
    r[0] = 1;
    for (int k = 1; k < count; k++) {
      r[k] = k <= lags.size() ? lags.get(k - 1) : 0;
      for (int m = 1; m <= phi.size() && k > lags.size(); m++) {
        r[k] += phi.get(m - 1) * r[k - m];
      }
    }
    return r;
  }

  /**
   * The same forwards and backwards in time: {@code s B(z) B(1/z)} applied to white noise, {@code B = A^(-1/2)},
   * {@code A(z) = 1 - phi_1 z - ... - phi_p z^p}.
   */
  @Override
  public double[] noise(double[] white) {
    double rest = 1;
    for (int k = 0; k < phi.size(); k++) {
      rest -= phi.get(k) * lags.get(k);
    }
    double[] b = root();
    double[] there = filtered(white, b, -1, Math.sqrt(Math.max(0, rest)));
    return filtered(there, b, 1, 1);
  }

  /** The coefficients of {@code A^(-1/2)} until they are small: {@code m b_m = sum_k (m - k/2) phi_k b_(m-k)}. */
  private double[] root() {
    double[] b = new double[REACH];
    b[0] = 1;
    int last = 0;
    for (int m = 1; m < REACH; m++) {
      for (int k = 1; k <= Math.min(m, phi.size()); k++) {
        b[m] += (m - 0.5 * k) * phi.get(k - 1) * b[m - k] / m;
      }
      last = Math.abs(b[m]) > SMALL ? m : last;
    }
    return Arrays.copyOf(b, last + 1);
  }

  /** {@code scale sum_k b_k x_(i + side k)}, around the ends. */
  private static double[] filtered(double[] x, double[] b, int side, double scale) {
    double[] filtered = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int at = i;
      double sum = 0;
      for (double tap : b) {
        sum += tap * x[at];
        at += side;
        at = at < 0 ? x.length - 1 : at == x.length ? 0 : at;
      }
      filtered[i] = scale * sum;
    }
    return filtered;
  }

  @Override
  public String describe() {
    return phi.size() == 1 ? String.format(Locale.ROOT, "autoregressive, neighbours correlated by %.3g", phi.get(0))
        : "autoregressive of order " + phi.size();
  }
}
