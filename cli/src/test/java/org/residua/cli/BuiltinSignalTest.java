package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The signals that come with the command, against values computed by other software (NumPy). */
class BuiltinSignalTest {

  /** The numbers are at most 30 in size and made of a few dozen operations. */
  private static final double TOLERANCE = 1e-12;

  private static double[] samples(String name, Map<Option, String> options) {
    return Names.BUILTINS.named(name)
        .samples(new Given(Command.DENOISE, options, List.of())).signal().channel(0);
  }

  /** Length 100 puts the places 0.13 and 0.4 of the formulas on samples, where sgn is 0. */
  @ParameterizedTest
  @CsvSource({
      "blocks, 0.0, 5.819073421622189, 3.491444052973313, 8.146702790271066, 0.0",
      "bumps, 0.0010332573658032801, 27.345463468982267, 22.9385867451173, 22.976172152329177,"
          + " 0.00021018696997567162",
      "heavisine, 1.1829381811245114, 9.419719648698429, -13.695570658155686, -6.460991114267091,"
          + " -1.1829381811245092",
      "doppler, 0.0, -7.098473833662402, 10.34044679036044, 9.402371510965878, 0.14642085883887995"})
  void formulas(String name, double u0, double u12, double u39, double u80, double u98) {
    double[] u = samples(name, Map.of(Option.LENGTH, "100", Option.NOISE, "0"));
    assertThat(new double[] {u[0], u[12], u[39], u[80], u[98]})
        .containsExactly(new double[] {u0, u12, u39, u80, u98}, within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({
      "blocks, 0.42260303285249234, 6.166403184222116, -0.3268346188037494",
      "bumps, 0.42363629021829563, 27.692793231582193, -0.32662443183377377",
      "heavisine, 1.6055412139770038, 9.767049411298355, -1.5097727999282586",
      "doppler, 0.42260303285251133, -6.751144071062475, -0.18041375996486947"})
  void noiseIsThatOfJavaRandom(String name, double z0, double z12, double z98) {
    double[] z = samples(name,
        Map.of(Option.LENGTH, "100", Option.NOISE, "0.5", Option.SEED, "7"));
    assertThat(new double[] {z[0], z[12], z[98]})
        .containsExactly(new double[] {z0, z12, z98}, within(TOLERANCE));
  }

  @ParameterizedTest
  @EnumSource
  void standardDeviationIsSeven(DonohoJohnstone signal) {
    double[] u = signal.samples(2048).handOver().channel(0);
    double mean = Arrays.stream(u).average().orElseThrow();
    double variance =
        Arrays.stream(u).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(Math.sqrt(variance)).isCloseTo(7, within(TOLERANCE));
  }

  @Test
  void theDefaultsAre2048SamplesNoise1Seed1() {
    double[] explicitly = samples("doppler",
        Map.of(Option.LENGTH, "2048", Option.NOISE, "1", Option.SEED, "1"));
    assertThat(samples("doppler", Map.of())).isEqualTo(explicitly).hasSize(2048);
  }

  @Test
  void nileHasItsHundredYears() {
    double[] flow = samples("nile", Map.of());
    assertThat(flow).hasSize(100).startsWith(1120, 1160, 963).endsWith(714, 740);
    assertThat(Arrays.stream(flow).sum()).isEqualTo(91935);
  }
}
