package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.residua.api.engine.Batch;
import org.residua.api.graph.Architecture;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;
import org.residua.simd.team.Job;

/**
 * A network with one input and one output made ready to run on many signals of one shape.
 *
 * <p>Where the network consists of evolutions that the kernels can interleave, a vector holds one sample of each of
 * several signals: no value moves between lanes, and a short series is as fast as a long one. Otherwise, and for
 * networks of other layers, each signal has a {@link KernelPlan}. Threads share the signals. Every signal gets the
 * bits it gets alone. Not thread safe.
 */
public final class KernelBatch implements Batch {

  private final Shape shape;
  private final Group[] groups;
  private final Execution execution;

  private KernelBatch(Shape shape, Group[] groups, Execution execution) {
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
  public static KernelBatch of(Architecture architecture, Execution execution, Shape shape) {
    Batch.requireSingle(architecture, shape);
    Group[] groups = new Group[execution.workers().threads()];
    Arrays.setAll(groups, thread -> group(architecture, execution, shape));
    return new KernelBatch(shape, groups, execution);
  }

  private static Group group(Architecture architecture, Execution execution, Shape shape) {
    Optional<Interleaved> interleaved =
        Interleaved.of(architecture, execution.kernels(), shape);
    return interleaved.isPresent() ? interleaved.get()
        : new Alone(KernelPlan.of(architecture, Execution.of(execution.kernels()), shape));
  }

  @Override
  public int interleaved() {
    return groups[0].size();
  }

  @Override
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
  private record Alone(KernelPlan plan) implements Group {

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
