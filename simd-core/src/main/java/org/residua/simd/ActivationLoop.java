package org.residua.simd;

import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;

/** {@code Phi} or {@code g} of many values, for one type of flux. */
interface ActivationLoop {

  /** {@code z_{to+i} = Phi(y_{from+i})}, or {@code g}; {@code z} may be {@code y} at the same place. */
  void run(Flux flux, double[] y, int from, double[] z, int to, int count);

  /** What a copy has as constants. */
  record Constants(
      VectorSpecies<Double> species, Evaluation evaluation, Activation.Form form) {

    /** Whether {@code Phi} is evaluated, not {@code g}. */
    boolean flux() {
      return form == Activation.Form.FLUX;
    }
  }
}
