package org.residua.cli;

import org.residua.api.graph.Tracer;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Smoother;
import org.residua.networks.diagram.Diagram;

/**
 * The cycle that the options of {@code solve} and {@code translate} ask for.
 *
 * @param problem what it solves
 * @param smoother of every level
 * @param hierarchy the levels
 * @param cycle one cycle
 */
record Levels(Problem problem, Smoother smoother, Hierarchy hierarchy, Multigrid cycle) {

  private static final int MOST_INTERVALS = 1 << 26;
  private static final int MOST_SWEEPS = 1000;

  /** The problem of the options that needs no input. */
  static EllipticProblem elliptic(Given given, int intervals) {
    String name = given.text(Option.PROBLEM).orElse(Names.POISSON);
    Names.PROBLEMS.named(name);
    if (name.equals(Names.IMPLICIT)) {
      throw new IllegalArgumentException("--problem implicit needs an input, and this command has none;"
          + " use solve, or another problem");
    }
    return new EllipticProblem(name.equals(Names.POISSON) ? EllipticProblem.Kind.POISSON : EllipticProblem.Kind.BRATU,
        whole(given, Option.INTERVALS, 2, MOST_INTERVALS, intervals));
  }

  /** The levels of a problem and the options. */
  static Levels of(Given given, Problem problem) {
    Smoother smoother = smoother(given, problem);
    Cycle visits = Names.CYCLES.named(given.text(Option.CYCLE).orElse("v"));
    int pre = whole(given, Option.PRE, 0, MOST_SWEEPS, 1);
    int post = whole(given, Option.POST, 0, MOST_SWEEPS, 1);
    Hierarchy hierarchy = Hierarchy.of(problem.equation(), problem.coarsening(), smoother);
    return new Levels(problem, smoother, hierarchy, new Multigrid(hierarchy.finest(), visits, pre, post));
  }

  private static Smoother smoother(Given given, Problem problem) {
    Smoother smoother = Names.SMOOTHERS.named(given.text(Option.SMOOTHER).orElse(problem.usualSmoother()));
    if (!(smoother instanceof DampedJacobi)) {
      given.requireAbsent(Option.OMEGA, "the smoother " + smoother.name(), "only jacobi is damped by it");
      return smoother;
    }
    return given.text(Option.OMEGA).<Smoother>map(text -> new DampedJacobi(
        Decimal.between(Option.OMEGA, text, 0, 2, "the default is 2/3"))).orElse(smoother);
  }

  /** A whole number of an option. */
  static int whole(Given given, Option option, int least, int most, int otherwise) {
    return given.text(option)
        .map(text -> Decimal.whole(option, text, least, most, "the default is " + otherwise))
        .orElse(otherwise);
  }

  /** Of its drawing. */
  String title() {
    String name = switch (cycle.cycle()) {
      case V -> "V-cycle = U-net";
      case W -> "W-cycle = chained U-nets";
      case F -> "F-cycle = chained U-nets";
      case FULL -> "Full multigrid = chained U-nets";
    };
    return name + ", " + Smoothing.counted(hierarchy.levels().size(), "level") + ", " + smoother.name() + " ("
        + cycle.pre() + ", " + cycle.post() + "), " + problem.text();
  }

  /** The network that a cycle is, drawn. */
  Diagram diagram() {
    return new Diagram(Tracer.trace(cycle, 1, 1), title());
  }
}
