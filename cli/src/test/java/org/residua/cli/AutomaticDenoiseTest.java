package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What {@code denoise} chooses where no option says how. */
class AutomaticDenoiseTest {

  @Test
  void withoutOptionsTheNileIsDenoisedWithACertificate() {
    JsonNode report = Ran.denoised("builtin:nile");
    assertThat(report.get("input").stringValue()).isEqualTo("builtin:nile");
    assertThat(report.get("column").stringValue()).isEqualTo("value");
    assertThat(report.get("timeColumn").stringValue()).isEqualTo("t");
    assertThat(report.get("samples").intValue()).isEqualTo(100);
    assertThat(report.get("networkBitwiseEqual").booleanValue()).isTrue();
    assertThat(report.get("certificate").get("claim").stringValue()).isEqualTo("norm-decreasing");
    assertThat(report.get("normAfter").doubleValue()).isLessThan(report.get("normBefore").doubleValue());
    assertThat(report.get("scheme").stringValue()).isEqualTo("automatic");
    double weights = 0;
    for (JsonNode candidate : report.get("choice").get("candidates")) {
      weights += candidate.get("weight").doubleValue();
    }
    assertThat(weights).isEqualTo(1);
    for (String field : List.of("flux", "contrast", "order", "tau", "steps", "time", "frozen", "energyBefore", "energyAfter")) {
      assertThat(report.get(field).isNull()).as(field).isTrue();
    }
    assertThat(report.get("outcome").stringValue()).isEqualTo("completed");
  }

  /**
   * The level of the Nile falls once, after 1898, from 1098 to 850 on the mean (Cobb 1978). Half of the fall is from one year to the next
   * at least, and all of it with the best candidate alone.
   */
  @ParameterizedTest
  @CsvSource({"mixture, 124", "selected, 248"})
  void theFallOfTheNileIsKept(String choice, double least) {
    double[] u = Ran.line("denoise builtin:nile --output - --choice " + choice).samples();
    assertThat(u[27] - u[28]).isGreaterThan(least);
    assertThat(Arrays.stream(u, 0, 28).average().orElseThrow()).isCloseTo(1097.75, within(12.0));
    assertThat(Arrays.stream(u, 28, 100).average().orElseThrow()).isCloseTo(849.97, within(12.0));
  }

  /** What one option leaves open of order, contrast and time is chosen: less is lost than with the defaults. */
  @Test
  void theRestIsChosenFromTheData() {
    JsonNode report = Ran.denoised("builtin:blocks --flux tv");
    assertThat(report.get("flux").stringValue()).isEqualTo("tv");
    assertThat(report.get("time").doubleValue()).isGreaterThan(1);
    assertThat(report.get("contrast").doubleValue()).isGreaterThan(0.5);
    JsonNode kept = Ran.denoised("builtin:blocks --flux tv --time 2.5");
    assertThat(kept.get("time").doubleValue()).isCloseTo(2.5, within(1e-12));
    assertThat(Ran.denoised("builtin:heavisine --boundary natural").get("order").intValue()).isBetween(1, 2);
    assertThat(Ran.denoised("builtin:heavisine --scheme explicit").get("order").intValue()).isEqualTo(1);
  }

  @Test
  void theBestCandidateAloneOrAKnownNoiseLevel() {
    JsonNode mixed = Ran.denoised("builtin:bumps");
    JsonNode selected = Ran.denoised("builtin:bumps --choice selected");
    assertThat(selected.get("choice").get("candidates").valueStream().filter(c -> c.get("weight").doubleValue() == 1).count()).isEqualTo(1);
    assertThat(selected.get("digest")).isNotEqualTo(mixed.get("digest"));
    assertThat(Ran.denoised("builtin:bumps --noise-level auto").get("digest")).isEqualTo(mixed.get("digest"));
    assertThat(Ran.denoised("builtin:bumps --noise-level 1").get("noiseEstimate").doubleValue()).isEqualTo(1);
    assertThat(Ran.line("denoise --choice selected --contrast 1").err()).contains("--choice contradicts");
    assertThat(Ran.line("denoise --noise-level 0").err()).contains("noise-level = 0");
  }

  /** Blocks, bumps, heavisine, doppler with the seeds of the goals: what the command says of itself. */
  @ParameterizedTest
  @CsvSource({"blocks, 0.012", "bumps, 0.095", "heavisine, 0.037", "doppler, 0.048"})
  void theErrorIsThatOfTheGoals(String name, double most) {
    double[] clean = DonohoJohnstone.valueOf(name.toUpperCase(Locale.ROOT)).samples(2048).toSignal().channel(0);
    double sum = 0;
    for (int seed = 200; seed < 204; seed++) {
      double[] u = Ran.line("denoise builtin:" + name + " --seed " + seed + " --output -").samples();
      for (int i = 0; i < u.length; i++) {
        sum += (u[i] - clean[i]) * (u[i] - clean[i]) / u.length;
      }
    }
    assertThat(sum / 4).isLessThan(most);
  }
}
