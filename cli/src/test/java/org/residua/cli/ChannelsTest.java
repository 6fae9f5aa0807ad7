package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Several channels, and missing samples. */
class ChannelsTest {

  @TempDir Path folder;

  private String steps(int length) throws IOException {
    Random random = new Random(9);
    StringBuilder text = new StringBuilder("t,a,b\n");
    for (int i = 0; i < length; i++) {
      text.append(i).append(',').append((i > length / 2 ? 9 : 0) + random.nextGaussian())
          .append(',').append(i * 0.02 + 2 * random.nextGaussian()).append('\n');
    }
    return Files.writeString(folder.resolve("in.csv"), text).toString();
  }

  private static Ran denoise(String file, String columns, String options) {
    return Ran.line("denoise " + file + " --column " + columns + " " + options);
  }

  /** Channels do not see each other: each has the bits it has alone. */
  @ParameterizedTest
  @ValueSource(strings = {"--order 1 --steps 10", "--order 2 --boundary zero --cycles 2", "--scheme explicit --steps 40",
      "--fidelity 0.3 --boundary periodic --steps 7", "--filter -1,1;1,-2,1 --tau 0.01 --steps 10"})
  void everyChannelIsDiffusedByItself(String options) throws IOException {
    String file = steps(67);
    String all = options + " --contrast 3 --output -";
    Ran both = denoise(file, "b,2", all);
    assertThat(both.column("value1")).isEqualTo(denoise(file, "b", all).samples());
    assertThat(both.column("value2")).isEqualTo(denoise(file, "a", all).samples());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--time auto", "--fidelity 0.2 --time auto --scheme explicit",
      "--filter 1,-1;1,-2,1"})
  void certifiedWithNetworkNoiseAndChoice(String options) throws IOException {
    JsonNode report = denoise(steps(300), "a,3", options + " --json -").json();
    assertThat(report.get("channels").intValue()).isEqualTo(2);
    assertThat(report.get("samples").intValue()).isEqualTo(300);
    assertThat(report.get("missing").intValue()).isZero();
    assertThat(report.get("networkBitwiseEqual").booleanValue()).isTrue();
    assertThat(report.get("noiseEstimate").doubleValue()).isBetween(1.0, 2.0);
    assertThat(report.get("certificate").get("claim").stringValue()).isEqualTo("norm-decreasing");
    assertThat(report.get("normAfter").doubleValue()).isLessThan(report.get("normBefore").doubleValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "t,a", "1,2,3"})
  void theReportShowsThem(String columns) throws IOException {
    Path page = folder.resolve("page.html");
    Ran ran = denoise(steps(60), columns, "--missing fill --contrast 3 --report " + page);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    assertThat(Files.readString(page)).contains("Residua report").doesNotContain("were missing");
  }

  private String gaps() throws IOException {
    return Files.writeString(folder.resolve("gaps.csv"),
        "a,b\n,5\n1,\n,NaN\n4,nan\n,\n,6\n").toString();
  }

  @Test
  void gapsStartFromTheInterpolation() throws IOException {
    Ran ran = denoise(gaps(), "a,b", "--missing fill --output - --scheme explicit --flux linear"
        + " --tau 1e-300 --steps 1");
    assertThat(ran.out().lines().skip(1)).containsExactly(
        "1.0,5.0", "1.0,5.2", "2.5,5.4", "4.0,5.6", "4.0,5.800000000000001", "4.0,6.0");
  }

  @Test
  void gapsAreCountedInJsonAndText() throws IOException {
    String options = "--missing fill --contrast 1";
    assertThat(denoise(gaps(), "a,b", options + " --json -").json().get("missing").intValue())
        .isEqualTo(8);
    assertThat(denoise(gaps(), "a,b", options).out())
        .contains("6 samples in each of 2 channels, 8 of them missing and filled");
  }

  /** The steady state solves {@code u'' = c (u - f)} with {@code c = 0} in the gap. */
  @ParameterizedTest
  @CsvSource({"explicit, energy-decreasing", "fsi, unknown"})
  void theDataTermDoesNotPullAtGaps(String scheme, String claim) throws IOException {
    String file = Files.writeString(folder.resolve("g.csv"), "0\n0\n\n\n6\n9\n9\n").toString();
    String options = "--missing fill --flux linear --fidelity 0.5";
    JsonNode report = denoise(file, "1", options + " --scheme " + scheme + " --json -").json();
    assertThat(report.get("networkBitwiseEqual").booleanValue()).isTrue();
    assertThat(report.get("certificate").get("claim").stringValue()).isEqualTo(claim);
    // 2/(L+ ||K||^2 + max c) with ||K||^2 <= 4.
    assertThat(report.get("tauLimit").doubleValue()).isCloseTo(2 / 4.5, within(1e-12));
    double[] u = denoise(file, "1", options + " --output - --tau 0.1 --scheme explicit --steps 5000").samples();
    double[] f = {0, 0, 2, 4, 6, 9, 9};
    for (int i = 1; i + 1 < u.length; i++) {
      double c = i == 2 || i == 3 ? 0 : 0.5;
      assertThat(u[i - 1] - 2 * u[i] + u[i + 1] - c * (u[i] - f[i])).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void withoutDataTermAndWithoutOptionsGapsAreNoObstacle() throws IOException {
    String file = steps(400);
    String holed = Files.readString(Path.of(file)).replaceAll("(?m)^(1.7),[^,]*,", "$1,,");
    Files.writeString(Path.of(file), holed);
    for (String options : new String[] {"", "--fidelity 0.1 --time auto", "--time auto"}) {
      JsonNode report = denoise(file, "a,b", "--missing fill --json - " + options).json();
      assertThat(report.get("missing").intValue()).isEqualTo(10);
      assertThat(report.get("networkBitwiseEqual").booleanValue()).isTrue();
      assertThat(report.get("noiseEstimate").doubleValue()).isBetween(1.0, 2.0);
    }
  }

  private String holed(String name, int from, int to) throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("value\n");
    for (int i = 0; i < 400; i++) {
      double sample = (i > 170 ? 5 : 0) + random.nextGaussian();
      text.append(i >= from && i < to ? "NaN" : Double.toString(sample)).append('\n');
    }
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** First differences alone keep the range of the samples that are there; a mixture with others does not, and says of which. */
  @Test
  void filledSamplesHaveTheMaximumPrincipleOrTheReasonWhyNot() throws IOException {
    String file = holed("holed.csv", 100, 120);
    JsonNode kept = denoise(file, "value", "--missing fill --choice selected --json -").json().get("certificate");
    assertThat(kept.get("claim").stringValue()).isEqualTo("maximum-principle");
    assertThat(kept.get("norm").stringValue()).isEqualTo("range");
    assertThat(kept.get("bound").doubleValue()).isEqualTo(1);
    assertThat(kept.get("hypotheses").toString()).contains("an M-matrix", "begin between their neighbours");
    assertThat(kept.has("range")).isFalse();
    double[] y = denoise(file, "value", "--missing fill --choice selected --output -").samples();
    double[] there = Files.readAllLines(Path.of(file)).stream().skip(1).filter(line -> !line.equals("NaN"))
        .mapToDouble(Double::parseDouble).sorted().toArray();
    Arrays.sort(y);
    assertThat(y[0]).isGreaterThanOrEqualTo(there[0]);
    assertThat(y[y.length - 1]).isLessThanOrEqualTo(there[there.length - 1]);
    assertThat(denoise(file, "value", "--missing fill --choice selected").out())
        .contains("proven   maximum-principle, after every step");

    JsonNode lost = denoise(file, "value", "--missing fill --json -").json().get("certificate");
    assertThat(lost.get("claim").stringValue()).isEqualTo("unknown");
    assertThat(lost.get("hypotheses").get(0).stringValue()).contains("the maximum principle is about differences of two samples");
    assertThat(lost.get("hypotheses").get(1).stringValue()).contains("does not keep norms");
    assertThat(denoise(file, "value", "--missing fill").out()).contains("proven   no maximum-principle");
    Path page = folder.resolve("page.html");
    denoise(file, "value", "--missing fill --report " + page);
    assertThat(Files.readString(page))
        .contains("No sample leaves the range of the signal <span class=\"tag\">&#8211; not claimed");
    denoise(file, "value", "--missing fill --choice selected --report " + page);
    assertThat(Files.readString(page)).contains("No sample leaves the range of the signal <span class=\"tag\">&#10003; proven",
        "no sample leaves the range of the signal, after every step");
  }

  /** Beside another claim, of schemes and of what is left as it is; of complete data nothing more is said than ever. */
  @ParameterizedTest
  @CsvSource({"--scheme explicit, maximum-principle", "--scheme implicit, maximum-principle", "--scheme fsi --tau 0.3, unknown",
      "--scheme explicit --order 2, unknown"})
  void filledSamplesOfSchemesHaveItBesideTheirOtherClaims(String options, String claim) throws IOException {
    String file = holed("holed.csv", 100, 120);
    JsonNode certificate = denoise(file, "value", "--missing fill --contrast 3 --json - " + options).json().get("certificate");
    assertThat(certificate.get("claim").stringValue()).isEqualTo("norm-decreasing");
    assertThat(certificate.get("range").get("claim").stringValue()).isEqualTo(claim);
    assertThat(denoise(file, "value", "--missing fill --contrast 3 " + options).out())
        .contains(claim.equals("unknown") ? "range    no maximum-principle" : "range    maximum-principle, ");
    String complete = holed("complete.csv", 0, 0);
    assertThat(denoise(complete, "value", "--missing fill --contrast 3 --json - " + options).json().get("certificate")
        .has("range")).isFalse();
  }

  @Test
  void fivePresentSamplesGiveTheirMean() throws IOException {
    StringBuilder text = new StringBuilder("value\n");
    for (int i = 0; i < 400; i++) {
      text.append(i % 80 == 7 ? Double.toString(i * i % 13) : "NaN").append('\n');
    }
    String file = Files.writeString(folder.resolve("five.csv"), text).toString();
    double mean = (7 * 7 % 13 + 87 * 87 % 13 + 167 * 167 % 13 + 247 * 247 % 13 + 327 * 327 % 13) / 5.0;
    assertThat(denoise(file, "value", "--missing fill --output -").samples()).hasSize(400).containsOnly(mean);
    assertThat(denoise(file, "value", "--missing fill").out()).contains("range    maximum-principle, after every step");
  }

  /** A claim is one about all channels: neither the norm of the one nor the range of the other. */
  @Test
  void whatHoldsForOneChannelOnlyIsNotClaimed() throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 400; i++) {
      double step = (i > 170 ? 5 : 0) + random.nextGaussian();
      text.append(3 * Math.sin(i / 30.0) + random.nextGaussian()).append(',')
          .append(i >= 100 && i < 120 ? "" : Double.toString(step)).append('\n');
    }
    String two = Files.writeString(folder.resolve("two.csv"), text).toString();
    for (String[] each : new String[][] {{"a", "norm-decreasing"}, {"b", "maximum-principle"}, {"a,b", "unknown"}}) {
      assertThat(denoise(two, each[0], "--missing fill --choice selected --json -").json().get("certificate")
          .get("claim").stringValue())
          .as(each[0]).isEqualTo(each[1]);
    }
  }

  @Test
  void aLongSignalWithGapsGetsItsTime() throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(2);
    for (int i = 0; i < 17_000; i++) {
      text.append(i % 9 == 4 ? "NaN" : Double.toString(random.nextGaussian())).append('\n');
    }
    String file = Files.writeString(folder.resolve("long.csv"), text).toString();
    JsonNode report = denoise(file, "1",
        "--missing fill --fidelity 0.01 --time auto --steps 4 --json -").json();
    assertThat(report.get("time").doubleValue()).isPositive();
    assertThat(report.get("noiseEstimate").doubleValue()).isCloseTo(1, within(0.05));
  }

  @Test
  void theReportLeavesGapsOpen() throws IOException {
    Path page = folder.resolve("page.html");
    denoise(gaps(), "a,b", "--missing fill --contrast 1 --report " + page);
    assertThat(Files.readString(page)).contains("8 of 12 samples were missing");
  }
}
