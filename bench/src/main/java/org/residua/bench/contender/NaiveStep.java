package org.residua.bench.contender;

import org.residua.api.flux.Flux;

/**
 * The step as a textbook writes it: differences, fluxes, update, three plain loops over doubles.
 */
final class NaiveStep {

  private NaiveStep() {}

  static void step(Flux flux, double tau, double[] u, double[] y) {
    int n = u.length;
    for (int i = 0; i < n - 1; i++) {
      y[i] = u[i + 1] - u[i];
    }
    NaiveFlux.apply(flux, y);
    u[0] += tau * y[0];
    for (int i = 1; i < n - 1; i++) {
      u[i] += tau * (y[i] - y[i - 1]);
    }
    u[n - 1] -= tau * y[n - 2];
  }
}
