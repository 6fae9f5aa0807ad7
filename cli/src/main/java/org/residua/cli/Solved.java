package org.residua.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.residua.api.block.Outcome;
import org.residua.multigrid.Convergence;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.FourierAnalysis;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Work;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of {@code solve}, and its report as JSON and as text.
 *
 * @param levels what was solved, and by which cycle
 * @param convergence the course of the iteration
 * @param banded how lagged diffusivities with the banded solver ended, where the cycles did not converge
 * @param seconds how long it took, set-up included
 */
record Solved(Levels levels, Convergence convergence, Optional<ImplicitProblem.Banded> banded, double seconds) {

  /** How it ended. */
  Outcome outcome() {
    return banded.map(ImplicitProblem.Banded::outcome).orElse(convergence.outcome());
  }

  /** Local Fourier analysis of two levels; NaN where it says nothing: of problems that are not linear, and of full multigrid. */
  private double predicted() {
    Multigrid cycle = levels.cycle();
    return levels.hierarchy().finest().equation() instanceof LinearEquation && cycle.cycle() != Cycle.FULL
        ? FourierAnalysis.factor(levels.smoother(), 1, cycle.pre(), cycle.post()) : Double.NaN;
  }

  /** The fields of the contract, in its order. */
  ObjectNode json() {
    Multigrid cycle = levels.cycle();
    ObjectNode json = Json.object();
    json.put("problem", levels.problem().text());
    levels.problem().describe(json);
    json.put("cycle", cycle.cycle().text());
    json.put("smoother", levels.smoother().name());
    json.put("pre", cycle.pre());
    json.put("post", cycle.post());
    json.put("cycles", convergence.cycles());
    ArrayNode residuals = json.putArray("residuals");
    convergence.residuals().forEach(residuals::add);
    ArrayNode factors = json.putArray("factors");
    convergence.factors().forEach(factors::add);
    Json.put(json, "meanFactor", convergence.meanFactor());
    Json.put(json, "predictedFactor", predicted());
    Json.put(json, "l2Error", levels.problem().error(convergence.solution()).orElse(Double.NaN));
    json.put("workUnits", convergence.cycles() * Work.units(cycle));
    json.put("levels", levels.hierarchy().levels().size());
    banded.ifPresent(rest -> json.putObject("banded").put("iterations", rest.iterations())
        .put("residual", rest.residual()).put("outcome", rest.outcome().text()));
    json.put("outcome", outcome().text());
    json.put("seconds", seconds);
    return json;
  }

  /** The report for people: the hierarchy and the convergence. */
  String text() {
    String proof = Contraction.of(levels.cycle(), levels.hierarchy().finest().equation().size()).text();
    StringBuilder text = new StringBuilder(levels.problem().text() + ", " + levels.problem().details() + "; "
        + levels.cycle().cycle().text() + " (" + levels.cycle().pre() + ", " + levels.cycle().post() + "), "
        + levels.smoother().name() + "\n" + levels.hierarchy());
    text.append("\ncycle      residual  factor\n");
    for (int k = 0; k <= convergence.cycles(); k++) {
      text.append(String.format(Locale.ROOT, "%5d  %12.5e", k, convergence.residuals().get(k)));
      text.append(k == 0 ? "\n"
          : String.format(Locale.ROOT, "  %6.4f%n", convergence.factors().get(k - 1)));
    }
    double predicted = predicted();
    OptionalDouble error = levels.problem().error(convergence.solution());
    return text.append(String.format(Locale.ROOT, "mean factor %.4f%s, %.2f work units a cycle%s, %s, %.3g s%n",
        convergence.meanFactor(),
        Double.isNaN(predicted) ? "" : String.format(Locale.ROOT, " (two-grid Fourier analysis %.4f)", predicted),
        Work.units(levels.cycle()), error.isPresent() ? String.format(Locale.ROOT, ", error %.5e", error.getAsDouble()) : "",
        convergence.outcome().text(), seconds)).append(banded.map(rest -> String.format(Locale.ROOT,
            "instead lagged diffusivities with the banded solver: %d iterations, residual %.5e, %s%n", rest.iterations(),
            rest.residual(), rest.outcome().text())).orElse("")).append(proof).toString();
  }
}
