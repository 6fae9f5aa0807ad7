package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;

final class ProvidersTest {

  @Test
  void theVectorKernelsAreAmongThoseCompared() {
    assertThat(Engines.named("vector").lanes()).isGreaterThan(1);
    assertThat(Providers.all()).extracting(Engine::name).containsExactly("plain", "scalar", "vector");
  }
}
