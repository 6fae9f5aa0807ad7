package org.residua.cli;

import java.io.IOException;
import java.util.Optional;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Convergence;
import org.residua.multigrid.Iteration;

/**
 * The subcommand {@code solve}: a problem by multigrid, with the convergence table. Where the full approximation scheme does
 * not converge for an implicit step, which it need not for fluxes that are not monotone, lagged diffusivities with the banded
 * solver take its place.
 */
final class Solving {

  private static final int CYCLES = 10;
  private static final int INTERVALS = 1024;
  /** With a tolerance, give up after this many cycles: far beyond any useful smoother. */
  private static final int MOST_CYCLES = 1000;

  private Solving() {}

  static int run(Given given, Streams streams) throws IOException {
    given.requireNotBoth(Option.REPETITIONS, Option.TOLERANCE,
        "one counts the cycles, the other follows the residual");
    Machinery machinery = Machinery.of(given);
    try (Drawing picture = Drawing.of(given, streams);
        Destination json =
        Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      Solved solved = solve(given, machinery, streams);
      picture.write(solved.levels()::diagram);
      json.write(Json.content(solved.json()));
      picture.commit();
      json.commit();
      if (!given.has(Option.JSON)) {
        streams.out().print(solved.text());
      }
      return solved.outcome().good() ? Main.DONE : Main.NO;
    }
  }

  private static Problem problem(Given given, Streams streams, Machinery machinery) {
    String name = given.text(Option.PROBLEM).orElse(Names.POISSON);
    if (name.equals(Names.IMPLICIT)) {
      return ImplicitProblem.of(given, streams, machinery);
    }
    EllipticProblem problem = Levels.elliptic(given, INTERVALS);
    given.requireNoStep("--problem " + name, "its solution is known, and it takes no input");
    return problem;
  }

  private static Solved solve(Given given, Machinery machinery, Streams streams) {
    int cycles = Levels.whole(given, Option.REPETITIONS, 1, MOST_CYCLES, CYCLES);
    Optional<Double> asked = given.text(Option.TOLERANCE).map(text -> Decimal.between(
        Option.TOLERANCE, text, 0, 1, "it is relative to the initial residual"));
    long start = System.nanoTime();
    Levels levels = Levels.of(given, problem(given, streams, machinery));
    Optional<Double> tolerance = asked.isEmpty() && !given.has(Option.REPETITIONS) ? levels.problem().usualTolerance() : asked;
    Iteration iteration = new Iteration(levels.cycle(), levels.hierarchy().kernel(), machinery.engine());
    Signal first = levels.problem().start();
    Signal b = levels.problem().rightHandSide();
    try (Progress progress = new Progress(streams)) {
      progress.expect(tolerance.isPresent() ? MOST_CYCLES : cycles);
      Convergence convergence = tolerance.isPresent()
          ? iteration.until(first, b, tolerance.get(), MOST_CYCLES, _ -> progress.advance(1))
          : iteration.cycles(first, b, cycles, _ -> progress.advance(1));
      Optional<ImplicitProblem.Banded> banded = tolerance.isPresent() && !convergence.outcome().good()
          && levels.problem() instanceof ImplicitProblem implicit
          ? Optional.of(implicit.banded(tolerance.get() * convergence.residuals().get(0), MOST_CYCLES, machinery.engine()))
          : Optional.empty();
      return new Solved(levels, convergence, banded, 1e-9 * (System.nanoTime() - start));
    }
  }
}
