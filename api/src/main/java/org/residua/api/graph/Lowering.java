package org.residua.api.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.kernel.Kernels;
import org.residua.api.kernel.Sweep;
import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Identity;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Product;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Sum;
import org.residua.api.signal.Shape;

/**
 * Turns nodes into steps on buffers. A buffer returns to the pool after the last use of its value, and
 * element-wise and in-place kernels write over an input only at its last use.
 */
final class Lowering {

  private final Kernels kernels;
  private final List<double[]> free = new ArrayList<>();
  private List<Runnable> steps = new ArrayList<>();
  private long bufferedSamples;

  Lowering(Kernels kernels) {
    this.kernels = kernels;
  }

  List<Runnable> steps() {
    return steps;
  }

  long bufferedSamples() {
    return bufferedSamples;
  }

  Slot acquire(Shape shape) {
    for (int k = free.size() - 1; k >= 0; k--) {
      if (free.get(k).length == shape.size()) {
        return new Slot(shape, free.remove(k));
      }
    }
    bufferedSamples += shape.size();
    return new Slot(shape, new double[shape.size()]);
  }

  private void release(Slot slot) {
    free.add(slot.samples());
  }

  /**
   * Emits the steps of an architecture. Its inputs may be overwritten, except those {@code kept}; the
   * outputs keep their buffers.
   */
  List<Slot> lower(Architecture architecture, List<Slot> inputs, List<Slot> kept) {
    Scope scope = new Scope(architecture, kept);
    for (int k = 0; k < inputs.size(); k++) {
      scope.slots.put(architecture.inputValues().get(k), inputs.get(k));
    }
    for (Node node : architecture.nodes()) {
      scope.lower(node);
      scope.position++;
    }
    return architecture.outputs().stream().map(scope::slot).toList();
  }

  /** The values of one architecture while it is lowered. */
  private final class Scope {

    private final Map<Value, Slot> slots = new HashMap<>();
    private final Map<Value, Integer> lastUse = new HashMap<>();
    private final List<Slot> kept;
    private int position;

    Scope(Architecture architecture, List<Slot> kept) {
      this.kept = kept;
      for (int k = 0; k < architecture.nodes().size(); k++) {
        for (Value value : architecture.nodes().get(k).inputs()) {
          lastUse.put(value, k);
        }
      }
      for (Value value : architecture.outputs()) {
        lastUse.put(value, Integer.MAX_VALUE);
      }
    }

    Slot slot(Value value) {
      Slot slot = slots.get(value);
      if (slot == null) {
        throw new IllegalStateException("value " + value + " is read before it is defined");
      }
      return slot;
    }

    private boolean dies(Value value) {
      return lastUse.getOrDefault(value, -1) == position
          && !holds(kept, slot(value));
    }

    void lower(Node node) {
      switch (node) {
        case Node.Apply apply -> {
          Slot in = slot(apply.input());
          Slot out = acquire(apply.operator().target(in.shape()));
          applyInto(apply.operator(), in, out);
          slots.put(apply.output(), out);
        }
        case Node.Activate act -> {
          Slot in = slot(act.input());
          Slot out = over(act.input());
          emit(() -> kernels.activate(act.activation(), in.samples(), out.samples(),
              in.shape().channels(), in.shape().length()));
          slots.put(act.output(), out);
        }
        case Node.Multiply multiply -> {
          Slot x = slot(multiply.first());
          Slot y = slot(multiply.second());
          requireSame(x, y);
          Slot out = dies(multiply.first()) ? x : over(multiply.second());
          emit(() -> kernels.multiply(
              x.samples(), y.samples(), out.samples(), x.shape().size()));
          slots.put(multiply.output(), out);
        }
        case Node.Combine combine -> combine(combine);
        case Node.AddBias add -> {
          double[] bias = add.bias().values();
          Slot in = slot(add.input());
          Slot out = over(add.input());
          emit(() -> kernels.addBias(bias, in.samples(), out.samples(), in.shape().length()));
          slots.put(add.output(), out);
        }
        case Node.GradientStep step -> gradientStep(step);
        case Node.SemiIterate semi -> semiIteration(semi);
        case Node.Repeat repeat -> repeat(repeat);
      }
      releaseDead(node);
    }

    /** The input's own buffer where it may be overwritten, else a fresh one. */
    private Slot over(Value input) {
      return dies(input) ? slot(input) : acquire(slot(input).shape());
    }

    /** A buffer that holds the input and may be overwritten. */
    private Slot consumed(Value input) {
      return dies(input) ? slot(input) : copied(slot(input));
    }

    private Slot copied(Slot in) {
      Slot copy = acquire(in.shape());
      emitCopy(in, copy);
      return copy;
    }

    private void releaseDead(Node node) {
      for (Value value : node.inputs().stream().distinct().toList()) {
        if (dies(value)) {
          Slot dead = slots.remove(value);
          boolean reused = slots.values().stream().anyMatch(s -> s.samples() == dead.samples());
          if (!reused) {
            release(dead);
          }
        }
      }
    }

    private void combine(Node.Combine node) {
      Slot[] in = node.inputs().stream().map(this::slot).toArray(Slot[]::new);
      for (Slot slot : in) {
        requireSame(in[0], slot);
      }
      Slot out = node.inputs().stream().filter(this::dies).findFirst()
          .map(this::slot).orElseGet(() -> acquire(in[0].shape()));
      double[] coefficients =
          node.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
      double[][] arrays = new double[in.length][];
      for (int k = 0; k < in.length; k++) {
        arrays[k] = in[k].samples();
      }
      emit(() -> kernels.combine(coefficients, arrays, out.samples(), out.shape().size()));
      slots.put(node.output(), out);
    }

    private void gradientStep(Node.GradientStep node) {
      if (node.diffusion().operator() instanceof Convolution k && fused(node.diffusion())) {
        Slot u = consumed(node.inputs().get(0));
        Sweep sweep = sweep(k, node.diffusion(), u.shape());
        emit(() -> sweep.step(node.tau(), u.samples()));
        slots.put(node.output(), u);
      } else {
        expand(node);
      }
    }

    private void semiIteration(Node.SemiIterate node) {
      SemiIteration iteration = node.iteration();
      Diffusion diffusion = iteration.diffusion();
      if (!(diffusion.operator() instanceof Convolution k) || !fused(diffusion)
          || iteration.usesStart()) {
        expand(node);
        return;
      }
      Slot current = consumed(node.inputs().get(0));
      Sweep sweep = sweep(k, diffusion, current.shape());
      if (iteration.rows().stream().allMatch(Row::plain)) {
        emit(new PlainRows(iteration, sweep, current));
        slots.put(node.output(), current);
      } else {
        Slot previous = acquire(current.shape());
        emit(new ExtrapolatedRows(iteration, sweep, current, previous));
        boolean even = iteration.rows().size() % 2 == 0;
        slots.put(node.output(), even ? current : previous);
        if (even) {
          release(previous);
        } else if (!dies(node.inputs().get(0))) {
          release(current);
        }
      }
    }

    private void repeat(Node.Repeat node) {
      List<Slot> held = node.held().stream().map(this::slot).toList();
      List<Slot> state = new ArrayList<>();
      for (Value value : node.state()) {
        Slot own = slot(value);
        boolean shared = holds(state, own) || holds(held, own);
        state.add(shared ? copied(own) : consumed(value));
      }
      List<Slot> inputs = new ArrayList<>(state);
      inputs.addAll(held);
      List<Slot> keptInside = new ArrayList<>(kept);
      keptInside.addAll(held);
      List<Runnable> outer = steps;
      steps = new ArrayList<>();
      List<Slot> results = Lowering.this.lower(node.body(), inputs, keptInside);
      free.removeIf(array -> state.stream().anyMatch(s -> s.samples() == array));
      carry(results, state);
      Runnable[] body = steps.toArray(Runnable[]::new);
      steps = outer;
      emit(() -> {
        for (int t = 0; t < node.times(); t++) {
          for (Runnable step : body) {
            step.run();
          }
        }
      });
      for (Slot result : results) {
        if (!holds(state, result) && !holds(keptInside, result)
            && free.stream().noneMatch(array -> array == result.samples())) {
          release(result);
        }
      }
      for (int k = 0; k < state.size(); k++) {
        slots.put(node.outputs().get(k), state.get(k));
      }
    }

    /** Copies the results of a body to where the next repetition reads them. */
    private void carry(List<Slot> results, List<Slot> state) {
      List<Slot> sources = new ArrayList<>(results);
      for (int k = 0; k < state.size(); k++) {
        Slot source = results.get(k);
        if (!state.get(k).shape().equals(source.shape())) {
          throw new IllegalArgumentException("the body of a repetition maps " + state.get(k).shape()
              + " to " + source.shape() + "; its outputs must have the shapes of the state");
        }
        if (holds(state, source) && state.get(k).samples() != source.samples()) {
          Slot temporary = acquire(source.shape());
          emitCopy(source, temporary);
          sources.set(k, temporary);
        }
      }
      for (int k = 0; k < state.size(); k++) {
        if (sources.get(k).samples() != state.get(k).samples()) {
          emitCopy(sources.get(k), state.get(k));
        }
      }
    }

    private void expand(Node node) {
      Architecture expansion = Tracer.traceExpanded(new Single(node),
          node.inputs().stream().mapToInt(Value::channels).toArray());
      List<Slot> in = node.inputs().stream().map(this::slot).toList();
      List<Slot> out = Lowering.this.lower(expansion, in, concat(kept, in));
      slots.put(node.outputs().get(0), out.get(0));
    }
  }

  private static boolean holds(List<Slot> slots, Slot wanted) {
    return slots.stream().anyMatch(slot -> slot.samples() == wanted.samples());
  }

  private static List<Slot> concat(List<Slot> first, List<Slot> second) {
    List<Slot> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Whether the sweep covers the diffusion: a data term is composed. */
  private static boolean fused(Diffusion diffusion) {
    return !diffusion.fidelity().present();
  }

  private Sweep sweep(Convolution k, Diffusion diffusion, Shape shape) {
    k.target(shape);
    return kernels.sweep(k.stencil(), diffusion.activation(), shape.length());
  }

  private void applyInto(LinearOperator operator, Slot in, Slot out) {
    switch (operator) {
      case Convolution k -> emit(() ->
          kernels.convolve(k.stencil(), in.samples(), in.shape().length(), out.samples()));
      case Adjoint adjoint -> emit(() -> kernels.adjoint(
          adjoint.of().stencil(), in.samples(), out.shape().length(), out.samples()));
      case Diagonal diagonal -> {
        double[] weights = new double[out.shape().size()];
        diagonal.weights().copyTo(weights);
        emit(() -> kernels.multiply(weights, in.samples(), out.samples(), out.shape().size()));
      }
      case Identity _ -> emitCopy(in, out);
      case Scaled scaled -> {
        applyInto(scaled.of(), in, out);
        emitCombine(new double[] {scaled.factor()}, out, out);
      }
      case Sum sum -> {
        Slot second = acquire(out.shape());
        applyInto(sum.first(), in, out);
        applyInto(sum.second(), in, second);
        emitCombine(new double[] {1, 1}, out, out, second);
        release(second);
      }
      case Product product -> {
        Slot right = acquire(product.right().target(in.shape()));
        applyInto(product.right(), in, right);
        applyInto(product.left(), right, out);
        release(right);
      }
    }
  }

  private void emit(Runnable step) {
    steps.add(step);
  }

  private void emitCopy(Slot from, Slot to) {
    int count = from.shape().size();
    emit(() -> System.arraycopy(from.samples(), 0, to.samples(), 0, count));
  }

  private void emitCombine(double[] coefficients, Slot out, Slot... in) {
    double[][] arrays = new double[in.length][];
    for (int k = 0; k < in.length; k++) {
      arrays[k] = in[k].samples();
    }
    emit(() -> kernels.combine(coefficients, arrays, out.samples(), out.shape().size()));
  }

  private static void requireSame(Slot x, Slot y) {
    if (!x.shape().equals(y.shape())) {
      throw new IllegalArgumentException("values of shapes " + x.shape() + " and " + y.shape()
          + " meet; they must agree (rows of a convolution depend on its boundary)");
    }
  }

  /** One composite node as a block of its own. */
  private record Single(Node node) implements Block {

    @Override
    public int inputs() {
      return node.inputs().size();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(switch (node) {
        case Node.GradientStep step -> algebra.gradientStep(step.tau(), step.diffusion(), in);
        case Node.SemiIterate semi -> algebra.semiIteration(semi.iteration(), in);
        case Node.Apply _, Node.Activate _, Node.Multiply _, Node.Combine _, Node.AddBias _,
            Node.Repeat _ -> throw new IllegalStateException("only composite steps are expanded");
      });
    }
  }
}
