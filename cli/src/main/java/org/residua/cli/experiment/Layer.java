package org.residua.cli.experiment;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;

/**
 * A block of a residual network, {@code u - tau K^T Phi(K u)}, or what is left of it without its skip connection,
 * {@code -tau K^T Phi(K u)}.
 *
 * @param diffusion {@code K}, {@code Phi}
 * @param tau the step size
 * @param skip whether {@code u} is added
 */
record Layer(Diffusion diffusion, double tau, boolean skip) implements Block {

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    V response = algebra.apply(diffusion.operator(), in.get(0));
    return List.of(joined(algebra, in.get(0), algebra.activate(diffusion.activation(), response)));
  }

  private <V> V joined(Algebra<V> algebra, V u, V activated) {
    V back = algebra.apply(diffusion.operator().adjoint(), activated);
    return skip ? algebra.combine(List.of(1.0, -tau), List.of(u, back)) : algebra.combine(List.of(-tau), List.of(back));
  }

  /** The layer with its derivative: {@code (u, d)} becomes the pair of the output and its change along {@code d}. */
  Block linearised() {
    return new Linearised(this);
  }

  private record Linearised(Layer layer) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Diffusion diffusion = layer.diffusion;
      V response = algebra.apply(diffusion.operator(), in.get(0));
      V change = algebra.apply(diffusion.operator(), in.get(1));
      return List.of(layer.joined(algebra, in.get(0), algebra.activate(diffusion.activation(), response)),
          layer.joined(algebra, in.get(1), algebra.differential(diffusion.activation(), response, change)));
    }
  }
}
