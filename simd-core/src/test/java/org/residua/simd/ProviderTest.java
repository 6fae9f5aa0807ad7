package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.simd.vector.VectorKernels;

/** Whoever asks for vector kernels gets them or a reason. */
class ProviderTest {

  @Test
  void enginesAreFoundByName() {
    Engine engine = Engines.named("vector");
    assertThat(engine.name()).isEqualTo("vector");
    assertThat(engine.lanes()).isEqualTo(DoubleVector.SPECIES_PREFERRED.length());
    assertThat(Engines.named("scalar").lanes()).isOne();
    assertThat(engine.on(3).threads()).isEqualTo(3);
  }

  @Test
  void theAutomaticChoiceBeginsWithPlainLoopsAndSaysWhatWillDecide() {
    Engine engine = Engines.preferred();
    assertThat(engine).isInstanceOf(ChosenEngine.class);
    assertThat(engine.reason()).containsAnyOf("are tried", "the same bits");
    assertThat(engine.on(3).threads()).isEqualTo(3);
  }

  @Test
  void loopsAreCompiledOnceForAllWhoAsk() {
    assertThat(Engines.named("vector")).extracting(engine -> ((KernelEngine) engine).execution().kernels())
        .isSameAs(VectorKernels.preferred());
  }

  @Test
  void anUnknownNameIsRefusedWithARemedy() {
    assertThatThrownBy(() -> Engines.named("quantum"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kernels = quantum cannot be had")
        .hasMessageContaining("no other provider");
  }
}
