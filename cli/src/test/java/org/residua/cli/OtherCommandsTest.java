package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        "residua denoise --json -", "whitest residual", "<svg xmlns");
  }

  @Test
  void certifyHasTheFieldsOfTheContract() {
    Ran ran = Ran.line("certify --json -");
    assertThat(ran.code()).isEqualTo(Main.DONE);
    assertThat(ran.fields()).containsExactly("scheme", "claim", "holds", "norm", "bound", "horizon",
        "hypotheses", "operatorNorm", "sector", "slope", "tau", "tauLimit", "digest");
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
      "--scheme explicit --tau 0.6 --unchecked, 1", "--contrast 7, 0"})
  void certifyAnswersWithItsExitCode(String options, int code) {
    Ran ran = Ran.line("certify --json - " + options);
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(code);
    assertThat(ran.json().get("holds").booleanValue()).isEqualTo(code == 0);
    assertThat(ran.json().get("hypotheses").get(0).stringValue()).isNotBlank();
    assertThat(Ran.line("certify " + options).out()).contains(code == 0 ? " holds" : "proven");
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
    assertThat(Ran.line("info").out()).contains("kernels", "JDK", "version");
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
    for (String later : Option.of(command).contains(Option.SCHEME) ? Names.SCHEMES.later() : List.<String>of()) {
      assertThat(ran.out()).doesNotContain(later);
    }
    assertThat(ran.out()).doesNotContain("float", "rkl1");
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
