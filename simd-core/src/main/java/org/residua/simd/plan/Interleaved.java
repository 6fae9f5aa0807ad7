package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residua.api.block.SemiIteration;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.sweep.Sweep;

/** A chain of evolutions on as many signals as the kernels have lanes. Not thread safe. */
final class Interleaved implements KernelBatch.Group {

  private final int lanes;
  private final Shape shape;
  private final List<Runnable> steps;
  private final double[] samples;

  private Interleaved(int lanes, Shape shape) {
    this.lanes = lanes;
    this.shape = shape;
    this.steps = new ArrayList<>();
    this.samples = new double[Math.multiplyExact(shape.size(), lanes)];
  }

  /** The chain, if the architecture is one and the kernels interleave all of it. */
  static Optional<Interleaved> of(Architecture architecture, Kernels kernels, Shape shape) {
    Interleaved chain = new Interleaved(kernels.lanes(), shape);
    return chain.add(architecture, kernels, chain.steps)
        ? Optional.of(chain) : Optional.empty();
  }

  private boolean add(Architecture architecture, Kernels kernels, List<Runnable> to) {
    Value current = architecture.inputValues().get(0);
    for (Node node : architecture.nodes()) {
      if (!node.inputs().equals(List.of(current)) || !add(node, kernels, to)) {
        return false;
      }
      current = node.outputs().get(0);
    }
    return architecture.outputs().equals(List.of(current));
  }

  private boolean add(Node node, Kernels kernels, List<Runnable> to) {
    return switch (node) {
      case Node.SemiIterate semi -> add(semi.iteration(), kernels, to);
      case Node.Repeat repeat -> {
        List<Runnable> body = new ArrayList<>();
        boolean possible = add(repeat.body(), kernels, body);
        to.add(() -> {
          for (int t = 0; t < repeat.times(); t++) {
            body.forEach(Runnable::run);
          }
        });
        yield possible;
      }
      case Node.Apply _, Node.Activate _, Node.Differential _, Node.Multiply _, Node.Divide _, Node.Zero _, Node.Combine _,
          Node.AddBias _, Node.Solve _, Node.Loop _ -> false;
    };
  }

  private boolean add(SemiIteration iteration, Kernels kernels, List<Runnable> to) {
    Optional<Sweep> sweep = Sweep.interleaved(iteration, shape, kernels);
    sweep.ifPresent(found -> to.add(() -> found.run(samples, samples)));
    return sweep.isPresent();
  }

  @Override
  public int size() {
    return lanes;
  }

  /** Lanes without a signal run the first one again. */
  @Override
  public List<Signal> run(List<Signal> signals) {
    for (int i = 0; i < shape.length(); i++) {
      for (int s = 0; s < lanes; s++) {
        samples[i * lanes + s] = signals.get(s < signals.size() ? s : 0).get(0, i);
      }
    }
    steps.forEach(Runnable::run);
    List<Signal> results = new ArrayList<>();
    for (int s = 0; s < signals.size(); s++) {
      SignalBuffer result = new SignalBuffer(shape);
      for (int i = 0; i < shape.length(); i++) {
        result.set(0, i, samples[i * lanes + s]);
      }
      results.add(result.handOver());
    }
    return results;
  }
}
