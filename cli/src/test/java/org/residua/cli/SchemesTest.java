package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;
import tools.jackson.databind.JsonNode;

/** Every scheme of the registry at the command line: by its name alone. */
class SchemesTest {

  static Stream<Family> families() {
    return Schemes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void itDenoisesTranslatesAndIsCertifiedByItsName(Family family, @TempDir Path folder) throws Exception {
    String scheme = " --scheme " + family.name();
    Path report = folder.resolve("report.html");
    JsonNode run = Ran.line("denoise builtin:nile --steps 5 --json -" + scheme + " --report " + report).json();
    assertThat(run.get("scheme").stringValue()).isEqualTo(family.name());
    assertThat(run.get("networkBitwiseEqual").booleanValue()).isTrue();
    assertThat(run.get("normAfter").doubleValue()).isLessThan(run.get("normBefore").doubleValue());
    assertThat(run.get("outcome").stringValue()).isEqualTo(family.iterative() ? "converged" : "completed");
    assertThat(Files.readString(report)).contains(family.title()).doesNotContain("Infinity = ");
    assertThat(Ran.line("denoise builtin:nile --json - --time 2" + scheme).json().get("time").doubleValue())
        .isCloseTo(2, Offset.offset(1e-12));
    assertThat(Ran.line("translate --json -" + scheme).json().get("layers")).isNotEmpty();
    Path drawing = folder.resolve("network.svg");
    assertThat(Ran.line("translate --diagram " + drawing + scheme).code()).isZero();
    assertThat(Files.readString(drawing)).contains("<svg");
    JsonNode certificate = Ran.line("certify --json -" + scheme).json();
    assertThat(certificate.get("verdict").stringValue()).isEqualTo("stands");
    for (String help : List.of("denoise --help", "certify --help")) {
      assertThat(Ran.line(help).out()).contains(family.name());
    }
  }
}
