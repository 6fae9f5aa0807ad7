package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.FourierAnalysis;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.Iteration;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.Smoother;
import tools.jackson.databind.JsonNode;

/**
 * The tables of {@code docs/multigrid.md} are what the commands and the starts beside them give;
 * {@code -Dresidua.redraw=true} writes them anew, between {@code <!-- NAME -->} and {@code <!-- end -->}.
 */
class MultigridDocsTest {

  private static final Path FILE = Path.of("..", "docs", "multigrid.md");
  private static final Smoother JACOBI = new DampedJacobi(2.0 / 3);
  private static final String END = "<!-- end -->\n";

  private static void holds(String name, String table) throws IOException {
    String text = Files.readString(FILE).replace("\r\n", "\n");
    String mark = "<!-- " + name + " -->\n";
    assertThat(text).contains(mark);
    int begin = text.indexOf(mark) + mark.length();
    int end = text.indexOf(END, begin);
    if (Boolean.getBoolean("residua.redraw")) {
      Files.writeString(FILE, text.substring(0, begin) + table + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end)).isEqualTo(table);
  }

  private static JsonNode solved(String options) {
    Ran ran = Ran.line("solve --json - " + options);
    assertThat(ran.code()).as("%s: %s", options, ran.err()).isEqualTo(Main.DONE);
    return ran.json();
  }

  private static double number(JsonNode json, String field) {
    return json.get(field).doubleValue();
  }

  private static String smoother(String name) {
    String options = "--intervals 1000 --smoother " + name + " --cycles 6 --cycle ";
    JsonNode v = solved(options + "v");
    JsonNode full = solved("--intervals 1000 --smoother " + name + " --cycles 1 --cycle fmg");
    return String.format(Locale.ROOT, "| %s | %.3f | %.3f | %.3f | %.3f | %.2f | %.2f | %.3e |\n", name,
        number(v, "predictedFactor"),
        number(v, "meanFactor"), number(solved(options + "w"), "meanFactor"), number(solved(options + "f"), "meanFactor"),
        number(v, "workUnits") / 6, number(full, "workUnits"), number(full, "l2Error"));
  }

  @Test
  void cyclesAndSmoothers() throws IOException {
    holds("smoothers", "| smoother | two-grid analysis | V | W | F | work of V | work of full multigrid"
        + " | its error after one pass |\n"
        + "|---|---|---|---|---|---|---|---|\n"
        + Stream.of("jacobi", "gauss-seidel", "red-black", "chebyshev", "fsi").map(MultigridDocsTest::smoother)
            .collect(Collectors.joining()));
  }

  /** The geometric mean of the last factors of twelve, for {@code A x = 0} from a random start. */
  private static double late(int intervals, int pre, int post) {
    LinearEquation equation = new LinearEquation(new Poisson(intervals).matrix());
    Hierarchy hierarchy = Hierarchy.of(equation, Coarsening.linear(intervals - 1, Boundary.ZERO, 1), JACOBI);
    Signal start = Signal.of(new Random(1).doubles(intervals - 1, -1, 1).toArray());
    List<Double> factors = new Iteration(new Multigrid(hierarchy.finest(), Cycle.V, pre, post))
        .cycles(start, Signal.of(new double[intervals - 1]), 12, _ -> {}).factors();
    return Math.pow(factors.subList(7, 12).stream().reduce(1.0, (x, y) -> x * y), 0.2);
  }

  private static String sweeps(int pre, int post) {
    return String.format(Locale.ROOT, "| (%d, %d) | %.3f |", pre, post, FourierAnalysis.factor(JACOBI, 1, pre, post))
        + Stream.of(64, 1000, 1024, 16384).map(m -> String.format(Locale.ROOT, " %.3f |", late(m, pre, post)))
            .collect(Collectors.joining()) + "\n";
  }

  @Test
  void sweepsAndSizes() throws IOException {
    holds("sweeps", "| sweeps | two-grid analysis | 64 | 1000 | 1024 | 16384 |\n|---|---|---|---|---|---|\n"
        + sweeps(1, 0) + sweeps(1, 1) + sweeps(2, 1) + sweeps(2, 2));
  }

  private static String full(int intervals) {
    JsonNode json = solved("--cycle fmg --cycles 1 --intervals " + intervals);
    double discretisation = 0.75 * Math.PI * Math.PI / (1.0 * intervals * intervals) * Math.sqrt(0.5);
    return String.format(Locale.ROOT, "| %d | %.4e | %.3f | %.2f | %d |\n", intervals, number(json, "l2Error"),
        number(json, "l2Error") / discretisation, number(json, "workUnits"), json.get("levels").intValue());
  }

  @Test
  void onePassOfFullMultigrid() throws IOException {
    holds("full", "| intervals | error | over that of the discrete solution | work units | levels |\n|---|---|---|---|---|\n"
        + Stream.of(64, 1000, 1024, 4097, 65536).map(MultigridDocsTest::full).collect(Collectors.joining()));
  }

  @Test
  void bratusProblem() throws IOException {
    holds("bratu", "| intervals | error | third factor | levels |\n|---|---|---|---|\n" + Stream.of(32, 1000, 1024).map(m -> {
      JsonNode json = solved("--problem bratu --cycles 12 --intervals " + m);
      return String.format(Locale.ROOT, "| %d | %.4e | %.3f | %d |\n", m, number(json, "l2Error"),
          json.get("factors").get(2).doubleValue(), json.get("levels").intValue());
    }).collect(Collectors.joining()));
  }

  @Test
  void whereRoundingEndsIt() throws IOException {
    holds("rounding", "| intervals | cycles | residual over the first | outcome |\n|---|---|---|---|\n"
        + List.of(1024, 65537).stream().map(m -> {
          JsonNode json = solved("--tolerance 1e-10 --intervals " + m);
          JsonNode residuals = json.get("residuals");
          return String.format(Locale.ROOT, "| %d | %d | %.1e | `%s` |\n", m, json.get("cycles").intValue(),
              residuals.get(residuals.size() - 1).doubleValue() / residuals.get(0).doubleValue(),
              json.get("outcome").stringValue());
        }).collect(Collectors.joining()));
  }
}
