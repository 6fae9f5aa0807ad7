package org.residua.cli;

import java.io.IOException;
import java.util.Optional;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Convergence;
import org.residua.multigrid.Iteration;

/** The subcommand {@code solve}: an elliptic problem by multigrid, with the convergence table. */
final class Solving {

  private static final int CYCLES = 10;
  /** With a tolerance, give up after this many cycles: far beyond any useful smoother. */
  private static final int MOST_CYCLES = 1000;

  private Solving() {}

  static int run(Given given, Streams streams) throws IOException {
    given.requireNotBoth(Option.REPETITIONS, Option.TOLERANCE,
        "one counts the cycles, the other follows the residual");
    Machinery machinery = Machinery.of(given);
    try (Destination json =
        Destination.of(given, Option.JSON, streams.out(), Optional.empty())) {
      Solved solved = solve(given, machinery, streams);
      json.write(Json.content(solved.json()));
      json.commit();
      if (!given.has(Option.JSON)) {
        streams.out().print(solved.text());
      }
      return solved.convergence().outcome().good() ? Main.DONE : Main.NO;
    }
  }

  private static Solved solve(Given given, Machinery machinery, Streams streams) {
    int cycles = Levels.whole(given, Option.REPETITIONS, 1, MOST_CYCLES, CYCLES);
    Optional<Double> tolerance = given.text(Option.TOLERANCE).map(text -> Decimal.between(
        Option.TOLERANCE, text, 0, 1, "it is relative to the initial residual"));
    long start = System.nanoTime();
    Levels levels = Levels.of(given, 1024);
    Iteration iteration = new Iteration(levels.cycle(), levels.hierarchy().kernel(), machinery.engine());
    Signal b = levels.problem().rightHandSide();
    try (Progress progress = new Progress(streams)) {
      progress.expect(tolerance.isPresent() ? MOST_CYCLES : cycles);
      Convergence convergence = tolerance.isPresent()
          ? iteration.until(b, tolerance.get(), MOST_CYCLES, _ -> progress.advance(1))
          : iteration.cycles(b, cycles, _ -> progress.advance(1));
      return new Solved(levels, convergence, 1e-9 * (System.nanoTime() - start));
    }
  }
}
