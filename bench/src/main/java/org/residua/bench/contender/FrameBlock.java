package org.residua.bench.contender;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.LinearOperator;
import org.residua.bench.problem.FrameStep;
import org.residua.schemes.denoiser.Frame;
import org.residua.schemes.denoiser.Wavelet;

/**
 * A step of a wavelet frame in the operations of the denoiser.
 *
 * @param k the details of the frame
 * @param activation its fluxes
 */
record FrameBlock(LinearOperator k, Activation activation) implements Block {

  static FrameBlock of(FrameStep step, int length) {
    return new FrameBlock(new Frame(Wavelet.SYM8, Frame.levels(length)).details(),
        Activation.of(Contrasts.of(new PeronaMalik(1), step.contrasts(length))));
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    V fluxes = algebra.activate(activation, algebra.apply(k, in.get(0)));
    return List.of(algebra.combine(List.of(1.0, -0.5), List.of(in.get(0), algebra.apply(k.adjoint(), fluxes))));
  }
}
