package org.residua.bench;

import java.util.List;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Sweep;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;

/** One explicit step with first differences and natural boundary, in place. */
interface TimedStep {

  /** {@code u <- u - tau K^T Phi(K u)}. */
  void step(double tau, double[] u);

  /** The step of that name: {@code vector} or {@code scalar} kernels, or {@code naive} Java. */
  static TimedStep of(String implementation, Flux flux, int length) {
    if (implementation.equals("naive")) {
      double[] y = new double[length - 1];
      return (tau, u) -> NaiveStep.step(flux, tau, u, y);
    }
    Stencil difference =
        new Stencil(new Parameter("K", List.of(1, 1, 2), -1, 1), Boundary.NATURAL);
    Sweep sweep =
        KernelChoice.forced(implementation).sweep(difference, Activation.of(flux), length);
    return sweep::step;
  }
}
