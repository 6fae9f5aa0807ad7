package org.residua.cli;

import java.util.Locale;
import org.residua.multigrid.Convergence;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.FourierAnalysis;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Work;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of {@code solve}, and its report as JSON and as text.
 *
 * @param levels what was solved, and by which cycle
 * @param convergence the course of the iteration
 * @param seconds how long it took, set-up included
 */
record Solved(Levels levels, Convergence convergence, double seconds) {

  /** Local Fourier analysis of two levels; NaN where it says nothing: of problems that are not linear, and of full multigrid. */
  private double predicted() {
    Multigrid cycle = levels.cycle();
    return levels.problem().kind() == EllipticProblem.Kind.POISSON && cycle.cycle() != Cycle.FULL
        ? FourierAnalysis.factor(levels.smoother(), 1, cycle.pre(), cycle.post()) : Double.NaN;
  }

  /** The fields of the contract, in its order. */
  ObjectNode json() {
    Multigrid cycle = levels.cycle();
    ObjectNode json = Json.object();
    json.put("problem", levels.problem().kind().text());
    json.put("intervals", levels.problem().intervals());
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
    Json.put(json, "l2Error", levels.problem().error(convergence.solution()));
    json.put("workUnits", convergence.cycles() * Work.units(cycle));
    json.put("levels", levels.hierarchy().levels().size());
    json.put("outcome", convergence.outcome().text());
    json.put("seconds", seconds);
    return json;
  }

  /** The report for people: the hierarchy and the convergence. */
  String text() {
    StringBuilder text = new StringBuilder(levels.hierarchy().toString());
    text.append("\ncycle      residual  factor\n");
    for (int k = 0; k <= convergence.cycles(); k++) {
      text.append(String.format(Locale.ROOT, "%5d  %12.5e", k, convergence.residuals().get(k)));
      text.append(k == 0 ? "\n"
          : String.format(Locale.ROOT, "  %6.4f%n", convergence.factors().get(k - 1)));
    }
    double predicted = predicted();
    return text.append(String.format(Locale.ROOT, "mean factor %.4f%s, %.2f work units a cycle, error %.5e, %s, %.3g s%n",
        convergence.meanFactor(),
        Double.isNaN(predicted) ? "" : String.format(Locale.ROOT, " (two-grid Fourier analysis %.4f)", predicted),
        Work.units(levels.cycle()), levels.problem().error(convergence.solution()), convergence.outcome().text(), seconds)).toString();
  }
}
