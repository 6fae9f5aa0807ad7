package org.residua.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.engine.Engines;
import org.residua.api.signal.Signal;
import tools.jackson.databind.JsonNode;

/** The subcommand {@code denoise}. */
class DenoiseTest {

  @TempDir Path folder;

  @Test
  void reportHasTheFieldsOfTheContractInItsOrder() {
    Ran ran = Ran.line("denoise --json -");
    assertThat(ran.fields()).containsExactly("input", "column", "timeColumn", "samples", "channels", "missing", "scheme", "choice",
        "flux", "contrast", "order", "boundary", "tau", "tauLimit", "steps", "cycles", "time",
        "frozen", "alpha", "normBefore", "normAfter", "energyBefore", "energyAfter",
        "noiseEstimate", "precision", "kernels", "lanes", "threads", "seconds", "digest",
        "networkBitwiseEqual", "certificate", "warnings", "times", "outcome");
    assertThat(List.copyOf(ran.json().get("certificate").propertyNames()))
        .containsExactly("claim", "norm", "bound", "horizon", "hypotheses");
  }

  @Test
  void settledOptionsGiveTheOthersTheirDefaults() {
    JsonNode report = Ran.denoised("--contrast 100 --order 1 --steps 10");
    assertThat(report.get("scheme").stringValue()).isEqualTo("fsi");
    assertThat(report.get("flux").stringValue()).isEqualTo("perona-malik");
    assertThat(report.get("order").intValue()).isEqualTo(1);
    assertThat(report.get("tau").doubleValue()).isEqualTo(0.5);
    assertThat(report.get("tauLimit").doubleValue()).isEqualTo(0.5);
    assertThat(report.get("steps").intValue()).isEqualTo(10);
    assertThat(report.get("cycles").intValue()).isEqualTo(1);
    assertThat(report.get("time").doubleValue()).isCloseTo(0.5 * 110 / 3, within(1e-14 * 20));
    assertThat(report.get("frozen").booleanValue()).isTrue();
    assertThat(report.get("alpha").isNull()).isTrue();
  }

  @Test
  void machineryAndDestinationsAreNoChoiceOfMethod() {
    assertThat(Ran.denoised("--kernels scalar").get("digest")).isEqualTo(Ran.denoised("").get("digest"));
    assertThat(Ran.denoised("--kernels scalar").get("digest"))
        .isNotEqualTo(Ran.denoised("--boundary natural").get("digest"));
  }

  @Test
  void timeIsHit() {
    JsonNode fsi = Ran.denoised("--time 50 --steps 7");
    assertThat(fsi.get("time").doubleValue()).isCloseTo(50, within(50 * 4 * Math.ulp(1.0)));
    assertThat(fsi.get("steps").intValue()).isEqualTo(7);
    assertThat(fsi.get("cycles").intValue()).isEqualTo((int) Math.ceil(50 / (0.5 * 56 / 3)));
    JsonNode explicit = Ran.denoised("--time 5.2 --scheme explicit");
    assertThat(explicit.get("steps").intValue()).isEqualTo(11);
    assertThat(explicit.get("tau").doubleValue()).isEqualTo(5.2 / 11);
    assertThat(Ran.denoised("--time auto").get("time").doubleValue()).isPositive();
  }

  @Test
  void filterTakesThePlaceOfOrder() {
    Ran ran = Ran.line("denoise --json - --filter 1,-2,1;-1,1");
    assertThat(ran.fields()).contains("filter").doesNotContain("order");
    assertThat(ran.json().get("filter").toString()).isEqualTo("[[1.0,-2.0,1.0],[-1.0,1.0,0.0]]");
    assertThat(Ran.denoised("--filter -1,1").get("digest")).isEqualTo(Ran.denoised("--order 1").get("digest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-frozen", "--scheme explicit --tau 0.6 --unchecked"})
  void nothingIsCertifiedWhereNoTheoremHolds(String options) {
    JsonNode certificate = Ran.denoised(options).get("certificate");
    assertThat(certificate.get("claim").stringValue()).isEqualTo("unknown");
    assertThat(certificate.get("bound").isNull()).isTrue();
    assertThat(certificate.get("hypotheses").get(0).stringValue()).isNotBlank();
  }

  @Test
  void theDataTermBelongsToTheEnergy() {
    JsonNode with = Ran.denoised("--fidelity 0.5 --flux charbonnier --contrast 50");
    JsonNode without = Ran.denoised("--flux charbonnier --contrast 50");
    assertThat(with.get("energyBefore")).isEqualTo(without.get("energyBefore"));
    assertThat(with.get("energyAfter").doubleValue())
        .isLessThan(with.get("energyBefore").doubleValue());
    assertThat(with.get("networkBitwiseEqual").booleanValue()).isTrue();
    // 2/(g_max ||K||^2 + 2 c) with ||K||^2 <= 4.
    assertThat(with.get("tauLimit").doubleValue()).isCloseTo(2 / 5.0, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--flux linear", "--flux charbonnier --order 2", "--flux exponential",
      "--boundary periodic --order 3", "--boundary zero", "--boundary reflecting --filter 1,0,-1",
      "--scheme explicit --steps 700", "--cycles 70", "--no-frozen", "--fidelity 0.1",
      "--scheme explicit --fidelity 1"})
  void networkHasTheBitsOfTheScheme(String options) {
    JsonNode report = Ran.denoised("--seed 4 --length 131 builtin:blocks " + options);
    assertThat(report.get("networkBitwiseEqual").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--scheme explicit", "--flux exponential --order 2", "--no-frozen",
      "--flux charbonnier --boundary zero", "--filter 1,-2,1;-1,1", "--fidelity 0.2"})
  void kernelsDoNotChangeTheDigest(String options) {
    assumeTrue(vectorIsThere(), "no vector kernels on the class path");
    String line = "builtin:doppler --length 1001 " + options;
    JsonNode vector = Ran.denoised("--kernels vector " + line);
    assertThat(vector.get("kernels").stringValue()).isEqualTo("vector");
    assertThat(vector.get("digest")).isEqualTo(Ran.denoised("--kernels scalar " + line).get("digest"));
  }

  private static boolean vectorIsThere() {
    try {
      return Engines.named("vector").lanes() > 1;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void writesTheSamplesWhoseDigestItReports() throws IOException {
    Path output = folder.resolve("out.csv");
    Path report = folder.resolve("report.json");
    Ran ran = Ran.with(
        "denoise", "--output", output.toString(), "--json", report.toString(), "--cycles", "3");
    assertThat(ran).isEqualTo(new Ran(Main.DONE, "", Ran.BUILTIN_USED));
    double[] written = Ran.csv(Files.readString(output, UTF_8), "value");
    assertThat(Files.readString(report, UTF_8)).contains(Signal.of(written).digest());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(output, report);
    }
    assertThat(Ran.line("denoise --output - --cycles 3").samples()).isEqualTo(written);
  }

  @Test
  void replacesAnEarlierResultAndFollowsALink() throws IOException {
    Path target = Files.writeString(folder.resolve("old.csv"), "old", UTF_8);
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
    assertThat(Ran.with("denoise", "--output", link.toString()).code()).isEqualTo(Main.DONE);
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(target, UTF_8)).startsWith("t,value\n1871,");
  }

  @Test
  void tellsWhereTheTimeWentAndWhatIsToBeKnown() {
    Ran ran = Ran.piped("t,value\n0,3\n1,1\n2,4\n3,1\n5,5\n", "denoise", "-", "--contrast", "1", "--steps", "3", "--json", "-");
    JsonNode times = ran.json().get("times");
    assertThat(List.copyOf(times.propertyNames())).containsExactly("read", "choose", "evolve", "compare", "write");
    assertThat(times.get("evolve")).isEqualTo(ran.json().get("seconds"));
    times.forEach(part -> assertThat(part.doubleValue()).isNotNegative());
    assertThat(ran.json().get("warnings")).hasSize(1);
    String warning = ran.json().get("warnings").get(0).stringValue();
    assertThat(warning).startsWith("standard input, time axis 't': its steps are between 1 and 2");
    assertThat(ran.err()).isEqualTo("residua: " + warning + "\n");
  }

  @Test
  void theReportShowsTheDates() throws IOException {
    Path page = folder.resolve("page.html");
    StringBuilder text = new StringBuilder("Datum;Wert\n");
    for (int i = 0; i < 40; i++) {
      text.append(String.format("%02d.01.1970 00:00;%d,%d%n", 1 + i % 31, i < 20 ? 3 : 8, (7 * i) % 10));
    }
    String first = text.toString().lines().limit(31).reduce("", (a, b) -> a + b + "\n");
    assertThat(Ran.piped(first, "denoise", "-", "--report", page.toString()).code()).isEqualTo(Main.DONE);
    assertThat(Files.readString(page, UTF_8)).contains("\"time\":{\"name\":\"Datum\",\"dated\":true,\"start\":0.0,\"step\":86400.0}");
    assertThat(Ran.piped(text.toString(), "denoise", "-", "--report", page.toString()).err()).contains("goes back in time");
    assertThat(Files.readString(page, UTF_8)).contains("\"time\":null");
  }

  /** Also where the machine that tests is busy. */
  @Test
  void thisProcessorHasFusedMultiplyAdd() {
    assumeTrue(vectorIsThere());
    assertThat(Machinery.remark()).isEmpty();
  }

  @Test
  void readsStandardInput() {
    Ran ran = Ran.piped("value\n3\n1\n4\n1\n5\n", "denoise", "-", "--output", "-", "--contrast", "1",
        "--scheme", "explicit", "--steps", "1", "--flux", "linear", "--tau", "0.25");
    assertThat(ran.samples()).containsExactly(2.5, 2.25, 2.5, 2.75, 4);
  }

  @Test
  void aResultThatIsNotFiniteIsReportedAndNotWritten() throws IOException {
    Path output = folder.resolve("out.csv");
    Ran ran = Ran.with("denoise", "builtin:nile", "--scheme", "explicit", "--flux", "linear", "--tau", "100",
        "--unchecked", "--steps", "1000", "--json", "-", "--output", output.toString());
    assertThat(ran.code()).isEqualTo(Main.NO);
    assertThat(ran.json().get("outcome").stringValue()).isEqualTo("non-finite");
    assertThat(ran.json().get("normAfter").isNull()).isTrue();
    assertThat(ran.err().lines()).hasSize(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void withoutDestinationTheReportIsForPeople() {
    Ran ran = Ran.line("denoise");
    assertThat(ran.err()).isEqualTo(Ran.BUILTIN_USED);
    assertThat(ran.out()).contains("builtin:nile", "value, time axis t", "estimated risk", "norm-decreasing", "same bits", "digest");
  }

  /** Ten times the range of the input is too far, and no result; less is one, with a warning. */
  @Test
  void aResultThatLeavesTheRangeOfItsInput() {
    Path out = folder.resolve("out.csv");
    String wild = "denoise builtin:blocks --scheme explicit --flux linear --unchecked --steps 60 --json - --output " + out + " --tau ";
    Ran far = Ran.line(wild + 0.55);
    assertThat(far.code()).isEqualTo(Main.NO);
    assertThat(far.json().get("outcome").asString()).isEqualTo("diverged");
    assertThat(far.err()).contains("the result is diverged and is not written", "reduce the step size");
    assertThat(out).doesNotExist();
    Ran near = Ran.line(wild + 0.51);
    assertThat(near.code()).isEqualTo(Main.DONE);
    assertThat(near.json().get("outcome").asString()).isEqualTo("completed");
    assertThat(near.json().get("warnings").valueStream().map(JsonNode::asString)).anyMatch(text -> text.contains("the energy grew"));
    assertThat(out).exists();
  }

  @Test
  void theProgressBarChangesNoBit() {
    var out = new java.io.ByteArrayOutputStream();
    var err = new java.io.ByteArrayOutputStream();
    String line = "denoise builtin:bumps --length 30000 --cycles 400 --json -";
    Streams streams = new Streams(java.io.InputStream.nullInputStream(),
        new java.io.PrintStream(out, true, UTF_8), new java.io.PrintStream(err, true, UTF_8), true);
    assertThat(Main.run(line.split(" ", -1), streams)).isEqualTo(Main.DONE);
    assertThat(new Ran(0, out.toString(UTF_8), "").json().get("digest"))
        .isEqualTo(Ran.line(line).json().get("digest"));
    // A quick machine is done before the bar would appear; ProgressTest sees it in any case.
    assertThat(err.toString(UTF_8)).matches("((\r\\[#*-*] \\d+ %)+\r +\r)?(residua: .*\n)*");
  }
}
