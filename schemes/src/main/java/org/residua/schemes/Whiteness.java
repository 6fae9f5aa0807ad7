package org.residua.schemes;

import org.residua.api.signal.Signal;

/**
 * {@code sum_l rho_l^2} over the lags {@code l = 1..10 log10(N)} of the residual's autocorrelation: small
 * when what was removed is white noise, large when it contains the signal. Source: Box, Pierce (1970);
 * Almeida, Figueiredo (2013).
 */
final class Whiteness {

  private Whiteness() {}

  /** The largest value over the channels of {@code f - u}; infinite where nothing was removed. */
  static double of(Signal f, Signal u) {
    double largest = 0;
    for (int c = 0; c < f.shape().channels(); c++) {
      double[] residual = f.channel(c);
      double[] smooth = u.channel(c);
      for (int i = 0; i < residual.length; i++) {
        residual[i] -= smooth[i];
      }
      largest = Math.max(largest, of(residual));
    }
    return largest;
  }

  private static double of(double[] residual) {
    double power = correlation(residual, 0);
    if (!(power > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    int lags = (int) Math.min(residual.length - 1, 10 * Math.log10(residual.length));
    double sum = 0;
    for (int lag = 1; lag <= lags; lag++) {
      double rho = correlation(residual, lag) / power;
      sum += rho * rho;
    }
    return sum;
  }

  private static double correlation(double[] residual, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < residual.length; i++) {
      sum = Math.fma(residual[i], residual[i + lag], sum);
    }
    return sum;
  }
}
