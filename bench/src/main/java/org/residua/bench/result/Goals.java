package org.residua.bench.result;

import static org.residua.bench.result.Goal.Sense.AT_LEAST;
import static org.residua.bench.result.Goal.Sense.AT_MOST;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.BankStep;
import org.residua.bench.problem.Batch;
import org.residua.bench.problem.CycleTraffic;
import org.residua.bench.problem.Division;
import org.residua.bench.problem.EliminationTraffic;
import org.residua.bench.problem.Evolution;
import org.residua.bench.problem.Evolution.Form;
import org.residua.bench.problem.FrameStep;
import org.residua.bench.problem.Lagged;
import org.residua.bench.problem.PoissonCycle;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.Solve;
import org.residua.bench.problem.Step;

/** The goals for one channel in double, each a row of the table with a name, and the cells that they are made of. */
public final class Goals {

  /** Samples of a signal in the first-level cache. */
  public static final int CACHED = 1 << 12;
  /** Samples of a signal beyond all caches. */
  public static final int LARGE = 1 << 25;
  /** Unknowns of a single solve, and of all systems of a batch together: beyond most caches. */
  public static final int UNKNOWNS = 1 << 20;
  /** Unknowns of all systems of a batch that stays in a common last-level cache, 10 MiB with its factor. */
  public static final int SHARED = 1 << 18;

  /** Samples of a signal that is denoised. */
  public static final int FRAMED = 1 << 11;

  /** Wider vectors are held to more. */
  private static final int COMMON = 256;
  private static final List<String> OURS = List.of("vector", "scalar");
  private static final List<Integer> TAPS = List.of(3, 5, 7);
  private static final Problem PERONA_MALIK = Step.difference("perona-malik");
  private static final Problem FILTERS = new Step("perona-malik", 16, 5, false);
  private static final Evolution STEPS = Evolution.explicit(64);
  private static final Evolution HEAT = new Evolution("linear", 64, Form.EXPLICIT, 1);

  private Goals() {}

  /** The goals at a width in the order of the table. */
  public static List<Goal> of(Mode mode, Width width) {
    List<Goal> timed = Stream.of(steps(mode, width), tiled(mode), fluxes(mode), filters(mode), solves(), cycles(mode), libraries(mode),
            Costs.goals(mode, width))
        .flatMap(List::stream).toList();
    return Stream.concat(timed.stream(), Stream.of(allocation(timed))).toList();
  }

  private static List<Goal> steps(Mode mode, Width width) {
    Cell ours = ours(PERONA_MALIK, CACHED);
    return List.of(
        one("step", "Perona-Malik step in cache: time / divider bound", AT_MOST, 1.25, List.of(ours), Limit.division()),
        one("batch", "the same, as many signals interleaved as a vector has lanes", AT_MOST, 1.1,
            List.of(ours(new Batch(width.lanes()), CACHED / width.lanes())), Limit.division()),
        one("step-hand", "the same: C with vectors by hand / Residua", AT_LEAST, 0.95, List.of(hand(CACHED)), List.of(ours)),
        limited(one("step-gcc", "the same: gcc's best plain loop / Residua", AT_LEAST, 1.3, List.of(gcc(PERONA_MALIK, CACHED)),
            List.of(ours)), gcc(PERONA_MALIK, CACHED), hand(CACHED)),
        one("step-naive", "the same: naive Java / Residua", AT_LEAST, width.bits() > COMMON ? 4 : 3,
            List.of(naive(PERONA_MALIK, CACHED)), List.of(ours)),
        stream(mode));
  }

  /** A bound takes a fork of seconds: not in a short run. */
  private static Goal stream(Mode mode) {
    Goal goal = one("stream", "N = 2²⁵, one step: share of the STREAM in-place bandwidth", AT_LEAST, 0.9, Limit.stream(1),
        List.of(ours(PERONA_MALIK, LARGE)));
    return mode.brief() ? goal : limited(goal, new Quotient("", Limit.stream(1), List.of(hand(LARGE))));
  }

  private static List<Goal> tiled(Mode mode) {
    String evolved = "N = " + Mode.power(mode.evolved()) + ", 64 steps";
    return List.of(
        tiled("tiled", evolved + ", Perona-Malik: in cache / there", STEPS, mode),
        tiled("tiled-heat", evolved + ", heat: in cache / there", HEAT, mode),
        tiled("tiled-fsi", evolved + ", FSI: in cache / there", STEPS.as(Form.FSI), mode),
        tiled("tiled-fsi-frozen", evolved + ", FSI with frozen diffusivities: in cache / there", STEPS.as(Form.FSI_FROZEN), mode),
        limited(one("threads", evolved + ", Perona-Malik: 1 thread / 2 threads", AT_LEAST, 1.9,
                List.of(ours(STEPS, mode.evolved())), List.of(ours(STEPS.by(2), mode.evolved()))),
            Cell.of(Division.lasting(1), "java", CACHED), Cell.of(Division.lasting(2), "java", CACHED)));
  }

  private static List<Goal> fluxes(Mode mode) {
    return List.of(
        new Goal("after-all", "slowest flux: after all fluxes were used / alone", AT_MOST, 1.1, mode.fluxes().stream()
            .map(flux -> ratio(flux, List.of(ours(Step.difference(flux).afterAllFluxes(), CACHED)),
                List.of(ours(Step.difference(flux), CACHED)))).toList()),
        new Goal("scalar", "scalar kernels, the worst flux or filter: Residua / naive Java", AT_MOST, 1.2,
            Stream.concat(mode.fluxes().stream().map(Step::difference), TAPS.stream().map(Step::taps))
                .map(step -> ratio(step.taps() > 2 ? step.taps() + " taps" : step.flux(),
                    List.of(Cell.of(step, "scalar", CACHED)), List.of(naive(step, CACHED)))).toList()));
  }

  private static Goal banks(Mode mode) {
    return new Goal("banks", "dense banks, the worst: gcc / Residua", AT_LEAST, 1, mode.banks().stream()
        .map(bank -> ratio(bank.flux() + " " + bank.shape(), List.of(gcc(bank, length(bank))), List.of(ours(bank, length(bank)))))
        .toList());
  }

  /** Of the signals of a bank, half of them rows at least. */
  static int length(BankStep bank) {
    return bank.reach() > CACHED ? 2 * CACHED : CACHED;
  }

  private static List<Goal> filters(Mode mode) {
    return List.of(
        one("bank", "16 filters of 5 taps (1 → 16 → 1): gcc / Residua", AT_LEAST, 1,
            List.of(gcc(FILTERS, CACHED)), List.of(ours(FILTERS, CACHED))),
        banks(mode),
        one("bank-peak", "dense bank, 16 → 16 → 16, 5 taps, ReLU: share of the multiply-add peak", AT_LEAST, 0.65,
            Limit.multiplyAdd(), List.of(ours(BankStep.all().getFirst(), CACHED))),
        new Goal("taps", "one filter of 3, 5, 7 taps: gcc / Residua", AT_LEAST, 1, TAPS.stream()
            .map(taps -> ratio(taps + " taps", List.of(gcc(Step.taps(taps), CACHED)),
                List.of(ours(Step.taps(taps), CACHED)))).toList()),
        one("frame", "step of an undecimated sym8 frame, 2048 samples: gcc / Residua", AT_LEAST, 1,
            List.of(gcc(new FrameStep(), FRAMED)), List.of(ours(new FrameStep(), FRAMED))),
        one("frame-naive", "the same: naive Java / Residua", AT_LEAST, 2,
            List.of(naive(new FrameStep(), FRAMED)), List.of(ours(new FrameStep(), FRAMED))));
  }

  private static List<Goal> solves() {
    return List.of(
        one("tridiagonal", "tridiagonal solve, 2²⁰ unknowns: gcc's Thomas / Residua", AT_LEAST, 1.8,
            List.of(gcc(new Solve(1), UNKNOWNS)), List.of(ours(new Solve(1), UNKNOWNS))),
        one("pentadiagonal", "pentadiagonal solve, 2²⁰ unknowns: gcc's LDLᵀ / Residua", AT_LEAST, 1.25,
            List.of(gcc(new Solve(1, 2), UNKNOWNS)), List.of(ours(new Solve(1, 2), UNKNOWNS))),
        new Goal("lagged", "semi-implicit step, 2²⁰ samples: with diffusivities and assembly / solve alone", AT_MOST, 1.6,
            List.of(1, 2).stream().map(order -> ratio("order " + order, List.of(ours(new Lagged(order), UNKNOWNS)),
                List.of(ours(new Solve(1, order), UNKNOWNS)))).toList()),
        one("tridiagonal-batch", "8 tridiagonal solves, 2¹⁸ unknowns: gcc's Thomas / Residua", AT_LEAST, 5,
            List.of(gcc(new Solve(1), SHARED)), List.of(ours(new Solve(8), SHARED / 8))),
        limited(one("tridiagonal-batch-large", "8 tridiagonal solves, 2²⁰ unknowns: gcc's Thomas / Residua", AT_LEAST, 5,
                List.of(gcc(new Solve(1), UNKNOWNS)), List.of(ours(new Solve(8), UNKNOWNS / 8))),
            gcc(new Solve(1), UNKNOWNS), Cell.of(new EliminationTraffic(8), "java", UNKNOWNS / 8)));
  }

  /** Of one unknown less than a power of 2, so that every level has one row less than a power of 2. */
  private static List<Goal> cycles(Mode mode) {
    List<Integer> lengths = mode.cycles();
    int large = UNKNOWNS - 1;
    return List.of(
        one("cycle", "V(1,1) of Poisson's problem, 2²⁰ unknowns: time / the loads and stores of its passes", AT_MOST, 1.3,
            List.of(ours(new PoissonCycle(), large)), List.of(Cell.of(new CycleTraffic(), "java", large))),
        new Goal("cycle-naive", "the same at " + Mode.power(lengths.getFirst() + 1) + " to " + Mode.power(lengths.getLast() + 1)
            + ": naive Java / Residua", AT_LEAST, 2, lengths.stream().map(length -> ratio("" + length,
                List.of(naive(new PoissonCycle(), length)), List.of(ours(new PoissonCycle(), length)))).toList()),
        one("cycle-solve", "2²⁰ unknowns: tridiagonal solve, which is exact / V(1,1), which leaves a fifth", AT_LEAST, 0.5,
            List.of(ours(new Solve(1), UNKNOWNS)), List.of(ours(new PoissonCycle(), large))),
        flat(lengths.stream().map(length -> ours(new PoissonCycle(), length)).toList(), lengths.getLast()));
  }

  /** At the longest length a cycle takes no less than its loads and stores, and is held against the cheapest length that was measured. */
  private static Goal flat(List<Cell> cycles, int longest) {
    return new Goal("cycle-flat", "V(1,1): cost for each unknown at these lengths, largest / least", AT_MOST, 1.3,
        List.of(new Goal.Flatness(cycles)),
        Optional.of(new Quotient("", List.of(Cell.of(new CycleTraffic(), "java", longest)), cycles)));
  }

  private static List<Goal> libraries(Mode mode) {
    return Stream.of(CACHED, mode.compared()).flatMap(length -> Stream.of(
        torch(length),
        peer(length == CACHED ? "torch-idiomatic" : "torch-idiomatic-large", "idiomatic PyTorch", 12, length, List.of("torch-idiomatic")),
        onnx(length))).toList();
  }

  /** Nobody was seen to take a step faster than C by hand. */
  private static Goal torch(int length) {
    List<String> forms = List.of("torch-preallocated", "torch-idiomatic");
    Goal goal = peer(length == CACHED ? "torch" : "torch-large", "best PyTorch form", 5, length, forms);
    return limited(goal, new Quotient("", peers(length, forms), List.of(hand(CACHED))));
  }

  /** ONNX Runtime cannot be held to a width; the bound is that of {@link #torch}. */
  private static Goal onnx(int length) {
    List<String> forms = List.of("onnxruntime");
    Goal goal = peer(length == CACHED ? "onnx" : "onnx-large", "ONNX Runtime", 10, length, forms);
    return limited(goal, new Quotient("", peers(length, forms), List.of(hand(CACHED))));
  }

  /** Of everything that Residua computes for the other goals. */
  private static Goal allocation(List<Goal> timed) {
    return new Goal("allocation", "bytes allocated by a run, of all rows the most", AT_MOST, 0, timed.stream()
        .flatMap(goal -> goal.figures().stream()).flatMap(figure -> figure.cells().stream())
        .filter(cell -> OURS.contains(cell.contender())).distinct()
        .map(cell -> (Goal.Figure) new Goal.Allocation(cell.toString(), cell)).toList());
  }

  private static Goal tiled(String id, String name, Evolution evolution, Mode mode) {
    return one(id, name, AT_LEAST, 0.95, List.of(ours(evolution, CACHED)), List.of(ours(evolution, mode.evolved())));
  }

  private static Goal peer(String id, String title, double bound, int length, List<String> contenders) {
    return one(id, "50 steps, N = " + Mode.power(length) + ": " + title + " / Residua",
        AT_LEAST, bound, peers(length, contenders), List.of(ours(Evolution.explicit(50), length)));
  }

  private static List<Cell> peers(int length, List<String> contenders) {
    return contenders.stream().map(contender -> Cell.of(Evolution.explicit(50), contender, length)).toList();
  }

  private static Goal one(String id, String name, Goal.Sense sense, double bound, List<Cell> above, List<Cell> below) {
    return new Goal(id, name, sense, bound, List.of(ratio("", above, below)));
  }

  /** With the ratio of two bounds of the machine beside it. */
  private static Goal limited(Goal goal, Cell above, Cell below) {
    return limited(goal, new Quotient("", List.of(above), List.of(below)));
  }

  private static Goal limited(Goal goal, Quotient bounds) {
    return new Goal(goal.id(), goal.name(), goal.sense(), goal.bound(), goal.figures(), Optional.of(bounds));
  }

  private static Goal.Figure ratio(String label, List<Cell> above, List<Cell> below) {
    return new Goal.Ratio(new Quotient(label, above, below));
  }

  private static Cell naive(Problem problem, int length) {
    return Cell.of(problem, "naive", length);
  }

  private static Cell ours(Problem problem, int length) {
    return Cell.of(problem, "vector", length);
  }

  private static Cell gcc(Problem problem, int length) {
    return Cell.of(problem, "gcc", length);
  }

  private static Cell hand(int length) {
    return Cell.of(PERONA_MALIK, "hand", length);
  }
}
