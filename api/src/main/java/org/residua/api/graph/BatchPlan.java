package org.residua.api.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.residua.api.kernel.Execution;
import org.residua.api.kernel.Job;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A network with one input and one output made ready to run on many signals of one shape.
 *
 * <p>Where the network consists of evolutions that the kernels can interleave, a vector holds one sample of each of
 * several signals: no value moves between lanes, and a short series is as fast as a long one. Otherwise, and for
 * networks of other layers, each signal has a {@link Plan}. Threads share the signals. Every signal gets the
 * bits it gets alone. Not thread safe.
 */
public final class BatchPlan {

  private final Shape shape;
  private final Group[] groups;
  private final Execution execution;

  private BatchPlan(Shape shape, Group[] groups, Execution execution) {
    this.shape = shape;
    this.groups = groups;
    this.execution = execution;
  }

  /**
   * A plan.
   *
   * @param architecture what is run, with one input and one output
   * @param execution kernels and threads; each thread has buffers of its own
   * @param shape of every signal
   */
  public static BatchPlan of(Architecture architecture, Execution execution, Shape shape) {
    if (architecture.inputs() != 1 || architecture.outputs().size() != 1) {
      throw new IllegalArgumentException("a batch needs a network with one input and one output, this has "
          + architecture.inputs() + " and " + architecture.outputs().size()
          + "; hold the other inputs by plans of your own");
    }
    if (architecture.inputValues().get(0).channels() != shape.channels()) {
      throw new IllegalArgumentException("signals of " + shape.channels() + " channels where the network has "
          + architecture.inputValues().get(0).channels() + "; match the channels");
    }
    Group[] groups = new Group[execution.workers().threads()];
    Arrays.setAll(groups, thread -> group(architecture, execution, shape));
    return new BatchPlan(shape, groups, execution);
  }

  private static Group group(Architecture architecture, Execution execution, Shape shape) {
    Optional<Interleaved> interleaved =
        Interleaved.of(architecture, execution.kernels(), shape);
    return interleaved.isPresent() ? interleaved.get()
        : new Alone(Plan.of(architecture, Execution.of(execution.kernels()), shape));
  }

  /** How many signals run at a time on one thread. */
  public int interleaved() {
    return groups[0].size();
  }

  /** The outputs for these inputs, in their order. */
  public List<Signal> run(List<Signal> signals) {
    signals.forEach(signal -> signal.requireShape(shape));
    Signal[] results = new Signal[signals.size()];
    int size = groups[0].size();
    int count = (signals.size() + size - 1) / size;
    int parts = Math.min(groups.length, count);
    execution.workers().run(new Job(parts, part -> {
      for (int k = part; k < count; k += parts) {
        int from = k * size;
        List<Signal> in = signals.subList(from, Math.min(signals.size(), from + size));
        List<Signal> out = groups[part].run(in);
        for (int s = 0; s < out.size(); s++) {
          results[from + s] = out.get(s);
        }
        execution.worked().accept((long) in.size() * shape.size());
      }
    }));
    return new ArrayList<>(Arrays.asList(results));
  }

  /** What one thread runs at a time. */
  interface Group {

    /** The most signals. */
    int size();

    List<Signal> run(List<Signal> signals);
  }

  /**
   * Signal by signal.
   *
   * @param plan of one signal
   */
  private record Alone(Plan plan) implements Group {

    @Override
    public int size() {
      return 1;
    }

    @Override
    public List<Signal> run(List<Signal> signals) {
      return List.of(plan.run(signals.get(0)));
    }
  }
}
