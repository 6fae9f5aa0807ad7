package org.residua.verification;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Scaled;

/** A layer of a random network: values are a state and the inputs. */
interface Layer {

  <V> V express(Algebra<V> a, V u, List<V> inputs);

  record Mix(double own, double other, Target target) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      return a.combine(List.of(own, other), List.of(u, target.of(a, u, inputs)));
    }
  }

  /** What a data term pulls to. */
  enum Target {
    FIRST, SECOND, SCALED, ENLARGED, STATE, MIXED, ZERO;

    <V> V of(Algebra<V> a, V u, List<V> inputs) {
      return switch (this) {
        case FIRST -> inputs.get(1);
        case SECOND -> inputs.get(2);
        case SCALED -> a.apply(new Scaled(0.5, new Identity()), inputs.get(1));
        case ENLARGED -> a.combine(List.of(1.5), List.of(inputs.get(1)));
        case STATE -> u;
        case ZERO -> a.zero(u);
        case MIXED -> a.combine(List.of(2.0, -1.0), List.of(inputs.get(1), u));
      };
    }
  }

  record Step(Diffusion diffusion, double tau, Target target) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      return a.cycle(new SemiIteration(diffusion, List.of(Row.explicit(tau)), false, new Argument.EachRow()),
          diffusion.fidelity().present() ? List.of(u, target.of(a, u, inputs)) : List.of(u));
    }
  }

  record Table(SemiIteration iteration, Target target) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      return a.cycle(iteration,
          iteration.diffusion().fidelity().present() ? List.of(u, target.of(a, u, inputs)) : List.of(u));
    }
  }

  record Scale(double factor) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      return a.apply(new Scaled(factor, new Identity()), u);
    }
  }

  /** A weighted sum of maps of one value. */
  record Branches(List<Double> weights, List<Layer> maps) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      return a.combine(weights, maps.stream().map(map -> map.express(a, u, inputs)).toList());
    }
  }

  /**
   * {@code s u - tau K^T W K u}, {@code W} diffusivities of an input's responses, or of the flux itself.
   *
   * @param source the input whose responses give the weights; -1: the state, 2: none, the flux
   */
  record Pulled(Convolution k, Activation weights, Activation flux, int source, double tau, double skip)
      implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      V y = a.apply(k, u);
      V z = source == 2 ? a.activate(flux, y)
          : a.multiply(a.activate(weights, a.apply(k, source < 0 ? u : inputs.get(source))), y);
      return a.combine(List.of(skip, -tau), List.of(u, a.apply(k.adjoint(), z)));
    }
  }

  /**
   * {@code u - tau K^T DPhi(K v) K u}.
   *
   * @param source the input that is {@code v}; -1: the state
   */
  record Linearised(Convolution k, Activation flux, int source, double tau) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      V z = a.differential(flux, a.apply(k, source < 0 ? u : inputs.get(source)), a.apply(k, u));
      return a.combine(List.of(1.0, -tau), List.of(u, a.apply(k.adjoint(), z)));
    }
  }

  /** {@code u / sqrt(1 + u^2/lambda^2)}, by a division. */
  record Quotient(double contrast) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      V g = a.activate(Activation.of(new Charbonnier(contrast)).diffusivity(), u);
      return a.divide(u, a.divide(g, a.multiply(g, g)));
    }
  }

  /** {@code u - tau K^T Phi(K u + b)}. */
  record Biased(Convolution k, Parameter bias, Activation flux, double tau) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      V z = a.activate(flux, a.addBias(bias, a.apply(k, u)));
      return a.combine(List.of(1.0, -tau), List.of(u, a.apply(k.adjoint(), z)));
    }
  }

  record Repetition(Layer body, int times) implements Layer {

    @Override
    public <V> V express(Algebra<V> a, V u, List<V> inputs) {
      return a.repeat(new Body(body), times, List.of(u), inputs).get(0);
    }
  }

  record Body(Layer layer) implements Block {

    @Override
    public int inputs() {
      return 4;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(layer.express(algebra, in.get(0), in.subList(1, 4)));
    }
  }
}
