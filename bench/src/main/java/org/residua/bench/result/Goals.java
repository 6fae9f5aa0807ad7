package org.residua.bench.result;

import static org.residua.bench.result.Goal.Sense.AT_LEAST;
import static org.residua.bench.result.Goal.Sense.AT_MOST;

import java.util.List;
import java.util.Optional;
import org.residua.bench.problem.Batch;
import org.residua.bench.problem.Division;
import org.residua.bench.problem.EliminationTraffic;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.Evolution.Form;
import org.residua.bench.problem.FrameStep;
import org.residua.bench.problem.Lagged;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Solve;
import org.residua.bench.problem.Step;

/** The goals for one channel in double, and the cells that they are made of. */
public final class Goals {

  /** Samples of a signal in the first-level cache. */
  public static final int CACHED = 1 << 12;
  /** Samples of a signal beyond all caches. */
  public static final int LARGE = 1 << 25;
  /** Samples of each signal of a batch: together as many as {@link #CACHED}. */
  public static final int BATCHED = 1 << 9;
  /** Unknowns of a single solve, and of all systems of a batch together: beyond most caches. */
  public static final int UNKNOWNS = 1 << 20;
  /** Unknowns of all systems of a batch that stays in a common last-level cache, 10 MiB with its factor. */
  public static final int SHARED = 1 << 18;

  /** Samples of a signal that is denoised. */
  public static final int FRAMED = 1 << 11;

  private static final Problem PERONA_MALIK = Step.difference("perona-malik");
  private static final Problem FILTERS = new Step("perona-malik", 16, 5, false);
  private static final Evolution STEPS = Evolution.explicit(64);
  private static final Evolution HEAT = new Evolution("linear", 64, Form.EXPLICIT, 1);

  private Goals() {}

  /** The goals in the order of the table. */
  public static List<Goal> of(Mode mode) {
    Cell ours = ours(PERONA_MALIK, CACHED);
    Cell large = ours(PERONA_MALIK, LARGE);
    String evolved = "N = " + Mode.power(mode.evolved()) + ", 64 steps";
    return List.of(
        one("Perona-Malik step in cache: time / divider bound", AT_MOST, 1.25, List.of(ours), Limit.division()),
        one("the same, 8 signals interleaved by lanes", AT_MOST, 1.1, List.of(ours(new Batch(8), BATCHED)), Limit.division()),
        one("the same: gcc's best plain loop / Residua", AT_LEAST, 1.3,
            List.of(gcc(PERONA_MALIK, CACHED)), List.of(ours)),
        one("the same: naive Java / Residua", AT_LEAST, 3,
            List.of(Cell.of(PERONA_MALIK, "naive", CACHED)), List.of(ours)),
        one("N = 2²⁵, one step: share of the STREAM in-place bandwidth", AT_LEAST, 0.9,
            Limit.stream(1), List.of(large)),
        tiled(evolved + ", Perona-Malik: in cache / there", STEPS, mode),
        tiled(evolved + ", heat: in cache / there", HEAT, mode),
        tiled(evolved + ", FSI: in cache / there", STEPS.as(Form.FSI), mode),
        tiled(evolved + ", FSI with frozen diffusivities: in cache / there", STEPS.as(Form.FSI_FROZEN), mode),
        limited(one(evolved + ", Perona-Malik: 1 thread / 2 threads", AT_LEAST, 1.9,
                List.of(ours(STEPS, mode.evolved())), List.of(ours(STEPS.by(2), mode.evolved()))),
            Cell.of(Division.lasting(1), "java", CACHED), Cell.of(Division.lasting(2), "java", CACHED)),
        new Goal("slowest flux: after all fluxes were used / alone", AT_MOST, 1.1, mode.fluxes().stream()
            .map(flux -> ratio(flux, List.of(ours(Step.difference(flux).afterAllFluxes(), CACHED)),
                List.of(ours(Step.difference(flux), CACHED)))).toList()),
        new Goal("bytes allocated by a step", AT_MOST, 0, List.of(new Goal.Allocation(ours))),
        one("16 filters of 5 taps (1 → 16 → 1): gcc / Residua", AT_LEAST, 1,
            List.of(gcc(FILTERS, CACHED)), List.of(ours(FILTERS, CACHED))),
        new Goal("one filter of 3, 5, 7 taps: gcc / Residua", AT_LEAST, 1, List.of(3, 5, 7).stream()
            .map(taps -> ratio(taps + " taps", List.of(gcc(Step.taps(taps), CACHED)),
                List.of(ours(Step.taps(taps), CACHED)))).toList()),
        one("tridiagonal solve, 2²⁰ unknowns: gcc's Thomas / Residua", AT_LEAST, 1.8,
            List.of(gcc(new Solve(1), UNKNOWNS)), List.of(ours(new Solve(1), UNKNOWNS))),
        one("pentadiagonal solve, 2²⁰ unknowns: gcc's LDLᵀ / Residua", AT_LEAST, 1.25,
            List.of(gcc(new Solve(1, 2), UNKNOWNS)), List.of(ours(new Solve(1, 2), UNKNOWNS))),
        new Goal("semi-implicit step, 2²⁰ samples: with diffusivities and assembly / solve alone", AT_MOST, 1.6,
            List.of(1, 2).stream().map(order -> ratio("order " + order, List.of(ours(new Lagged(order), UNKNOWNS)),
                List.of(ours(new Solve(1, order), UNKNOWNS)))).toList()),
        one("8 tridiagonal solves, 2¹⁸ unknowns: gcc's Thomas / Residua", AT_LEAST, 5,
            List.of(gcc(new Solve(1), SHARED)), List.of(ours(new Solve(8), SHARED / 8))),
        limited(one("8 tridiagonal solves, 2²⁰ unknowns: gcc's Thomas / Residua", AT_LEAST, 5,
                List.of(gcc(new Solve(1), UNKNOWNS)), List.of(ours(new Solve(8), UNKNOWNS / 8))),
            gcc(new Solve(1), UNKNOWNS), Cell.of(new EliminationTraffic(8), "java", UNKNOWNS / 8)),
        one("step of an undecimated sym8 frame, 2048 samples: gcc / Residua", AT_LEAST, 1,
            List.of(gcc(new FrameStep(), FRAMED)), List.of(ours(new FrameStep(), FRAMED))),
        one("the same: naive Java / Residua", AT_LEAST, 2,
            List.of(Cell.of(new FrameStep(), "naive", FRAMED)), List.of(ours(new FrameStep(), FRAMED))),
        peer("best PyTorch form", 5, CACHED, "torch-preallocated", "torch-idiomatic"),
        peer("best PyTorch form", 4, mode.compared(), "torch-preallocated", "torch-idiomatic"),
        peer("idiomatic PyTorch", 12, CACHED, "torch-idiomatic"),
        peer("idiomatic PyTorch", 12, mode.compared(), "torch-idiomatic"),
        peer("ONNX Runtime", 10, CACHED, "onnxruntime"),
        peer("ONNX Runtime", 10, mode.compared(), "onnxruntime"));
  }

  private static Goal tiled(String name, Evolution evolution, Mode mode) {
    return one(name, AT_LEAST, 0.95, List.of(ours(evolution, CACHED)), List.of(ours(evolution, mode.evolved())));
  }

  private static Goal peer(String title, double bound, int length, String... contenders) {
    Problem steps = Evolution.explicit(50);
    return one("50 steps, N = " + Mode.power(length) + ": " + title + " / Residua",
        AT_LEAST, bound, List.of(contenders).stream().map(contender -> Cell.of(steps, contender, length)).toList(),
        List.of(ours(steps, length)));
  }

  private static Goal one(String name, Goal.Sense sense, double bound, List<Cell> above, List<Cell> below) {
    return new Goal(name, sense, bound, List.of(ratio("", above, below)));
  }

  /** With the ratio of two bounds of the machine beside it. */
  private static Goal limited(Goal goal, Cell above, Cell below) {
    return new Goal(goal.name(), goal.sense(), goal.bound(), goal.figures(),
        Optional.of(new Quotient("", List.of(above), List.of(below))));
  }

  private static Goal.Figure ratio(String label, List<Cell> above, List<Cell> below) {
    return new Goal.Ratio(new Quotient(label, above, below));
  }

  private static Cell ours(Problem problem, int length) {
    return Cell.of(problem, "vector", length);
  }

  private static Cell gcc(Problem problem, int length) {
    return Cell.of(problem, "gcc", length);
  }
}
