package org.residua.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.residua.api.block.Scheme;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.kernel.Execution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * A scheme cut into equal stages that are run one after the other, so that progress can be shown and a
 * network of a million layers needs the memory of a few.
 *
 * <p>The stages compose to the scheme with the same bits: they are cut where only the state is handed on.
 *
 * @param scheme the whole
 * @param tau its step size
 * @param steps its steps, or inner steps of a cycle
 * @param cycles its cycles
 * @param frozen whether diffusivities are kept within a cycle
 * @param stages the parts in order
 */
record Evolution(
    Scheme scheme, double tau, int steps, int cycles, boolean frozen, List<Stage> stages) {

  /**
   * Longer signals run in one go. Their plan itself tells how far it is, which that of a short one does not, and
   * between stages there would be a state beside input, plan and result: a fourth signal.
   */
  private static final int LONGEST_STAGED = 1 << 22;

  private static final int WARMING_LENGTH = 1000;
  /** Nanoseconds after which the compiler was seen to be done. */
  private static final long WARMING_TIME = 500_000_000;

  /**
   * A part that is repeated.
   *
   * @param part the part
   * @param times how often
   * @param rows the rows of the part
   */
  record Stage(Scheme part, int times, long rows) {}

  /** {@code total} repetitions, each of {@code rows} rows, as parts of {@code size} and one of what is left. */
  static List<Stage> stages(int total, int size, long rows, IntFunction<? extends Scheme> part) {
    List<Stage> stages = new ArrayList<>();
    if (total >= size) {
      stages.add(new Stage(part.apply(size), total / size, size * rows));
    }
    if (total % size > 0) {
      stages.add(new Stage(part.apply(total % size), 1, total % size * rows));
    }
    return List.copyOf(stages);
  }

  /** The network of the whole scheme. */
  Architecture architecture(int channels) {
    return trace(scheme, channels);
  }

  /** How many samples go one row further in a run. */
  long work(Shape shape) {
    return shape.size() * stages.stream().mapToLong(stage -> stage.times() * stage.rows()).sum();
  }

  /**
   * What an evolution gave.
   *
   * @param signal the evolved signal
   * @param seconds how long it evolved; copies into the plan and out of it are not counted
   */
  record Evolved(Signal signal, double seconds) {}

  /**
   * The evolved signal; a data term pulls towards {@code f} itself.
   *
   * @param f where it starts
   * @param machinery what does the work
   * @param expanded whether the network runs in its expanded form
   * @param progress told of the work
   */
  Evolved run(Signal f, Machinery machinery, boolean expanded, Progress progress) {
    Execution execution = machinery.execution().watched(progress::advance);
    SignalBuffer state = new SignalBuffer(f.shape());
    int done = 0;
    long nanoseconds = 0;
    for (Stage stage : parts(f.shape(), expanded)) {
      if (f.shape().size() > LONGEST_STAGED) {
        warm(stage.part(), f, machinery);
      }
      Plan plan = plan(stage.part(), f.shape(), expanded, execution);
      for (int k = 0; k < stage.times(); k++) {
        Signal u = done++ == 0 ? f : state.toSignal();
        List<Signal> in = scheme.inputs() == 1 ? List.of(u) : List.of(u, f);
        plan.load(in);
        long start = System.nanoTime();
        plan.execute();
        nanoseconds += System.nanoTime() - start;
        plan.resultsInto(List.of(state));
        progress.complete(f.shape().size() * stage.rows());
      }
    }
    return new Evolved(state.handOver(), 1e-9 * nanoseconds);
  }

  /**
   * Lets the compiler do its work on a short piece: on a long window interpreted vectors would take as long as the
   * whole evolution. A data term with weights fits its own signal only.
   */
  private static void warm(Scheme part, Signal f, Machinery machinery) {
    if (part.inputs() > 1) {
      return;
    }
    SignalBuffer piece = new SignalBuffer(new Shape(f.shape().channels(), WARMING_LENGTH));
    for (int c = 0; c < f.shape().channels(); c++) {
      for (int i = 0; i < WARMING_LENGTH; i++) {
        piece.set(c, i, f.get(c, i));
      }
    }
    Plan plan = plan(part, piece.shape(), false, machinery.execution());
    List<Signal> in = List.of(piece.toSignal());
    long end = System.nanoTime() + WARMING_TIME;
    while (System.nanoTime() < end) {
      plan.runInto(in, List.of(piece));
    }
  }

  private static Plan plan(Scheme part, Shape shape, boolean expanded, Execution execution) {
    Architecture traced = trace(part, shape.channels());
    return Plan.of(expanded ? traced.expanded() : traced, execution,
        Collections.nCopies(traced.inputs(), shape).toArray(Shape[]::new));
  }

  private List<Stage> parts(Shape shape, boolean expanded) {
    return expanded || shape.size() <= LONGEST_STAGED
        ? stages : List.of(new Stage(scheme, 1, work(new Shape(1, 1))));
  }

  private static Architecture trace(Scheme scheme, int channels) {
    return Tracer.trace(scheme,
        Collections.nCopies(scheme.inputs(), channels).stream().mapToInt(c -> c).toArray());
  }
}
