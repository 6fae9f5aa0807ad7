package org.residua.api.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;

final class TracerTest {

  private static final Diffusion DIFFUSION =
      Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Linear());

  /** One step, traced. */
  private record Step(double tau) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.gradientStep(StepSize.unchecked(tau), DIFFUSION, inputs));
    }
  }

  /** What a test does with the tracer itself. */
  private record Traced(int inputs, BiFunction<Tracer, List<Value>, Value> body) implements Block {

    @Override
    @SuppressWarnings("unchecked")
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of((V) body.apply((Tracer) algebra, (List<Value>) in));
    }
  }

  private static Architecture trace(int inputs, BiFunction<Tracer, List<Value>, Value> body) {
    int[] channels = new int[inputs];
    Arrays.fill(channels, 1);
    return Tracer.trace(new Traced(inputs, body), channels);
  }

  @Test
  void compositesAreOneNodeUntilExpanded() {
    Architecture network = Tracer.trace(new Step(0.5), 1);
    assertThat(network.nodes()).singleElement().isInstanceOf(Node.SemiIterate.class);
    assertThat(network.expanded().nodes()).hasExactlyElementsOfTypes(
        Node.Apply.class, Node.Activate.class, Node.Apply.class, Node.Combine.class);
    assertThat(network.expanded().parameters()).hasSize(1);
  }

  @Test
  void foreignValuesAreRefused() {
    List<Value> leaked = new ArrayList<>();
    trace(1, (tracer, in) -> {
      leaked.addAll(in);
      return in.get(0);
    });
    assertThatThrownBy(() -> trace(1, (tracer, in) ->
        tracer.combine(List.of(1.0, 1.0), List.of(in.get(0), leaked.get(0)))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("another trace");
    assertThatThrownBy(() -> trace(1, (tracer, in) -> leaked.get(0)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("another trace");
  }

  @Test
  void channelsMustFit() {
    assertThatThrownBy(() -> Tracer.trace(new Step(0.5), 2)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reads 1 channels, not 2");
    assertThatThrownBy(() -> Tracer.trace(new Step(0.5), 1, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 inputs, not 2");
    assertThatThrownBy(() -> trace(1, (tracer, in) -> tracer.combine(List.of(1.0), List.of())))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 coefficients for 0 values");
  }

  @Test
  void repetitionsKeepTheirBodyOnce() {
    Architecture network = trace(1, (tracer, in) -> tracer.repeat(new Step(0.5), 9, in, List.of()).get(0));
    assertThat(network.nodes()).singleElement().isInstanceOfSatisfying(Node.Repeat.class, repeat -> {
      assertThat(repeat.times()).isEqualTo(9);
      assertThat(repeat.body().nodes()).hasSize(1);
    });
    assertThatThrownBy(() -> trace(1, (tracer, in) -> tracer.repeat(new Step(1), 0, in, List.of()).get(0)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("times = 0");
    assertThatThrownBy(() -> trace(1, (tracer, in) -> {
      tracer.repeat(new Step(1), 2, List.of(), in);
      return in.get(0);
    })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("carries no value");
  }

  @Test
  void coefficientsMustBeFinite() {
    for (double coefficient : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> trace(1, (tracer, in) -> tracer.combine(List.of(coefficient), in)))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("coefficient " + coefficient);
    }
  }

  @Test
  void differentialsQuotientsAndZerosAreNodes() {
    Activation flux = Activation.of(new Linear());
    Architecture network = trace(2, (a, in) -> a.divide(a.differential(flux, in.get(0), in.get(1)), a.zero(in.get(0))));
    assertThat(network.nodes().stream().map(Node::label)).containsExactly("differential of linear", "zeros", "quotient");
    assertThat(network.nodes().get(0).activations()).containsExactly(flux);
    assertThat(network.expanded().nodes()).isEqualTo(network.nodes());
    assertThatThrownBy(() -> trace(1, (a, in) -> a.differential(flux.diffusivity(), in.get(0), in.get(0))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("which is a diffusivity");
    for (BiFunction<Tracer, List<Value>, Value> misfit : List.<BiFunction<Tracer, List<Value>, Value>>of(
        (a, in) -> a.differential(flux, in.get(0), new Value(0, 1)), (a, in) -> a.divide(in.get(0), new Value(0, 1)),
        (a, in) -> a.zero(new Value(0, 1)))) {
      assertThatThrownBy(() -> trace(1, misfit)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another trace");
    }
    for (BiFunction<Tracer, List<Value>, Value> misfit : List.<BiFunction<Tracer, List<Value>, Value>>of(
        (a, in) -> a.differential(flux, in.get(0), in.get(1)), (a, in) -> a.divide(in.get(0), in.get(1)))) {
      assertThatThrownBy(() -> Tracer.trace(new Traced(2, misfit), 1, 2))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 and 2 channels meet");
    }
  }
}
