package org.residua.api.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.signal.Shape;
import org.residua.api.sweep.Sweep;

/**
 * Turns the nodes of one architecture into steps on buffers. A buffer returns to the pool after the last use
 * of its value, and element-wise and in-place kernels write over an input only at its last use.
 */
final class Lowering {

  private final BufferPool pool;
  private final Emitter emitter;
  /** Buffers that belong to the surroundings and may not be overwritten. */
  private final List<Slot> kept;
  private final Map<Value, Slot> slots = new HashMap<>();
  private final Map<Value, Integer> lastUse = new HashMap<>();
  private int position;

  private Lowering(BufferPool pool, Emitter emitter, List<Slot> kept) {
    this.pool = pool;
    this.emitter = emitter;
    this.kept = kept;
  }

  /**
   * Emits the steps of an architecture. Its inputs may be overwritten, except those {@code kept}; the
   * outputs keep their buffers.
   */
  static List<Slot> lower(Architecture architecture, List<Slot> inputs, List<Slot> kept,
      BufferPool pool, Emitter emitter) {
    Lowering lowering = new Lowering(pool, emitter, kept);
    lowering.findLastUses(architecture);
    for (int k = 0; k < inputs.size(); k++) {
      lowering.slots.put(architecture.inputValues().get(k), inputs.get(k));
    }
    for (Node node : architecture.nodes()) {
      lowering.lower(node);
      lowering.releaseDead(node);
      lowering.position++;
    }
    return architecture.outputs().stream().map(lowering::slot).toList();
  }

  private void findLastUses(Architecture architecture) {
    for (int k = 0; k < architecture.nodes().size(); k++) {
      for (Value value : architecture.nodes().get(k).inputs()) {
        lastUse.put(value, k);
      }
    }
    for (Value value : architecture.outputs()) {
      lastUse.put(value, Integer.MAX_VALUE);
    }
  }

  private Slot slot(Value value) {
    Slot slot = slots.get(value);
    if (slot == null) {
      throw new IllegalStateException("value " + value + " is read before it is defined");
    }
    return slot;
  }

  private boolean dies(Value value) {
    return lastUse.getOrDefault(value, -1) == position && !slot(value).in(kept);
  }

  /** The input's own buffer where it may be overwritten, else a fresh one. */
  private Slot over(Value input) {
    return dies(input) ? slot(input) : pool.acquire(slot(input).shape());
  }

  /** A buffer that holds the input and may be overwritten. */
  private Slot consumed(Value input) {
    return dies(input) ? slot(input) : copied(slot(input));
  }

  private Slot copied(Slot in) {
    Slot copy = pool.acquire(in.shape());
    emitter.copy(in, copy);
    return copy;
  }

  private void releaseDead(Node node) {
    for (Value value : node.inputs().stream().distinct().filter(this::dies).toList()) {
      Slot dead = slot(value);
      slots.remove(value);
      if (!dead.in(List.copyOf(slots.values()))) {
        pool.release(dead);
      }
    }
  }

  private void lower(Node node) {
    switch (node) {
      case Node.Apply apply -> {
        Slot in = slot(apply.input());
        Slot out = pool.acquire(apply.operator().target(in.shape()));
        emitter.apply(apply.operator(), in, out);
        slots.put(apply.output(), out);
      }
      case Node.Activate act -> {
        Slot in = slot(act.input());
        Slot out = over(act.input());
        emitter.emit(() -> emitter.kernels().activate(act.activation(), in.samples(),
            out.samples(), in.shape().channels(), in.shape().length()));
        slots.put(act.output(), out);
      }
      case Node.Multiply multiply -> {
        Slot x = slot(multiply.first());
        Slot y = slot(multiply.second());
        Emitter.requireSame(x, y);
        Slot out = dies(multiply.first()) ? x : over(multiply.second());
        emitter.emit(() -> emitter.kernels().multiply(
            x.samples(), y.samples(), out.samples(), x.shape().size()));
        slots.put(multiply.output(), out);
      }
      case Node.Combine combine -> combine(combine);
      case Node.AddBias add -> {
        double[] bias = add.bias().values();
        Slot in = slot(add.input());
        Slot out = over(add.input());
        emitter.emit(() -> emitter.kernels().addBias(
            bias, in.samples(), out.samples(), in.shape().length()));
        slots.put(add.output(), out);
      }
      case Node.GradientStep step -> gradientStep(step);
      case Node.SemiIterate semi -> sweep(semi, semi.iteration());
      case Node.Repeat repeat -> repeat(repeat);
    }
  }

  private void combine(Node.Combine node) {
    Slot[] in = node.inputs().stream().map(this::slot).toArray(Slot[]::new);
    Slot out = node.inputs().stream().filter(this::dies).findFirst()
        .map(this::slot).orElseGet(() -> pool.acquire(in[0].shape()));
    double[] coefficients =
        node.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
    emitter.combine(coefficients, out, in);
    slots.put(node.output(), out);
  }

  /** A step is a semi-iteration of one plain row. */
  private void gradientStep(Node.GradientStep node) {
    sweep(node, new SemiIteration(
        node.diffusion(), List.of(Row.explicit(node.tau())), false));
  }

  /** In place and in one pass where a sweep is possible, else by the operations it consists of. */
  private void sweep(Node node, SemiIteration iteration) {
    Value input = node.inputs().get(0);
    Shape shape = slot(input).shape();
    iteration.diffusion().operator().target(shape);
    if (!Sweep.suits(iteration, shape.length())) {
      expand(node);
      return;
    }
    Sweep sweep = Sweep.of(iteration, shape, emitter.execution());
    boolean pulled = node.inputs().size() > 1;
    Slot f = slot(node.inputs().get(pulled ? 1 : 0));
    Emitter.requireSame(slot(input), f);
    boolean self = pulled && f.shares(slot(input));
    Slot u = self ? copied(slot(input)) : consumed(input);
    double[] target = pulled ? f.samples() : u.samples();
    emitter.emit(() -> sweep.run(u.samples(), target));
    slots.put(node.outputs().get(0), u);
  }

  private void repeat(Node.Repeat node) {
    List<Slot> held = node.held().stream().map(this::slot).toList();
    List<Slot> state = new ArrayList<>();
    for (Value value : node.state()) {
      Slot own = slot(value);
      state.add(own.in(state) || own.in(held) ? copied(own) : consumed(value));
    }
    List<Slot> keptInside = concat(kept, held);
    Runnable[] body = emitter.collect(() -> {
      List<Slot> results = lower(node.body(), concat(state, held), keptInside, pool, emitter);
      pool.withhold(state);
      carry(results, state);
      results.stream().filter(result -> !result.in(state) && !result.in(keptInside))
          .forEach(pool::release);
    });
    emitter.emit(() -> {
      for (int t = 0; t < node.times(); t++) {
        for (Runnable step : body) {
          step.run();
        }
      }
    });
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
      if (source.in(state) && !source.shares(state.get(k))) {
        sources.set(k, copied(source));
      }
    }
    for (int k = 0; k < state.size(); k++) {
      if (!sources.get(k).shares(state.get(k))) {
        emitter.copy(sources.get(k), state.get(k));
      }
    }
    sources.stream().filter(source -> !source.in(results)).forEach(pool::release);
  }

  private void expand(Node node) {
    Architecture expansion = Tracer.traceExpanded(new Single(node),
        node.inputs().stream().mapToInt(Value::channels).toArray());
    List<Slot> in = node.inputs().stream().map(this::slot).toList();
    List<Slot> out = lower(expansion, in, concat(kept, in), pool, emitter);
    slots.put(node.outputs().get(0), out.get(0));
  }

  private static List<Slot> concat(List<Slot> first, List<Slot> second) {
    List<Slot> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
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
