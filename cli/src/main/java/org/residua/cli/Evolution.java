package org.residua.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.residua.api.block.Scheme;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.kernel.Kernels;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

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
   * A part that is repeated.
   *
   * @param part the part
   * @param times how often
   */
  record Stage(Scheme part, int times) {}

  /** {@code total} repetitions as parts of {@code size} and one of what is left. */
  static List<Stage> stages(int total, int size, IntFunction<? extends Scheme> part) {
    List<Stage> stages = new ArrayList<>();
    if (total >= size) {
      stages.add(new Stage(part.apply(size), total / size));
    }
    if (total % size > 0) {
      stages.add(new Stage(part.apply(total % size), 1));
    }
    return List.copyOf(stages);
  }

  /** The network of the whole scheme. */
  Architecture architecture(int channels) {
    return trace(scheme, channels);
  }

  /** How many stages are run. */
  int length() {
    return stages.stream().mapToInt(Stage::times).sum();
  }

  /**
   * The evolved signal; a data term pulls towards {@code f} itself.
   *
   * @param f where it starts
   * @param kernels the loops
   * @param expanded whether the network runs in its expanded form
   * @param afterStage told after each stage
   */
  Signal run(Signal f, Kernels kernels, boolean expanded, Runnable afterStage) {
    Signal u = f;
    for (Stage stage : stages) {
      Architecture traced = trace(stage.part(), f.shape().channels());
      Plan plan = Plan.of(expanded ? traced.expanded() : traced, kernels,
          Collections.nCopies(traced.inputs(), f.shape()).toArray(Shape[]::new));
      for (int k = 0; k < stage.times(); k++) {
        u = plan.run(traced.inputs() == 1 ? List.of(u) : List.of(u, f)).get(0);
        afterStage.run();
      }
    }
    return u;
  }

  private static Architecture trace(Scheme scheme, int channels) {
    return Tracer.trace(scheme,
        Collections.nCopies(scheme.inputs(), channels).stream().mapToInt(c -> c).toArray());
  }
}
