package org.residua.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Signal;

final class LayerTableTest {

  private static final Convolution K = Convolution.difference(2, Boundary.NATURAL);
  private static final Diffusion DIFFUSION = Diffusion.of(K, new PeronaMalik(1));

  /** A table of rows, repeated. */
  private record Cycles(List<Row> rows, boolean frozen, int times) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      Cycle cycle = new Cycle(new SemiIteration(DIFFUSION, rows, frozen));
      return times == 1 ? cycle.express(algebra, inputs) : algebra.repeat(cycle, times, inputs, List.of());
    }
  }

  /** A table of rows. */
  private record Cycle(SemiIteration iteration) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      return List.of(algebra.cycle(iteration, inputs));
    }
  }

  private static LayerTable table(Block block) {
    return Network.of(block, 1).layers();
  }

  @Test
  void explicitStepsHaveOneSkipEachAndOneSetOfWeights() {
    LayerTable table = table(new Cycles(Collections.nCopies(5, Row.explicit(0.1)), false, 1));
    assertThat(table.layers()).hasSize(5);
    assertThat(table.parameters()).isEqualTo(3);
    assertThat(table.skipConnections()).isEqualTo(5);
    assertThat(table.layers()).allSatisfy(layer -> assertThat(layer.parameters()).isEqualTo(3));
  }

  @Test
  void extrapolatedRowsHaveASecondSkip() {
    List<Row> rows = List.of(Row.extrapolated(0.1, 2.0 / 3), Row.extrapolated(0.1, 1.2));
    assertThat(table(new Cycles(rows, true, 1)).skipConnections()).isEqualTo(4);
    assertThat(table(new Cycles(rows, false, 1)).skipConnections()).isEqualTo(4);
    LayerTable repeated = table(new Cycles(rows, true, 7));
    assertThat(repeated.skipConnections()).isEqualTo(28);
    assertThat(repeated.layers()).hasSize(2)
        .allSatisfy(layer -> assertThat(layer.kind()).contains("7 times", "frozen", "extrapolated"));
    assertThat(repeated.parameters()).isEqualTo(3);
  }

  @Test
  void equalNumbersAreTiedOnlyByIdentity() {
    Diffusion twin = Diffusion.of(Convolution.difference(2, Boundary.NATURAL), new PeronaMalik(1));
    Block tied = new Stack(List.of(
        new SymmetricResidualBlock(0.1, DIFFUSION), new SymmetricResidualBlock(0.2, DIFFUSION)));
    Block untied = new Stack(List.of(
        new SymmetricResidualBlock(0.1, DIFFUSION), new SymmetricResidualBlock(0.2, twin)));
    assertThat(table(tied).parameters()).isEqualTo(3);
    assertThat(table(untied).parameters()).isEqualTo(6);
  }

  @Test
  void theGeneralResidualBlock() {
    Convolution first = Convolution.bank(Boundary.ZERO, new double[][][] {{{1, -1}}, {{0.5, 2}}});
    Convolution back = Convolution.bank(Boundary.ZERO, new double[][][] {{{1, 1}}, {{-1, 3}}});
    Parameter bias = new Parameter("b", List.of(2), 0.1, -0.2);
    ResidualBlock block = new ResidualBlock(first, bias, Activation.of(new PeronaMalik(1)), back.adjoint());
    LayerTable table = table(block);
    assertThat(table.parameters()).isEqualTo(4 + 2 + 4);
    assertThat(table.skipConnections()).isEqualTo(1);
    assertThat(table.layers()).extracting(LayerTable.Layer::channelsOut).containsExactly(2, 2, 2, 1, 1);
    assertThat(table.toString()).contains("5 layers, 10 parameters, 1 skip connections", "bias");
    assertThatThrownBy(() -> new ResidualBlock(first, new Parameter("b", List.of(1), 0),
        Activation.of(new PeronaMalik(1)), back.adjoint())).hasMessageContaining("2 responses");
    assertThatThrownBy(() -> new ResidualBlock(first, bias, Activation.of(new PeronaMalik(1)), back))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aResidualBlockComputesItsFormula() {
    Convolution id = Convolution.of(Boundary.NATURAL, 2);
    Parameter bias = new Parameter("b", List.of(1), 1);
    ResidualBlock block = new ResidualBlock(id, bias, Activation.of(new PeronaMalik(1)), id);
    // u + 2 (2u+1)/(1+(2u+1)^2) at 0 and 1: 0 + 2/2, 1 + 6/10.
    assertThat(Network.of(block, 1).run(Signal.of(0, 1))).isEqualTo(Signal.of(1, 1.6));
  }

  /** With a length every layer says how long its output is: with zeros a filter of 2 taps has a row more than samples. */
  @Test
  void lengthsOfLayers() {
    Convolution first = Convolution.bank(Boundary.ZERO, new double[][][] {{{1, -1}}, {{0.5, 2}}});
    ResidualBlock block = new ResidualBlock(first, new Parameter("b", List.of(2), 0.1, -0.2),
        Activation.of(new PeronaMalik(1)), first.adjoint());
    Architecture network = Tracer.trace(block, 1);
    assertThat(LayerTable.of(network).layers()).allSatisfy(layer -> assertThat(layer.length()).isEmpty());
    assertThat(LayerTable.of(network).toString()).doesNotContain("length");
    LayerTable table = LayerTable.of(network, 20);
    assertThat(table.layers()).extracting(layer -> layer.length().getAsInt()).containsExactly(21, 21, 21, 20, 20);
    assertThat(table.toString()).contains("length");
    LayerTable repeated = LayerTable.of(Tracer.trace(new Cycles(List.of(Row.explicit(0.1)), false, 3), 1), 20);
    assertThat(repeated.layers()).isNotEmpty().allSatisfy(layer -> assertThat(layer.length()).hasValue(20));
  }
}
