package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.graph.Tracer;
import org.residua.api.graph.Value;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Shape;
import org.residua.simd.banded.ResolventSolver;
import org.residua.simd.sweep.GroupedSweep;

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
   * What an architecture became.
   *
   * @param outputs where its outputs are
   * @param binding where its steps take their numbers from
   */
  record Lowered(List<Slot> outputs, Binding binding) {}

  /**
   * Emits the steps of an architecture. Its inputs may be overwritten, except those {@code kept}; the
   * outputs keep their buffers.
   */
  static Lowered lower(Architecture architecture, List<Slot> inputs, List<Slot> kept,
      BufferPool pool, Emitter emitter) {
    Lowering lowering = new Lowering(pool, emitter, kept);
    lowering.findLastUses(architecture);
    for (int k = 0; k < inputs.size(); k++) {
      lowering.slots.put(architecture.inputValues().get(k), inputs.get(k));
    }
    List<Consumer<Node>> bindings = new ArrayList<>();
    List<Node> nodes = architecture.nodes();
    while (lowering.position < nodes.size()) {
      ChainNodes chain = ChainNodes.of(nodes.subList(lowering.position, nodes.size()), lowering::shape);
      if (chain.list().isEmpty()) {
        bindings.add(lowering.lower(nodes.get(lowering.position)));
      } else {
        lowering.position += chain.list().size() - 1;
        bindings.addAll(lowering.chained(chain));
      }
      lowering.releaseDead(chain.list().isEmpty() ? List.of(nodes.get(lowering.position)) : chain.list());
      lowering.position++;
    }
    return new Lowered(architecture.outputs().stream().map(lowering::slot).toList(), new Binding(bindings));
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

  private boolean used(Value value) {
    return lastUse.containsKey(value);
  }

  private Slot slot(Value value) {
    Slot slot = slots.get(value);
    if (slot == null) {
      throw new IllegalStateException("value " + value + " is read before it is defined");
    }
    return slot;
  }

  private boolean dies(Value value) {
    return lastUse.getOrDefault(value, -1) <= position && !slot(value).in(kept);
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

  /** Of the last nodes; what lived within a chain only has no buffer. */
  private void releaseDead(List<Node> nodes) {
    for (Value value : nodes.stream().flatMap(node -> node.inputs().stream()).distinct().filter(slots::containsKey)
        .filter(this::dies).toList()) {
      Slot dead = slot(value);
      slots.remove(value);
      if (!dead.in(List.copyOf(slots.values()))) {
        pool.release(dead);
      }
    }
  }

  private Optional<Shape> shape(Value value) {
    return Optional.ofNullable(slots.get(value)).map(Slot::shape);
  }

  private List<Consumer<Node>> chained(ChainNodes chain) {
    return new ChainLowering(chain, new Around(chain), emitter.kernels()).emit(emitter);
  }

  /** What is around a chain whose last node is at the position. */
  private final class Around implements ChainLowering.Surroundings {

    private final ChainNodes chain;
    private final Set<Value> taken = new HashSet<>();

    Around(ChainNodes chain) {
      this.chain = chain;
    }

    @Override
    public boolean lives(Value value) {
      return lastUse.getOrDefault(value, -1) > position;
    }

    @Override
    public Slot slot(Value value) {
      return Lowering.this.slot(value);
    }

    @Override
    public Slot place(Value value, int length) {
      return slots.computeIfAbsent(value, _ -> pool.acquire(new Shape(1, length)));
    }

    @Override
    public Optional<Value> dying(int length) {
      Optional<Value> found = chain.list().stream().flatMap(node -> node.inputs().stream()).filter(slots::containsKey)
          .filter(value -> !taken.contains(value) && !lives(value) && slot(value).shape().equals(new Shape(1, length))
              && !slot(value).in(kept) && single(value) && chain.readNearby(value))
          .findFirst();
      found.ifPresent(taken::add);
      return found;
    }

    private boolean single(Value value) {
      return slots.values().stream().filter(slot(value)::shares).count() == 1;
    }

    @Override
    public void give(Value from, Value to) {
      slots.put(to, slot(from));
    }
  }

  /** Emits the steps of a node; gives what takes the numbers of another node of the same structure. */
  private Consumer<Node> lower(Node node) {
    return switch (node) {
      case Node.Apply apply -> {
        Slot in = slot(apply.input());
        Slot out = pool.acquire(apply.operator().target(in.shape()));
        slots.put(apply.output(), out);
        Consumer<LinearOperator> operator = emitter.apply(apply.operator(), in, out);
        yield next -> operator.accept(((Node.Apply) next).operator());
      }
      case Node.Activate act -> {
        Slot in = slot(act.input());
        Slot out = over(act.input());
        Current<Activation> activation = new Current<>(act.activation());
        emitter.emit(in.shape().size(), () -> emitter.kernels().activate(activation.get(), in.samples(),
            out.samples(), in.shape().channels(), in.shape().length()));
        slots.put(act.output(), out);
        yield next -> activation.set(((Node.Activate) next).activation());
      }
      case Node.Differential differential -> differential(differential);
      case Node.Multiply multiply -> pair(multiply, emitter.kernels()::multiply);
      case Node.Divide divide -> pair(divide, emitter.kernels()::divide);
      case Node.Zero zero -> {
        Slot out = over(zero.input());
        int count = out.shape().size();
        emitter.emit(count, () -> Arrays.fill(out.samples(), 0, count, 0));
        slots.put(zero.output(), out);
        yield _ -> { };
      }
      case Node.Combine combine -> combine(combine);
      case Node.AddBias add -> {
        Current<double[]> bias = new Current<>(add.bias().values());
        Slot in = slot(add.input());
        Slot out = over(add.input());
        emitter.emit(in.shape().size(), () -> emitter.kernels().addBias(
            bias.get(), in.samples(), out.samples(), in.shape().length()));
        slots.put(add.output(), out);
        yield next -> bias.set(((Node.AddBias) next).bias().values());
      }
      case Node.Solve solve -> solve(solve);
      case Node.Loop loop -> loop(loop);
      case Node.SemiIterate semi -> semiIterate(semi);
      case Node.Repeat repeat -> repeat(repeat);
    };
  }

  /** The slopes are written over the place they are taken at, never over the direction they are multiplied with. */
  private Consumer<Node> differential(Node.Differential node) {
    Slot at = slot(node.at());
    Slot direction = slot(node.direction());
    Emitter.requireSame(at, direction);
    Slot out = at.shares(direction) ? pool.acquire(at.shape()) : over(node.at());
    Current<Activation> activation = new Current<>(node.activation());
    emitter.emit(at.shape().size(), () -> emitter.kernels().differential(activation.get(), at.samples(),
        direction.samples(), out.samples(), at.shape().channels(), at.shape().length()));
    slots.put(node.output(), out);
    return next -> activation.set(((Node.Differential) next).activation());
  }

  /** A loop over two values, sample by sample. */
  @FunctionalInterface
  private interface PairLoop {

    void run(double[] x, double[] y, double[] z, int count);
  }

  private Consumer<Node> pair(Node.Computed node, PairLoop loop) {
    Value first = node.inputs().get(0);
    Slot x = slot(first);
    Slot y = slot(node.inputs().get(1));
    Emitter.requireSame(x, y);
    Slot out = dies(first) ? x : over(node.inputs().get(1));
    int count = x.shape().size();
    emitter.emit(count, () -> loop.run(x.samples(), y.samples(), out.samples(), count));
    slots.put(node.output(), out);
    return _ -> { };
  }

  private Consumer<Node> solve(Node.Solve node) {
    Slot w = slot(node.weights());
    Slot b = slot(node.rightHandSide().get(0));
    Slot f = slot(node.rightHandSide().get(node.rightHandSide().size() - 1));
    Emitter.requireSame(b, f);
    Emitter.requireShape(w, node.resolvent().filters().target(b.shape()));
    ResolventSolver solver = new ResolventSolver(
        emitter.kernels(), node.resolvent(), b.shape(), emitter.workspaces());
    Slot x = over(node.rightHandSide().get(0));
    emitter.emit(b.shape().size(), () -> solver.run(w.samples(), b.samples(), f.samples(), x.samples()));
    slots.put(node.output(), x);
    return next -> solver.rebind(((Node.Solve) next).resolvent());
  }

  private Consumer<Node> loop(Node.Loop node) {
    LoopLowering lowering = new LoopLowering(node, slot(node.start()),
        node.held().stream().map(this::slot).toList(), kept, pool, emitter);
    slots.put(node.output(), lowering.result());
    return next -> lowering.bind((Node.Loop) next);
  }

  private Consumer<Node> combine(Node.Combine node) {
    Slot[] in = node.inputs().stream().map(this::slot).toArray(Slot[]::new);
    Slot out = node.inputs().stream().filter(this::dies).findFirst()
        .map(this::slot).orElseGet(() -> pool.acquire(in[0].shape()));
    Consumer<double[]> coefficients = emitter.combine(array(node.coefficients()), out, in);
    slots.put(node.output(), out);
    return next -> coefficients.accept(array(((Node.Combine) next).coefficients()));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** In place and in one pass where a sweep is possible, else by the operations it consists of. */
  private Consumer<Node> semiIterate(Node.SemiIterate node) {
    SemiIteration iteration = node.iteration();
    Shape shape = slot(node.state().get(0)).shape();
    iteration.diffusion().operator().target(shape);
    if (!GroupedSweep.suits(iteration, shape.length())) {
      return expand(node);
    }
    GroupedSweep sweep = node.twoStep() || used(node.outputs().get(1))
        ? pairSweep(node, shape) : cycleSweep(node, shape);
    return next -> sweep.rebind(((Node.SemiIterate) next).iteration());
  }

  /** A cycle whose last iterate is all that is wanted. */
  private GroupedSweep cycleSweep(Node.SemiIterate node, Shape shape) {
    Value input = node.state().get(0);
    GroupedSweep sweep = GroupedSweep.of(node.iteration(), shape, emitter.execution());
    Slot f = target(node);
    boolean self = !node.held().isEmpty() && f.shares(slot(input));
    Slot u = self ? copied(slot(input)) : consumed(input);
    double[] pull = node.held().isEmpty() ? u.samples() : f.samples();
    emitter.emitTelling(work(node, shape), () -> sweep.run(u.samples(), pull));
    slots.put(node.outputs().get(0), u);
    return sweep;
  }

  /** Rows from a pair of iterates to the next pair. */
  private GroupedSweep pairSweep(Node.SemiIterate node, Shape shape) {
    GroupedSweep sweep = GroupedSweep.ofPair(node.iteration(), shape, emitter.execution());
    Slot f = target(node);
    Slot start = slot(node.state().get(0));
    Slot before = node.twoStep() ? slot(node.state().get(1)) : start;
    Emitter.requireSame(start, before);
    boolean held = !node.held().isEmpty();
    Slot previous = before.shares(start) || (held && before.shares(f))
        ? copied(before) : consumed(node.state().get(1));
    Slot u = held && start.shares(f) ? copied(start) : consumed(node.state().get(0));
    double[] pull = held ? f.samples() : u.samples();
    emitter.emitTelling(work(node, shape), () -> sweep.run(u.samples(), previous.samples(), pull));
    put(node.outputs().get(0), sweep.swaps() ? previous : u);
    put(node.outputs().get(1), sweep.swaps() ? u : previous);
    return sweep;
  }

  /** A value that nobody reads gives its buffer back. */
  private void put(Value value, Slot slot) {
    if (used(value)) {
      slots.put(value, slot);
    } else {
      pool.release(slot);
    }
  }

  private static long work(Node.SemiIterate node, Shape shape) {
    return (long) shape.size() * node.iteration().rows().size();
  }

  /** Where the target of a data term is; without one, the state. */
  private Slot target(Node.SemiIterate node) {
    Slot state = slot(node.state().get(0));
    Slot f = node.held().isEmpty() ? state : slot(node.held().get(0));
    Emitter.requireSame(state, f);
    return f;
  }

  private Consumer<Node> repeat(Node.Repeat node) {
    List<Slot> held = node.held().stream().map(this::slot).toList();
    List<Slot> state = new ArrayList<>();
    for (Value value : node.state()) {
      Slot own = slot(value);
      state.add(own.in(state) || own.in(held) ? copied(own) : consumed(value));
    }
    List<Slot> keptInside = concat(kept, held);
    Current<Binding> body = new Current<>(new Binding(List.of()));
    emitter.repeat(node.times(), () -> {
      Lowered lowered = lower(node.body(), concat(state, held), keptInside, pool, emitter);
      List<Slot> results = lowered.outputs();
      pool.withhold(state);
      carry(results, state);
      results.stream().filter(result -> !result.in(state) && !result.in(keptInside))
          .forEach(pool::release);
      body.set(lowered.binding());
    });
    for (int k = 0; k < state.size(); k++) {
      slots.put(node.outputs().get(k), state.get(k));
    }
    return next -> body.get().bind(((Node.Repeat) next).body());
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

  /** The operations that a composite node consists of, as far as its outputs are used. */
  private Consumer<Node> expand(Node node) {
    List<Value> wanted = node.outputs().stream().filter(this::used).toList();
    List<Slot> in = node.inputs().stream().map(this::slot).toList();
    Lowered lowered = lower(expansion(node, wanted), in, concat(kept, in), pool, emitter);
    for (int k = 0; k < wanted.size(); k++) {
      Slot out = lowered.outputs().get(k);
      slots.put(wanted.get(k), out.in(in) ? copied(out) : out);
    }
    return next -> lowered.binding().bind(expansion(next, wanted));
  }

  private static Architecture expansion(Node node, List<Value> wanted) {
    return Tracer.traceExpanded(
        new Single(node, wanted), node.inputs().stream().mapToInt(Value::channels).toArray());
  }

  private static List<Slot> concat(List<Slot> first, List<Slot> second) {
    List<Slot> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /**
   * One composite node as a block of its own.
   *
   * @param node the node
   * @param wanted those of its outputs that are used
   */
  private record Single(Node node, List<Value> wanted) implements Block {

    @Override
    public int inputs() {
      return node.inputs().size();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      List<V> results = node.express(algebra, in);
      return wanted.stream().map(value -> results.get(node.outputs().indexOf(value))).toList();
    }
  }
}
