package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of fluxes leaves none out and keeps its order. */
class BuiltinFluxesTest {

  static Stream<Flux> all() {
    return BuiltinFluxes.all().stream();
  }

  @Test
  void everyKindIsListedOnce() {
    assertThat(all().map(Flux::getClass)).doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(kinds(Flux.class).<Class<? extends Flux>>map(kind -> kind.asSubclass(Flux.class))
            .toList());
    assertThat(all().map(Flux::name)).doesNotHaveDuplicates();
  }

  /** The leaves of the sealed hierarchy but a user's own. */
  private static Stream<Class<?>> kinds(Class<?> kind) {
    return kind.isSealed()
        ? Arrays.stream(Objects.requireNonNull(kind.getPermittedSubclasses())).flatMap(BuiltinFluxesTest::kinds)
        : Stream.<Class<?>>of(kind).filter(type -> type != CustomFlux.class);
  }

  /** The order that commands and reports rely on; new ones come after. */
  @Test
  void theOrderIsKept() {
    assertThat(BuiltinFluxes.diffusions().stream().map(Flux::name)).startsWith("linear", "charbonnier", "perona-malik",
        "exponential", "weickert", "tv", "huber", "balanced", "forward-backward");
    assertThat(BuiltinFluxes.diffusions()).allMatch(Flux::even);
  }

  /** {@code withContrast} changes what has a contrast, and nothing else; texts tell fluxes apart. */
  @ParameterizedTest
  @MethodSource("all")
  void contrasts(Flux flux) {
    assertThat(flux.contrast()).isEqualTo(1);
    Flux other = flux.withContrast(2.5);
    boolean scaled = other.contrast() == 2.5;
    assertThat(other.getClass()).isEqualTo(flux.getClass());
    assertThat(other.equals(flux)).isEqualTo(!scaled);
    assertThat(other.text().equals(flux.text())).isEqualTo(!scaled);
    assertThat(scaled || flux.at(2.5) == 2.5 * flux.at(1)).isTrue();
    assertThat(flux.text()).startsWith(flux.name());
  }

  @ParameterizedTest
  @MethodSource("all")
  void foundByName(Flux flux) {
    assertThat(BuiltinFluxes.named(flux.name())).contains(flux);
    assertThat(BuiltinFluxes.named("no " + flux.name())).isEmpty();
    assertThat(flux.description().diffusivity()).isNotBlank();
    assertThat(flux.description().potential()).isNotBlank();
    assertThat(flux.description().counterpart()).endsWith(".");
  }
}
