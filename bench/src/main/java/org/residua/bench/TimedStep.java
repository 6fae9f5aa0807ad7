package org.residua.bench;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Flux;
import org.residua.api.kernel.Execution;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.sweep.Sweep;

/** One explicit step with first differences and natural boundary, in place. */
interface TimedStep {

  /** {@code u <- u - tau K^T Phi(K u)}. */
  void step(double[] u);

  /** The step of that name: {@code vector} or {@code scalar} kernels, or {@code naive} Java. */
  static TimedStep of(String implementation, Flux flux, double tau, int length) {
    if (implementation.equals("naive")) {
      double[] y = new double[length - 1];
      return u -> NaiveStep.step(flux, tau, u, y);
    }
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), flux);
    Sweep sweep = Sweep.of(new SemiIteration(diffusion, List.of(Row.explicit(tau)), false),
        new Shape(1, length), Execution.of(KernelChoice.forced(implementation)));
    return u -> sweep.run(u, u);
  }
}
