package org.residua.cli;

import java.util.Locale;
import org.residua.multigrid.Convergence;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.TwoGridPrediction;
import org.residua.multigrid.VCycle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of {@code solve}, and its report as JSON and as text.
 *
 * @param problem what was solved
 * @param cycle the cycle
 * @param smoother its smoother
 * @param convergence the course of the iteration
 * @param seconds how long it took, set-up included
 */
record Solved(Poisson problem, VCycle cycle, DampedJacobi smoother, Convergence convergence,
    double seconds) {

  /** Local Fourier analysis of two levels. */
  private double predicted() {
    return TwoGridPrediction.factor(smoother.omega(), cycle.pre() + cycle.post());
  }

  /** Sweeps and residuals of all levels, in units of one sweep on the finest. */
  private double workUnits() {
    return convergence.cycles() * (cycle.pre() + cycle.post() + 1)
        * cycle.hierarchy().operatorComplexity();
  }

  /** The fields of the contract, in its order. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("problem", "poisson");
    json.put("intervals", problem.intervals());
    json.put("cycle", "v");
    json.put("smoother", smoother.name());
    json.put("pre", cycle.pre());
    json.put("post", cycle.post());
    json.put("cycles", convergence.cycles());
    ArrayNode residuals = json.putArray("residuals");
    convergence.residuals().forEach(residuals::add);
    ArrayNode factors = json.putArray("factors");
    convergence.factors().forEach(factors::add);
    Json.put(json, "meanFactor", convergence.meanFactor());
    Json.put(json, "predictedFactor", predicted());
    Json.put(json, "l2Error", problem.error(convergence.solution()));
    json.put("workUnits", workUnits());
    json.put("levels", cycle.hierarchy().levels());
    json.put("outcome", convergence.outcome().text());
    json.put("seconds", seconds);
    return json;
  }

  /** The report for people: the hierarchy and the convergence. */
  String text() {
    StringBuilder text = new StringBuilder(cycle.hierarchy().toString());
    text.append("\ncycle      residual  factor\n");
    for (int k = 0; k <= convergence.cycles(); k++) {
      text.append(String.format(Locale.ROOT, "%5d  %12.5e", k, convergence.residuals().get(k)));
      text.append(k == 0 ? "\n"
          : String.format(Locale.ROOT, "  %6.4f%n", convergence.factors().get(k - 1)));
    }
    return text.append(String.format(Locale.ROOT,
        "mean factor %.4f (two-grid Fourier analysis %.4f), error %.5e, %s, %.3g s%n",
        convergence.meanFactor(), predicted(), problem.error(convergence.solution()),
        convergence.outcome().text(), seconds)).toString();
  }
}
