package org.residua.api.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Without simd-core, as in this module, only the scalar kernels can be had. */
final class KernelChoiceTest {

  @Test
  void scalarIsAlwaysThere() {
    assertThat(KernelChoice.scalar().name()).isEqualTo("scalar");
    assertThat(KernelChoice.scalar().lanes()).isEqualTo(1);
    assertThat(KernelChoice.forced("scalar").name()).isEqualTo("scalar");
  }

  @Test
  void theAutomaticChoiceFallsBack() {
    assertThat(preferredWith("auto")).isEqualTo("scalar");
    assertThat(preferredWith("scalar")).isEqualTo("scalar");
  }

  @Test
  void whatIsForcedIsHadOrRefused() {
    assertThatThrownBy(() -> preferredWith("vector")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("kernels = vector cannot be had", "org.residua.simd", "use scalar");
    assertThatThrownBy(() -> KernelChoice.forced("cuda")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cuda");
  }

  private static String preferredWith(String property) {
    String before = System.setProperty(KernelChoice.PROPERTY, property);
    try {
      return KernelChoice.preferred().name();
    } finally {
      if (before == null) {
        System.clearProperty(KernelChoice.PROPERTY);
      } else {
        System.setProperty(KernelChoice.PROPERTY, before);
      }
    }
  }
}
