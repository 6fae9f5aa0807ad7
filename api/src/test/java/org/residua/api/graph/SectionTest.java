package org.residua.api.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Stage;
import org.residua.api.block.Stage.Role;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Signal;

/** Stages are carried by networks, and compute nothing. */
class SectionTest {

  private static final Convolution K = Convolution.of(Boundary.PERIODIC, 1, -2);

  /** {@code 2 (b - K x)}, in two stages or none; a third has no node of its own. */
  private record Staged(boolean named) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V residual = algebra.combine(List.of(1.0, -1.0), List.of(in.get(1), algebra.apply(K, in.get(0))));
      if (!named) {
        return List.of(algebra.combine(List.of(2.0), List.of(residual)));
      }
      V first = algebra.stage(new Stage(Role.CORRECTION, 9), algebra.stage(new Stage(Role.RESIDUAL, 9), residual));
      V last = algebra.combine(List.of(2.0), List.of(first));
      return List.of(algebra.stage(new Stage(Role.SMOOTHING, 9), last));
    }
  }

  @Test
  void nodesBelongToTheStageTheyWereTracedFor() {
    Architecture network = Tracer.trace(new Staged(true), 1, 1);
    List<Section> sections = network.sections();
    assertThat(sections).extracting(section -> section.stage().role()).containsExactly(Role.RESIDUAL, Role.SMOOTHING);
    assertThat(sections.get(0).nodes()).isEqualTo(network.nodes().subList(0, 2));
    assertThat(sections.get(0).reads()).containsExactlyElementsOf(network.inputValues());
    assertThat(sections.get(1).reads()).containsExactly(sections.get(0).output());
    assertThat(sections.get(1).output()).isEqualTo(network.outputs().get(0));
    assertThat(Tracer.trace(new Staged(false), 1, 1).sections()).isEmpty();
  }

  @Test
  void stagesStayWhenANetworkIsExpandedOrUpdated() {
    Architecture network = Tracer.trace(new Staged(true), 1, 1);
    Parameter weights = network.parameters().get(0);
    for (Architecture again : List.of(network.expanded(), network.with(List.of(weights.with(3, 4))))) {
      assertThat(again.sections()).extracting(Section::stage).isEqualTo(network.sections().stream().map(Section::stage).toList());
    }
  }

  @Test
  void stagesComputeNothing() {
    List<Signal> in = List.of(Signal.of(1, 5, -2), Signal.of(0.5, 3, 7));
    DirectAlgebra direct = new DirectAlgebra();
    assertThat(new Staged(true).express(direct, in)).isEqualTo(new Staged(false).express(direct, in));
    assertThat(Tracer.trace(new Staged(true), 1, 1).nodes()).isEqualTo(Tracer.trace(new Staged(false), 1, 1).nodes());
  }

  @Test
  void misuseIsRefused() {
    assertThatThrownBy(() -> new Stage(Role.RESIDUAL, 0)).hasMessageContaining("length 0").hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Section(new Stage(Role.RESIDUAL, 3), List.of())).hasMessageContaining("without nodes");
  }
}
