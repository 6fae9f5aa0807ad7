package org.residua.schemes;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.operator.LinearOperator;

/**
 * The gradient of the energy, {@code grad E(u) = K^T Phi(K u) + C (u - f)}: it is 0 where nothing moves any more.
 *
 * @param diffusion {@code K}, {@code Phi}, {@code C}
 */
record Gradient(Diffusion diffusion) implements Block {

  @Override
  public int inputs() {
    return diffusion.inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> in) {
    Block.requireInputs(this, in);
    LinearOperator k = diffusion.operator();
    V smoothness = algebra.apply(k.adjoint(), algebra.activate(diffusion.activation(), algebra.apply(k, in.get(0))));
    if (!diffusion.fidelity().present()) {
      return List.of(smoothness);
    }
    V difference = algebra.combine(List.of(1.0, -1.0), List.of(in.get(0), in.get(1)));
    V data = algebra.apply(diffusion.fidelity().operator(), difference);
    return List.of(algebra.combine(List.of(1.0, 1.0), List.of(smoothness, data)));
  }

  /** What some units give, the state first, and the gradient there. */
  record After(Block units, Gradient gradient) implements Block {

    @Override
    public int inputs() {
      return units.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      List<V> state = units.express(algebra, in);
      List<V> held = in.subList(in.size() - gradient.inputs() + 1, in.size());
      return Cycle.joined(state, gradient.express(algebra, Cycle.joined(state.subList(0, 1), held)));
    }
  }
}
