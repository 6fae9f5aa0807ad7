package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.BankResponses;
import org.residua.simd.sweep.GroupedSweep;

/**
 * Turns the nodes of one architecture into steps on {@link Buffers}. Kernels that work sample by sample or in place write over an
 * input at its last use, and only then.
 */
final class Lowering {

  private final BufferPool pool;
  private final Emitter emitter;
  private final Buffers buffers;

  private Lowering(BufferPool pool, Emitter emitter, Buffers buffers) {
    this.pool = pool;
    this.emitter = emitter;
    this.buffers = buffers;
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
    Buffers buffers = new Buffers(architecture, inputs, kept, pool, emitter);
    Lowering lowering = new Lowering(pool, emitter, buffers);
    List<Consumer<Node>> bindings = new ArrayList<>();
    List<Node> nodes = architecture.nodes();
    int done = 0;
    while (done < nodes.size()) {
      List<Node> left = nodes.subList(done, nodes.size());
      ChainNodes chain = ChainNodes.of(left, buffers::shape);
      Optional<LaggedNodes> lagged = LaggedNodes.of(left, buffers);
      Optional<FluxNodes> fluxes = FluxNodes.of(left, buffers);
      List<Node> next = !chain.list().isEmpty() ? chain.list()
          : lagged.map(LaggedNodes::list).or(() -> fluxes.map(FluxNodes::list)).orElse(List.of(left.get(0)));
      done += next.size();
      buffers.reach(done - 1);
      if (!chain.list().isEmpty()) {
        bindings.addAll(new ChainLowering(chain, buffers.around(chain), emitter.kernels()).emit(emitter));
      } else if (lagged.isPresent()) {
        bindings.addAll(new SystemLowering(buffers, emitter).lagged(lagged.orElseThrow()));
      } else if (fluxes.isPresent()) {
        bindings.addAll(lowering.fluxes(fluxes.orElseThrow()));
      } else {
        bindings.add(lowering.lower(next.get(0)));
      }
      buffers.releaseDead(next);
    }
    return new Lowered(architecture.outputs().stream().map(buffers::of).toList(), new Binding(bindings));
  }

  /** Emits the steps of a node; gives what takes the numbers of another node of the same structure. */
  private Consumer<Node> lower(Node node) {
    return switch (node) {
      case Node.Apply apply -> {
        Slot in = buffers.of(apply.input());
        Slot out = pool.acquire(apply.operator().target(in.shape()));
        buffers.put(apply.output(), out);
        Consumer<LinearOperator> operator = emitter.apply(apply.operator(), in, out);
        yield next -> operator.accept(((Node.Apply) next).operator());
      }
      case Node.Activate act -> {
        Slot in = buffers.of(act.input());
        Slot out = buffers.over(act.input());
        Current<Activation> activation = new Current<>(act.activation());
        emitter.emit(in.shape().size(), () -> emitter.kernels().activate(activation.get(), in.samples(),
            out.samples(), in.shape().channels(), in.shape().length()));
        buffers.put(act.output(), out);
        yield next -> activation.set(((Node.Activate) next).activation());
      }
      case Node.Differential differential -> differential(differential);
      case Node.Multiply multiply -> pair(multiply, emitter.kernels()::multiply);
      case Node.Divide divide -> pair(divide, emitter.kernels()::divide);
      case Node.Zero zero -> {
        Slot out = buffers.over(zero.input());
        int count = out.shape().size();
        emitter.emit(count, () -> Arrays.fill(out.samples(), 0, count, 0));
        buffers.put(zero.output(), out);
        yield _ -> { };
      }
      case Node.Combine combine -> combine(combine);
      case Node.AddBias add -> {
        Current<double[]> bias = new Current<>(add.bias().values());
        Slot in = buffers.of(add.input());
        Slot out = buffers.over(add.input());
        emitter.emit(in.shape().size(), () -> emitter.kernels().addBias(
            bias.get(), in.samples(), out.samples(), in.shape().length()));
        buffers.put(add.output(), out);
        yield next -> bias.set(((Node.AddBias) next).bias().values());
      }
      case Node.Solve solve -> new SystemLowering(buffers, emitter).solve(solve);
      case Node.Loop loop -> loop(loop);
      case Node.SemiIterate semi -> semiIterate(semi);
      case Node.Repeat repeat -> repeat(repeat);
    };
  }

  /** Both at once; gives what takes the numbers of each. */
  private List<Consumer<Node>> fluxes(FluxNodes nodes) {
    Slot in = buffers.of(nodes.response().input());
    Slot out = pool.acquire(nodes.response().operator().target(in.shape()));
    nodes.activation().requireResponses(out.shape().channels());
    Current<Stencil> stencil = new Current<>(nodes.stencil());
    Current<BankResponses> responses = new Current<>(emitter.kernels().responses(nodes.stencil(), nodes.activation()));
    emitter.emit(2L * out.shape().size(), () -> responses.get().run(in.samples(), in.shape().length(), out.samples()));
    buffers.put(nodes.flux().output(), out);
    return List.of(next -> stencil.set(FluxNodes.stencil(next)),
        next -> responses.set(emitter.kernels().responses(stencil.get(), ((Node.Activate) next).activation())));
  }

  /** The slopes are written over the place they are taken at, never over the direction they are multiplied with. */
  private Consumer<Node> differential(Node.Differential node) {
    Slot at = buffers.of(node.at());
    Slot direction = buffers.of(node.direction());
    Emitter.requireSame(at, direction);
    Slot out = at.shares(direction) ? pool.acquire(at.shape()) : buffers.over(node.at());
    Current<Activation> activation = new Current<>(node.activation());
    emitter.emit(at.shape().size(), () -> emitter.kernels().differential(activation.get(), at.samples(),
        direction.samples(), out.samples(), at.shape().channels(), at.shape().length()));
    buffers.put(node.output(), out);
    return next -> activation.set(((Node.Differential) next).activation());
  }

  /** A loop over two values, sample by sample. */
  @FunctionalInterface
  private interface PairLoop {

    void run(double[] x, double[] y, double[] z, int count);
  }

  private Consumer<Node> pair(Node.Computed node, PairLoop loop) {
    Value first = node.inputs().get(0);
    Slot x = buffers.of(first);
    Slot y = buffers.of(node.inputs().get(1));
    Emitter.requireSame(x, y);
    Slot out = buffers.dies(first) ? x : buffers.over(node.inputs().get(1));
    int count = x.shape().size();
    emitter.emit(count, () -> loop.run(x.samples(), y.samples(), out.samples(), count));
    buffers.put(node.output(), out);
    return _ -> { };
  }

  private Consumer<Node> loop(Node.Loop node) {
    LoopLowering lowering = new LoopLowering(node, buffers.of(node.start()),
        node.held().stream().map(buffers::of).toList(), buffers.kept(), pool, emitter);
    buffers.put(node.output(), lowering.result());
    return next -> lowering.bind((Node.Loop) next);
  }

  private Consumer<Node> combine(Node.Combine node) {
    Slot[] in = node.inputs().stream().map(buffers::of).toArray(Slot[]::new);
    Slot out = node.inputs().stream().filter(buffers::dies).findFirst()
        .map(buffers::of).orElseGet(() -> pool.acquire(in[0].shape()));
    Consumer<double[]> coefficients = emitter.combine(array(node.coefficients()), out, in);
    buffers.put(node.output(), out);
    return next -> coefficients.accept(array(((Node.Combine) next).coefficients()));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** In place and in one pass where a sweep is possible, else by the operations it consists of. */
  private Consumer<Node> semiIterate(Node.SemiIterate node) {
    SemiIteration iteration = node.iteration();
    Shape shape = buffers.of(node.state().get(0)).shape();
    iteration.diffusion().operator().target(shape);
    if (!GroupedSweep.suits(iteration, shape.length())) {
      return expand(node);
    }
    GroupedSweep sweep = new SweepLowering(buffers, emitter).emit(node, shape);
    return next -> sweep.rebind(((Node.SemiIterate) next).iteration());
  }

  private Consumer<Node> repeat(Node.Repeat node) {
    List<Slot> held = node.held().stream().map(buffers::of).toList();
    List<Slot> state = new ArrayList<>();
    for (Value value : node.state()) {
      Slot own = buffers.of(value);
      state.add(own.in(state) || own.in(held) ? buffers.copied(own) : buffers.consumed(value));
    }
    List<Slot> keptInside = concat(buffers.kept(), held);
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
      buffers.put(node.outputs().get(k), state.get(k));
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
        sources.set(k, buffers.copied(source));
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
    List<Value> wanted = node.outputs().stream().filter(buffers::used).toList();
    List<Slot> in = node.inputs().stream().map(buffers::of).toList();
    Lowered lowered = lower(expansion(node, wanted), in, concat(buffers.kept(), in), pool, emitter);
    for (int k = 0; k < wanted.size(); k++) {
      Slot out = lowered.outputs().get(k);
      buffers.put(wanted.get(k), out.in(in) ? buffers.copied(out) : out);
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
