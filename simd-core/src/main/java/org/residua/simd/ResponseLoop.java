package org.residua.simd;

import org.residua.api.flux.Flux;
import org.residua.api.operator.Stencil;

/** Fluxes of one response on one channel, convolution and flux in one pass. */
interface ResponseLoop {

  /** The most taps that have a loop of their own. */
  int MOST_TAPS = 9;

  /**
   * As many whole vectors as fit into {@code count} rows; returns the number of rows done.
   *
   * @param task weights, flux and kept diffusivities
   * @param u samples, the first row reading from {@code from} on
   * @param z receives the fluxes from {@code to} on
   */
  int vectors(Task task, double[] u, int from, double[] z, int to, int count);

  /** Fewer rows than a vector has lanes. */
  void rest(Task task, double[] u, int from, double[] z, int to, int count);

  /** What a pass reads. */
  final class Task {
    final double[] weights;
    final Flux flux;
    double[] factor = new double[0];
    int factorAt;

    /** Response {@code m} to the first channel. */
    Task(Stencil stencil, int m, Flux flux) {
      this.flux = flux;
      this.weights = new double[stencil.taps()];
      for (int j = 0; j < weights.length; j++) {
        weights[j] = stencil.weight(m, 0, j);
      }
    }
  }

  /** What becomes of a response. */
  enum Kind {
    FLUX,
    DIFFUSIVITY,
    /** The response times a kept diffusivity. */
    KEPT
  }

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param formula the flux
   * @param kind what becomes of a response
   * @param taps the number of taps
   */
  record Constants(Width width, VectorFlux formula, Kind kind, int taps) {}
}
