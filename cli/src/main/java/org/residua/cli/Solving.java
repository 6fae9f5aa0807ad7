package org.residua.cli;

import java.io.IOException;
import java.util.Optional;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.SymmetricBanded;
import org.residua.multigrid.Convergence;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.LinearSolve;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.VCycle;

/** The subcommand {@code solve}: an elliptic problem by multigrid, with the convergence table. */
final class Solving {

  private static final int MOST_INTERVALS = 1 << 26;
  private static final int MOST_SWEEPS = 1000;
  /** With a tolerance, give up after this many cycles: far beyond any useful smoother. */
  private static final int MOST_CYCLES = 1000;

  private Solving() {}

  static int run(Given given, Streams streams) throws IOException {
    given.requireNotBoth(Option.REPETITIONS, Option.TOLERANCE,
        "one counts the cycles, the other follows the residual");
    given.text(Option.PROBLEM).ifPresent(Names.PROBLEMS::named);
    given.text(Option.CYCLE).ifPresent(Names.CYCLES::named);
    given.text(Option.SMOOTHER).ifPresent(Names.SMOOTHERS::named);
    Poisson problem =
        new Poisson(whole(given, Option.INTERVALS, 2, MOST_INTERVALS, 1024));
    DampedJacobi smoother = new DampedJacobi(given.text(Option.OMEGA)
        .map(text -> Decimal.between(Option.OMEGA, text, 0, 2, "the default is 2/3"))
        .orElse(2.0 / 3));
    int pre = whole(given, Option.PRE, 0, MOST_SWEEPS, 1);
    int post = whole(given, Option.POST, 0, MOST_SWEEPS, 1);
    Machinery machinery = Machinery.of(given);
    try (Destination json =
        Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      Solved solved = solve(given, problem, smoother, pre, post, machinery, streams);
      json.write(Json.content(solved.json()));
      json.commit();
      if (!given.has(Option.JSON)) {
        streams.out().print(solved.text());
      }
      return solved.convergence().outcome().good() ? Main.DONE : Main.NO;
    }
  }

  private static Solved solve(Given given, Poisson problem, DampedJacobi smoother, int pre, int post,
      Machinery machinery, Streams streams) {
    int cycles = whole(given, Option.REPETITIONS, 1, MOST_CYCLES, 10);
    Optional<Double> tolerance = given.text(Option.TOLERANCE).map(text -> Decimal.between(
        Option.TOLERANCE, text, 0, 1, "it is relative to the initial residual"));
    long start = System.nanoTime();
    SymmetricBanded matrix = problem.matrix();
    Hierarchy hierarchy = Hierarchy.of(matrix, Boundary.ZERO);
    VCycle cycle = new VCycle(hierarchy, smoother, pre, post);
    LinearSolve solve = new LinearSolve(cycle, matrix, machinery.engine());
    int total = tolerance.isPresent() ? MOST_CYCLES : cycles;
    try (Progress progress = new Progress(streams)) {
      progress.expect(total);
      Convergence convergence = tolerance.isPresent()
          ? solve.until(problem.rightHandSide(), tolerance.get(), MOST_CYCLES, _ -> progress.advance(1))
          : solve.cycles(problem.rightHandSide(), cycles, _ -> progress.advance(1));
      double seconds = 1e-9 * (System.nanoTime() - start);
      return new Solved(problem, cycle, smoother, convergence, seconds);
    }
  }

  private static int whole(Given given, Option option, int least, int most, int otherwise) {
    return given.text(option)
        .map(text -> Decimal.whole(option, text, least, most, "the default is " + otherwise))
        .orElse(otherwise);
  }
}
