package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.simd.vector.OptimisingCompiler;
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
  void vectorsAreTheAutomaticChoice() {
    assertThat(Engines.preferred().name()).isEqualTo("vector");
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

  @ParameterizedTest
  @CsvSource({
      "OpenJDK 64-Bit Server VM, 'mixed mode, sharing', ''",
      "OpenJDK 64-Bit Server VM, 'compiled mode, sharing', ''",
      "OpenJDK 64-Bit Server VM, 'interpreted mode, sharing', -Xint",
      "OpenJDK 64-Bit Server VM, 'mixed mode, emulated-client, sharing', -XX:TieredStopAtLevel",
      "OpenJDK 64-Bit Zero VM, 'interpreted mode', interprets",
      "Eclipse OpenJ9 VM, 'JRE 25', no C2 compiler"})
  void virtualMachinesWithoutC2AreRecognised(String name, String info, String reason) {
    String obstacle = OptimisingCompiler.obstacle(name, info);
    assertThat(obstacle.isEmpty()).isEqualTo(reason.isEmpty());
    assertThat(obstacle).contains(reason);
  }
}
