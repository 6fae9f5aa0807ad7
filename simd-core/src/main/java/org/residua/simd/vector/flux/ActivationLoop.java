package org.residua.simd.vector.flux;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.simd.vector.copy.Width;

/** {@code Phi}, {@code g} or {@code Phi'} of many values, for one type of flux. */
public non-sealed interface ActivationLoop extends FluxTemplate {

  /** {@code z_{to+i} = Phi(y_{from+i})}, or {@code g}, or {@code Phi'}; {@code z} may be {@code y} at the same place. */
  void run(Flux flux, double[] y, int from, double[] z, int to, int count);

  /** What a copy of a loop for one type of flux has as constants. */
  record Constants(Width width, Activation.Form form) {

    /** Whether {@code Phi} is evaluated. */
    boolean flux() {
      return form == Activation.Form.FLUX;
    }

    /** Whether {@code Phi'} is evaluated. */
    boolean derivative() {
      return form == Activation.Form.DERIVATIVE;
    }
  }

  /** What a copy of the loop for formulas has as constants. */
  record FormulaConstants(Width width, VectorFlux formula, Activation.Form form) {}

  /** What a copy of the loop for convex combinations has as constants: where the loops of the parts are. */
  record ConvexConstants(Width width, FluxLoops loops, Activation.Form form) {}

  /** What a copy of the loop for staged formulas has as constants. */
  record StagedConstants(Width width, StagedFlux formula, Activation.Form form) {}
}
