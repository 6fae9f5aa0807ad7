package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Kernels;

/** Whoever asks for vector kernels gets them or a reason. */
class ProviderTest {

  @Test
  void vectorKernelsAreFoundByName() {
    Kernels kernels = KernelChoice.forced("vector");
    assertThat(kernels).isInstanceOf(VectorKernels.class);
    assertThat(kernels.name()).isEqualTo("vector");
    assertThat(kernels.lanes()).isEqualTo(DoubleVector.SPECIES_PREFERRED.length());
  }

  @Test
  void vectorKernelsAreTheAutomaticChoice() {
    assertThat(KernelChoice.preferred()).isInstanceOf(VectorKernels.class);
  }

  @Test
  void loopsAreCompiledOnceForAllWhoAsk() {
    assertThat(KernelChoice.forced("vector")).isSameAs(KernelChoice.forced("vector"));
  }

  @Test
  void anUnknownNameIsRefusedWithARemedy() {
    assertThatThrownBy(() -> KernelChoice.forced("quantum"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kernels = quantum cannot be had")
        .hasMessageContaining("no provider of that name");
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
