package org.residua.simd;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Stencil;

/**
 * What the loops of a step on a natural boundary read: stencil, flux, kept diffusivities, and the numbers of
 * the update under way. Owned by a sweep, which sets the numbers anew for each step: not thread safe.
 */
final class FusedStep {

  final Stencil stencil;
  final Flux flux;
  final int length;
  final int rows;
  /** {@code M x rows} diffusivities; empty until they are first kept. */
  double[] factor = new double[0];
  boolean frozen;
  double tau;
  double a;
  double b;
  /** The last flux of a loop, for the loop that goes on from there. */
  double carried;

  FusedStep(Stencil stencil, Flux flux, int length) {
    this.stencil = stencil;
    this.flux = flux;
    this.length = length;
    this.rows = stencil.rows(length);
  }

  /** Keeps {@code g(K u)}. */
  void freeze(Loops loops, Activation activation, double[] u) {
    int outputs = stencil.outputs();
    if (factor.length == 0) {
      factor = new double[outputs * rows];
    }
    for (int m = 0; m < outputs; m++) {
      loops.forward().run(stencil, m, u, length, 0, factor, m * rows, rows);
    }
    if (activation.coupling() == Coupling.COUPLED) {
      loops.coupled().run(activation.diffusivity(), factor, factor, outputs, rows, 0, rows);
    } else {
      loops.activation(flux, Activation.Form.DIFFUSIVITY)
          .run(flux, factor, 0, factor, 0, factor.length);
    }
    frozen = true;
  }

  /** The update {@code z <- t}, {@code z} being {@code u}. */
  Update step(double newTau) {
    tau = newTau;
    return Update.STEP;
  }

  /** The update {@code z <- fma(b, z, a t)}. */
  Update row(double newTau, double newA, double newB) {
    tau = newTau;
    a = newA;
    b = newB;
    return b == 0 ? Update.SCALED : Update.BLENDED;
  }
}
