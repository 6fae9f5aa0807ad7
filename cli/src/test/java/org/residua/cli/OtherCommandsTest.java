package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The subcommands {@code translate}, {@code certify}, {@code info}, and the help. */
class OtherCommandsTest {

  @Test
  void translatePrintsTheLayers() {
    JsonNode report = Ran.line("translate --scheme explicit --steps 3 --filter 1,-2,1;1,-1 --json -").json();
    assertThat(List.copyOf(report.propertyNames()))
        .containsExactly("layers", "parameters", "skipConnections", "onnx", "diagram");
    assertThat(report.get("layers").size()).isEqualTo(3);
    assertThat(List.copyOf(report.get("layers").get(0).propertyNames()))
        .containsExactly("index", "kind", "parameters", "channelsIn", "channelsOut");
    assertThat(report.get("parameters").intValue()).isEqualTo(6);
    assertThat(report.get("skipConnections").intValue()).isEqualTo(3);
    assertThat(report.get("onnx").isNull()).isTrue();
  }

  @Test
  void translateExpands() {
    Ran ran = Ran.line("translate --scheme explicit --steps 1 --filter 1,-2,1;1,-1 --expanded --json -");
    JsonNode layers = ran.json().get("layers");
    assertThat(layers.size()).isEqualTo(4);
    assertThat(layers.get(0).get("kind").stringValue()).startsWith("convolution");
    assertThat(layers.get(0).get("channelsOut").intValue()).isEqualTo(2);
    assertThat(layers.get(1).get("kind").stringValue()).startsWith("activation perona-malik");
    assertThat(layers.get(2).get("kind").stringValue()).startsWith("adjoint");
    assertThat(layers.get(3).get("kind").stringValue()).startsWith("combination");
    assertThat(Ran.line("translate").out()).contains("10 layers, 2 parameters, 20 skip connections");
  }

  @ParameterizedTest
  @CsvSource({"fsi.svg, <svg xmlns", "fsi.mmd, flowchart LR"})
  void translateDraws(String name, String expected, @TempDir Path folder) throws IOException {
    Path file = folder.resolve(name);
    Ran ran = Ran.with("translate", "--scheme", "fsi", "--steps", "6", "--diagram", file.toString(),
        "--json", "-");
    assertThat(ran.code()).isEqualTo(Main.DONE);
    assertThat(ran.json().get("diagram").stringValue()).isEqualTo(file.toString());
    assertThat(Files.readString(file)).contains(expected);
  }

  @Test
  void denoiseWritesAReport(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("nile.html");
    Ran ran = Ran.with("denoise", "--report", file.toString(), "--json", "-");
    assertThat(ran.code()).isEqualTo(Main.DONE);
    assertThat(Files.readString(file)).contains(ran.json().get("digest").stringValue(),
        "residua denoise --json -", "estimated risk", "<svg xmlns");
  }

  @Test
  void certifyHasTheFieldsOfTheContract() {
    Ran ran = Ran.line("certify --json -");
    assertThat(ran.code()).isEqualTo(Main.DONE);
    assertThat(ran.fields()).containsExactly("scheme", "claim", "holds", "norm", "bound", "horizon",
        "hypotheses", "operatorNorm", "sector", "slope", "tau", "tauLimit", "digest",
        "verdict", "faults", "certificate");
    assertThat(ran.json().get("verdict").stringValue()).isEqualTo("stands");
    assertThat(ran.json().get("faults").size()).isZero();
    assertThat(List.copyOf(ran.json().get("operatorNorm").propertyNames()))
        .containsExactly("lower", "upper", "argument");
    assertThat(ran.json().get("slope").toString()).isEqualTo("[-0.125,1.0]");
    assertThat(ran.json().get("claim").stringValue()).isEqualTo("norm-decreasing");
  }

  @ParameterizedTest
  @CsvSource({
      "--claim norm-decreasing, 0", "--claim energy-decreasing, 0", "--claim nonexpansive, 1",
      "--scheme explicit --flux charbonnier --claim nonexpansive, 0",
      "--scheme explicit --claim nonexpansive, 1", "--no-frozen, 1",
      "--claim maximum-principle, 1", "--scheme explicit --claim maximum-principle, 0",
      "--scheme semi-implicit --fidelity 0.5 --claim maximum-principle, 0",
      "--scheme implicit --order 2 --claim maximum-principle, 1",
      "--scheme explicit --tau 0.6 --unchecked, 1", "--contrast 7, 0"})
  void certifyAnswersWithItsExitCode(String options, int code) {
    Ran ran = Ran.line("certify --json - " + options);
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(code);
    assertThat(ran.json().get("holds").booleanValue()).isEqualTo(code == 0);
    assertThat(ran.json().get("hypotheses").get(0).stringValue()).isNotBlank();
    assertThat(Ran.line("certify " + options).out()).contains(code == 0 ? " holds" : "proven");
  }

  @Test
  void certifyPrintsTheCheckersVerdict() {
    assertThat(Ran.line("certify").out()).contains("checker: proven again from the stored numbers");
    assertThat(Ran.line("certify --no-frozen").out()).contains("checker: nothing to prove").doesNotContain("also proven");
    assertThat(Ran.line("certify --scheme explicit").out())
        .contains("also proven: energy-decreasing, maximum-principle (--claim NAME says why)");
  }

  @Test
  void aStoredCertificateIsProvenAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("certificate.json");
    assertThat(Ran.with("certify", "--flux", "huber", "--json", file.toString()).code()).isEqualTo(Main.DONE);
    Ran stands = Ran.with("certify", file.toString());
    assertThat(stands.code()).as(stands.err()).isEqualTo(Main.DONE);
    assertThat(stands.out()).contains("norm-decreasing holds", "checker: proven again");
    assertThat(Ran.with("certify", file.toString(), "--claim", "nonexpansive").code()).isEqualTo(Main.NO);

    Files.writeString(file, Files.readString(file).replace("\"tau\" : 0.5", "\"tau\" : 0.6"));
    Ran refused = Ran.with("certify", file.toString(), "--json", "-");
    assertThat(refused.code()).isEqualTo(Main.NO);
    assertThat(refused.json().get("verdict").stringValue()).isEqualTo("refused");
    assertThat(refused.json().get("holds").booleanValue()).isFalse();
    assertThat(refused.json().get("faults").toString()).contains("seal does not fit", "do not prove norm-decreasing");
  }

  @Test
  void otherFilesAreNoCertificates(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("other.json");
    for (String content : List.of("", "{}", "{\"certificate\": {\"claim\": 7}}", "[1, 2]")) {
      Files.writeString(file, content);
      Ran ran = Ran.with("certify", file.toString());
      assertThat(ran.code()).isEqualTo(Main.FAULT);
      assertThat(ran.err()).contains("damaged or foreign", "written by --json").hasLineCount(1);
    }
    assertThat(Ran.with("certify", folder.resolve("none.json").toString()).err()).contains("does not exist");
    assertThat(Ran.with("certify", file.toString(), "--flux", "tv").err()).contains("--flux contradicts the certificate");
  }

  @ParameterizedTest
  @CsvSource({"--tau 0.5000000001, tau = 0.5000000001 exceeds 0.5 =",
      "--tau 0.5000001 --scheme explicit, tau = 0.5000001 exceeds 0.5 ="})
  void aStepJustAboveItsLimitIsToldFromIt(String options, String message) {
    Ran ran = Ran.line("certify " + options);
    assertThat(ran.code()).isEqualTo(Main.FAULT);
    assertThat(ran.err()).contains(message);
  }

  /** Ten million steps, and filters whose squares are near the end of the doubles. */
  @Test
  void certifyDoesNotWalk() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThat(Ran.line("certify --scheme explicit --steps 10000000 --claim energy-decreasing").code())
        .isEqualTo(Main.DONE);
    assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(2_000_000_000L);
    JsonNode norm = Ran.line("certify --filter 0,1e100 --boundary reflecting --json -").json().get("operatorNorm");
    assertThat(norm.get("upper").doubleValue()).isBetween(1.414e100, 1.415e100);
  }

  @Test
  void infoNamesTheMachinery() {
    JsonNode report = Ran.line("info --kernels scalar --json -").json();
    assertThat(report.get("kernels").stringValue()).isEqualTo("scalar");
    assertThat(report.get("lanes").intValue()).isEqualTo(1);
    assertThat(report.get("threads").intValue())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(Ran.line("info --threads 3").out()).contains("3 threads");
    assertThat(Ran.line("solve --threads 1 --intervals 20 --json -").code()).isEqualTo(Main.DONE);
    assertThat(report.get("jdk").stringValue()).startsWith("25");
    assertThat(report.get("choice").stringValue()).contains("asked for");
    assertThat(Ran.line("info").out()).contains("kernels", "JDK", "version").containsPattern("choice +(vectors|no vectors)");
  }

  @ParameterizedTest
  @EnumSource
  void helpListsWhatWorksAndNothingElse(Command command) {
    Ran ran = Ran.with(command.text(), "--help");
    assertThat(ran.code()).isEqualTo(command.available() ? Main.DONE : Main.FAULT);
    for (Option option : Option.values()) {
      boolean listed = command.available() && Option.of(command).stream()
          .anyMatch(other -> other.available() && other.flag().equals(option.flag()));
      assertThat(ran.out().matches("(?s).* " + option.flag() + "[= \n].*"))
          .as(option.flag()).isEqualTo(listed);
    }
    if (Option.of(command).contains(Option.SCHEME) && command != Command.TRANSLATE) {
      String schemes = ran.out().substring(ran.out().indexOf(" --scheme"), ran.out().indexOf(" --flux"));
      assertThat(Names.SCHEMES.later()).allSatisfy(later -> assertThat(schemes).doesNotContainPattern("[ ,]" + later + "\\b"));
    }
    assertThat(ran.out()).doesNotContain("float");
  }

  @Test
  void helpNamesTheKindsOfFiles() {
    assertThat(Ran.line("denoise --help").out())
        .contains("a .csv, a .wav, -", "--output=FILE.csv|FILE.wav|-", "--column=NAME|NUMBER,...", "fill");
  }

  @Test
  void mainHelpListsTheSubcommands() {
    assertThat(Ran.with("--help").out())
        .contains("denoise", "translate", "certify", "info", "solve").doesNotContain("train");
    assertThat(Ran.with("--version").code()).isEqualTo(Main.DONE);
  }

  @Test
  void distanceCountsExchangedNeighboursOnce() {
    assertThat(Nearest.distance("--tua", "--tau")).isEqualTo(1);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
  }
}
