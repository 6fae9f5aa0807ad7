package org.residua.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Without simd-core, as in this module, only the plain engine can be had. */
final class EnginesTest {

  @Test
  void plainIsAlwaysThere() {
    assertThat(Engines.plain().name()).isEqualTo("plain");
    assertThat(Engines.plain().lanes()).isEqualTo(1);
    assertThat(Engines.named("plain").name()).isEqualTo("plain");
  }

  @Test
  void theAutomaticChoiceFallsBack() {
    assertThat(preferredWith("auto")).isEqualTo("plain");
    assertThat(preferredWith("plain")).isEqualTo("plain");
  }

  @Test
  void whatIsForcedIsHadOrRefused() {
    assertThatThrownBy(() -> preferredWith("vector")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("kernels = vector cannot be had", "no other provider", "use plain");
    assertThatThrownBy(() -> preferredWith("scalar")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Engines.named("cuda")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cuda");
  }

  private static String preferredWith(String property) {
    String before = System.setProperty(Engines.PROPERTY, property);
    try {
      return Engines.preferred().name();
    } finally {
      if (before == null) {
        System.clearProperty(Engines.PROPERTY);
      } else {
        System.setProperty(Engines.PROPERTY, before);
      }
    }
  }
}
