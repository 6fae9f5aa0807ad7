package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.residua.api.kernel.KernelChoice;
import org.residua.api.kernel.Kernels;

final class ProvidersTest {

  @Test
  void theVectorKernelsAreAmongThoseCompared() {
    assertThat(KernelChoice.forced("vector").lanes()).isGreaterThan(1);
    assertThat(Providers.all()).extracting(Kernels::name).containsExactly("scalar", "vector");
  }
}
