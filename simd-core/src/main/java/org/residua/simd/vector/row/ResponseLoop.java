package org.residua.simd.vector.row;

import org.residua.api.flux.Flux;
import org.residua.api.operator.Stencil;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.flux.Formula;
import org.residua.simd.vector.flux.VectorFlux;

/** Fluxes of one or two responses to one channel, convolution and flux in one pass that loads each sample once for all. */
interface ResponseLoop {

  /** The most taps that have a loop of their own. */
  int MOST_TAPS = 9;

  /**
   * As many whole vectors as fit into {@code count} rows; returns the number of rows done.
   *
   * @param task weights, flux and kept diffusivities
   * @param u samples, the first row reading from {@code from} on, its taps {@code task.step} apart
   * @param z receives the fluxes from {@code to} on, those of the next response {@code task.plane} further on
   */
  int vectors(Task task, double[] u, int from, double[] z, int to, int count);

  /** Fewer rows than a vector has lanes. */
  void rest(Task task, double[] u, int from, double[] z, int to, int count);

  /** What a pass reads. */
  final class Task {
    final double[] weights;
    final Flux flux;
    /** What the formula makes of the parameters of the flux: found once, not at each of many short steps. */
    final double first;
    final double second;
    /** Samples from one tap to the next. */
    final int step;
    int plane;
    double[] factor = new double[0];
    int factorAt;
    int factorPlane;

    /** As many responses to the first channel from {@code m} on. */
    Task(Stencil stencil, int m, int responses, Formula formula, Flux flux) {
      this.flux = flux;
      this.step = stencil.dilation();
      this.first = formula.first(flux);
      this.second = formula.second(flux);
      this.weights = new double[responses * stencil.taps()];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = stencil.weight(m + k / stencil.taps(), 0, k % stencil.taps());
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
   * @param responses how many at a time, 1 or 2
   * @param apart whether the taps are no neighbours
   */
  record Constants(Width width, VectorFlux formula, Kind kind, int taps, int responses, boolean apart) {}
}
