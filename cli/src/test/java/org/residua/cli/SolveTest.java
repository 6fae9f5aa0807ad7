package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The subcommand {@code solve}, and the networks of its cycles. */
class SolveTest {

  private static JsonNode solved(String options) {
    Ran ran = Ran.line("solve --json - " + options);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    return ran.json();
  }

  @Test
  void theFieldsOfTheContract() {
    assertThat(Ran.line("solve --intervals 64 --json -").fields()).containsExactly("problem", "intervals", "cycle",
        "smoother", "pre",
        "post", "cycles", "residuals", "factors", "meanFactor", "predictedFactor", "l2Error", "workUnits", "levels",
        "outcome", "seconds");
    JsonNode json = solved("--intervals 64");
    assertThat(json.get("residuals").size()).isEqualTo(11);
    assertThat(json.get("predictedFactor").doubleValue()).isCloseTo(1.0 / 9, within(1e-3));
    assertThat(json.get("smoother").stringValue()).isEqualTo("jacobi");
    assertThat(json.get("levels").intValue()).isEqualTo(3);
    assertThat(json.get("outcome").stringValue()).isEqualTo("completed");
  }

  /** Each cycle with each smoother comes to the discretisation error. */
  @ParameterizedTest
  @CsvSource({"v, jacobi", "w, gauss-seidel", "f, red-black", "fmg, chebyshev", "fmg, fsi", "fmg, jacobi", "w, fsi"})
  void cyclesAndSmoothers(String cycle, String smoother) {
    JsonNode json = solved("--intervals 1000 --cycles 12 --cycle " + cycle + " --smoother " + smoother);
    double expected = 0.75 * Math.PI * Math.PI * 1e-6 * Math.sqrt(0.5);
    assertThat(json.get("l2Error").doubleValue()).isCloseTo(expected, within(0.01 * expected));
    assertThat(json.get("predictedFactor").isNull()).isEqualTo(cycle.equals("fmg"));
    assertThat(json.get("workUnits").doubleValue()).isGreaterThan(12);
  }

  /** One pass of full multigrid: the error of the exact discrete solution, times 1.5 at most, for at most 14 work units. */
  @Test
  void oneFullMultigridPassIsEnough() {
    JsonNode json = solved("--intervals 4096 --cycles 1 --cycle fmg");
    assertThat(json.get("l2Error").doubleValue()).isLessThan(1.5 * 0.75 * Math.PI * Math.PI / (4096.0 * 4096) * Math.sqrt(0.5));
    assertThat(json.get("workUnits").doubleValue()).isLessThan(14);
  }

  @ParameterizedTest
  @CsvSource({"32, 5.2591e-3", "1024, 5.1123e-6"})
  void bratu(int intervals, double error) {
    JsonNode json = solved("--problem bratu --cycles 12 --intervals " + intervals);
    assertThat(json.get("smoother").stringValue()).isEqualTo("red-black");
    assertThat(json.get("l2Error").doubleValue()).isCloseTo(error, within(5e-5 * error));
    assertThat(json.get("predictedFactor").isNull()).isTrue();
  }

  /** The floor of rounding is no failure, and takes no thousand cycles. */
  @Test
  void theFloorOfRounding() {
    JsonNode json = solved("--tolerance 1e-10 --intervals 65537");
    assertThat(json.get("outcome").stringValue()).isEqualTo("converged-to-rounding");
    assertThat(json.get("cycles").intValue()).isLessThan(25);
  }

  @Test
  void anImplicitStepOfAnInput(@TempDir Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("value\n");
    for (int i = 0; i < 200; i++) {
      rows.append(i / 60 % 2 * 8 + Math.sin(i * i)).append('\n');
    }
    String file = Files.writeString(folder.resolve("in.csv"), rows).toString();
    JsonNode smooth = solved("--problem implicit --flux charbonnier --tau 100 " + file);
    assertThat(smooth.get("outcome").stringValue()).isEqualTo("converged");
    assertThat(smooth.get("samples").intValue()).isEqualTo(200);
    assertThat(smooth.get("tau").doubleValue()).isEqualTo(100);
    assertThat(smooth.get("l2Error").isNull()).isTrue();
    assertThat(smooth.has("banded")).isFalse();
    // Where slopes differ by 1e6 the full approximation scheme stalls, and the banded solver is said to have done it.
    JsonNode steep = solved("--problem implicit --flux tv --contrast 1 --tau 5 " + file);
    assertThat(steep.get("banded").get("outcome").stringValue()).isEqualTo(steep.get("outcome").stringValue());
    assertThat(Ran.line("solve --problem implicit --flux tv --contrast 1 --tau 5 " + file).out()).contains("banded solver");
    assertThat(solved("--problem implicit --order 2 --boundary periodic --flux huber --fidelity 0.1 " + file).get("outcome")
        .stringValue())
        .isEqualTo("converged");
  }

  /** As the solver of implicit steps it is as exact as the others, says so, and says where another took over. */
  @Test
  void theSolverOfImplicitSchemes() {
    for (String scheme : List.of("implicit", "midpoint")) {
      String method = " --scheme " + scheme + " --flux charbonnier --contrast 100 --tau 5 --steps 3";
      Ran multigrid = Ran.line("denoise builtin:nile --solver multigrid" + method);
      assertThat(multigrid.out()).contains("solver   multigrid, v(2, 2), red-black, 3 fixed points").contains("same bits")
          .contains("outcome  converged").doesNotContain("took over");
      assertThat(Ran.line("translate --solver multigrid" + method).out()).contains("recurrent loop by multigrid");
      assertThat(Ran.line("certify --solver multigrid" + method).out())
          .isEqualTo(Ran.line("certify --solver newton" + method).out());
    }
    assertThat(Ran.line("denoise builtin:nile --scheme implicit --solver multigrid --flux weickert --contrast 100 --tau 5").out())
        .contains("lagged diffusivities took over").contains("outcome  converged");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "solve --flux tv | --flux contradicts --problem poisson",
      "solve in.csv | the input 'in.csv' contradicts --problem poisson",
      "solve --problem implicit --intervals 5 | --intervals contradicts --problem implicit",
      "solve --problem implicit --flux forward-backward | below 0",
      "solve --smoother fsi --omega 0.5 | --omega contradicts the smoother fsi",
      "solve --problem bratu --smoother gauss-seidel --intervals 1026 | use red-black",
      "solve --cycles 3 --tolerance 0.1 | --cycles contradicts --tolerance",
      "solve --pre 0 --post 0 | at least 1",
      "solve --problem laplace | problem 'laplace' is unknown",
      "translate --cycle v | --cycle contradicts --scheme fsi",
      "translate --scheme multigrid --flux tv | --flux contradicts --scheme multigrid",
      "translate --scheme multigrid --problem implicit | needs an input"})
  void misuseIsRefused(String line, String message) {
    Ran ran = Ran.line(line);
    assertThat(ran.code()).isEqualTo(Main.FAULT);
    assertThat(ran.err()).contains(message).hasLineCount(1);
  }

  /** The U-net with the length of every layer; chains of them for the other cycles. */
  @ParameterizedTest
  @CsvSource({"v, 24", "w, 38", "f, 38", "fmg, 46"})
  void translateNamesLengths(String cycle, int layers) {
    Ran ran = Ran.line("translate --scheme multigrid --intervals 40 --json - --cycle " + cycle);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Main.DONE);
    JsonNode table = ran.json().get("layers");
    assertThat(table.size()).isEqualTo(layers);
    for (JsonNode layer : table) {
      assertThat(layer.get("length").intValue()).isIn(39, 19, 9);
      assertThat(layer.get("stage").stringValue()).isIn("smoothing", "residual", "restriction", "bottleneck", "prolongation",
          "correction");
    }
    assertThat(table.get(layers - 1).get("length").intValue()).isEqualTo(39);
    assertThat(Ran.line("translate --scheme multigrid --cycle " + cycle).out())
        .contains("restriction 63 -> 31", "interpolation 31 -> 63");
  }

  /** The drawing of its cycle, for each kind of file, and for equations that are not linear as well. */
  @Test
  void solveDrawsItsCycle(@TempDir Path folder) throws IOException {
    Path svg = folder.resolve("u.svg");
    JsonNode json = solved("--intervals 60 --cycle w --pre 2 --diagram " + svg);
    String drawn = Files.readString(svg);
    assertThat(drawn).contains("W-cycle = chained U-nets, " + json.get("levels") + " levels, jacobi (2, 1), poisson", ">59<",
        ">29<", ">14<");
    Path text = folder.resolve("u.mmd");
    solved("--problem bratu --intervals 8 --diagram " + text);
    assertThat(Files.readString(text)).startsWith("---\ntitle: \"V-cycle = U-net, 3 levels, red-black (1, 1), bratu")
        .contains("\"coarse-level skip\"");
    Ran wrong = Ran.line("solve --intervals 8 --diagram " + folder.resolve("u.png"));
    assertThat(wrong.code()).isEqualTo(Main.FAULT);
    assertThat(wrong.err()).contains(".svg (a drawing) or .mmd");
  }
}
