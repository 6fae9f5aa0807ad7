package org.residua.bench.contender;

import org.residua.api.flux.Balanced;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Huber;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Relu;
import org.residua.api.flux.ShiftedSoftplus;
import org.residua.api.flux.Tanh;
import org.residua.api.flux.TotalVariation;
import org.residua.api.flux.Weickert;

/**
 * Fluxes as a textbook writes them. The loop of each one that is measured is its own, which is the best case for the
 * compiler; all others go through the interface.
 */
final class NaiveFlux {

  private NaiveFlux() {}

  /** {@code y <- Phi(y)}. */
  static void apply(Flux flux, double[] y) {
    switch (flux) {
      case Linear _ -> { }
      case Charbonnier _ -> charbonnier(flux.contrast(), y);
      case PeronaMalik _ -> peronaMalik(flux.contrast(), y);
      case Exponential _ -> exponential(flux.contrast(), y);
      case Weickert _ -> weickert(flux.contrast(), y);
      case Huber _ -> huber(flux.contrast(), y);
      case Balanced _ -> balanced(flux.contrast(), y);
      case Tanh _ -> tanh(flux.contrast(), y);
      case ShiftedSoftplus _ -> shiftedSoftplus(flux.contrast(), y);
      case TotalVariation tv -> totalVariation(tv.contrast(), tv.eps(), y);
      case ForwardBackward both -> forwardBackward(both.contrast(), both.k(), y);
      case Relu _ -> relu(y);
      default -> called(flux, y);
    }
  }

  private static void charbonnier(double c, double[] y) {
    double scale = 1 / (c * c);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] / Math.sqrt(1 + y[i] * y[i] * scale);
    }
  }

  private static void peronaMalik(double c, double[] y) {
    double scale = 1 / (c * c);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] / (1 + y[i] * y[i] * scale);
    }
  }

  private static void exponential(double c, double[] y) {
    double scale = -0.5 / (c * c);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] * Math.exp(y[i] * y[i] * scale);
    }
  }

  private static void weickert(double c, double[] y) {
    double scale = 1 / c;
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] * (1 - Math.exp(-Weickert.CONSTANT / Math.pow(y[i] * scale, 8)));
    }
  }

  private static void huber(double c, double[] y) {
    double scale = c;
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.clamp(y[i], -scale, scale);
    }
  }

  private static void balanced(double c, double[] y) {
    double scale = 1 / (c * c);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] / Math.max(1, y[i] * y[i] * scale);
    }
  }

  private static void tanh(double c, double[] y) {
    double scale = 1 / c;
    for (int i = 0; i < y.length; i++) {
      y[i] = c * Math.tanh(y[i] * scale);
    }
  }

  private static void shiftedSoftplus(double c, double[] y) {
    double scale = 1 / c;
    for (int i = 0; i < y.length; i++) {
      y[i] = c * Math.log((1 + Math.exp(y[i] * scale)) / 2);
    }
  }

  private static void totalVariation(double c, double eps, double[] y) {
    double scale = 1 / (c * c);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] / Math.sqrt(y[i] * y[i] * scale + eps * eps);
    }
  }

  private static void forwardBackward(double c, double k, double[] y) {
    double wide = -Math.log(2) / ((k * k - 1) * c * c);
    double narrow = k * k * wide;
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] * (2 * Math.exp(narrow * y[i] * y[i]) - Math.exp(wide * y[i] * y[i]));
    }
  }

  private static void relu(double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(0, y[i]);
    }
  }

  private static void called(Flux flux, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = flux.at(y[i]);
    }
  }
}
