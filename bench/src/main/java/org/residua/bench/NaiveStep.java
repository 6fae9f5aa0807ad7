package org.residua.bench;

import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;

/**
 * The step as a textbook writes it: differences, fluxes, update, three plain loops over doubles. The loop of
 * each flux is its own, which is the best case for the compiler.
 */
final class NaiveStep {

  private NaiveStep() {}

  static void step(Flux flux, double tau, double[] u, double[] y) {
    int n = u.length;
    for (int i = 0; i < n - 1; i++) {
      y[i] = u[i + 1] - u[i];
    }
    switch (flux) {
      case Linear _ -> { }
      case Charbonnier charbonnier -> charbonnier(charbonnier.contrast(), y);
      case PeronaMalik peronaMalik -> peronaMalik(peronaMalik.contrast(), y);
      case Exponential exponential -> exponential(exponential.contrast(), y);
    }
    u[0] += tau * y[0];
    for (int i = 1; i < n - 1; i++) {
      u[i] += tau * (y[i] - y[i - 1]);
    }
    u[n - 1] -= tau * y[n - 2];
  }

  private static void charbonnier(double contrast, double[] y) {
    double scale = 1 / (contrast * contrast);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] / Math.sqrt(1 + y[i] * y[i] * scale);
    }
  }

  private static void peronaMalik(double contrast, double[] y) {
    double scale = 1 / (contrast * contrast);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] / (1 + y[i] * y[i] * scale);
    }
  }

  private static void exponential(double contrast, double[] y) {
    double scale = -0.5 / (contrast * contrast);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] * Math.exp(y[i] * y[i] * scale);
    }
  }
}
