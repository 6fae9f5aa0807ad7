package org.residua.bench.contender;

import org.residua.api.flux.Flux;

/** The step with one filter as a textbook writes it: three plain loops over doubles, fluxes between zeros. */
final class NaiveFilter {

  private NaiveFilter() {}

  /** {@code z} holds the responses behind {@code p-1} zeros and in front of as many; all fluxes map 0 to 0. */
  static void step(double[] w, Flux flux, double tau, double[] u, double[] z) {
    int p = w.length;
    for (int i = 0; i <= u.length - p; i++) {
      double y = 0;
      for (int j = 0; j < p; j++) {
        y += w[j] * u[i + j];
      }
      z[p - 1 + i] = y;
    }
    NaiveFlux.apply(flux, z);
    for (int i = 0; i < u.length; i++) {
      double sum = 0;
      for (int j = 0; j < p; j++) {
        sum += w[j] * z[p - 1 + i - j];
      }
      u[i] -= tau * sum;
    }
  }
}
