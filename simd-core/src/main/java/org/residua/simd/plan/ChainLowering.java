package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;
import org.residua.simd.chain.Chain;
import org.residua.simd.chain.Link;
import org.residua.simd.chain.Reach;
import org.residua.simd.kernel.FusedRows;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.kernel.Piece;
import org.residua.simd.kernel.RowsPass;

/**
 * Turns nodes that make a chain into one step: sparse products with what is done with them at once, see {@link FusedRows},
 * between operations sample by sample.
 */
final class ChainLowering {

  private final ChainNodes nodes;
  private final Surroundings surroundings;
  private final Kernels kernels;
  private final Map<Value, Piece> pieces = new HashMap<>();
  /** Products that wait for what is done with them, by the value that they would be. */
  private final Map<Value, Product> products = new HashMap<>();
  /** Values that take the memory of others. */
  private final Map<Value, Value> over = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  /** What the links do, in their order. */
  private final List<LevelSearch.Part> parts = new ArrayList<>();
  private final List<Consumer<Node>> bindings = new ArrayList<>();

  /** What is around the chain. */
  interface Surroundings {

    /** Whether a value is read after the chain. */
    boolean lives(Value value);

    /** Where a value is that the chain reads. */
    Slot slot(Value value);

    /** A place of its own for a value that lives. */
    Slot place(Value value, int length);

    /** A value of that length that dies in the chain, and whose memory may be taken, once. */
    Optional<Value> dying(int length);

    /** Gives the memory of one value to another. */
    void give(Value from, Value to);
  }

  /**
   * A product that waits.
   *
   * @param matrix of the product
   * @param values what is read: {@code x}, then {@code b}, then {@code y}
   * @param parts the places of its nodes
   */
  private record Product(SparseMatrix matrix, List<Value> values, List<Integer> parts) {

    Product and(int place, Value... more) {
      return new Product(matrix, Stream.concat(values.stream(), Stream.of(more)).toList(),
          Stream.concat(parts.stream(), Stream.of(place)).toList());
    }

    FusedRows.Mode mode() {
      return switch (parts.size()) {
        case 1 -> FusedRows.Mode.PRODUCT;
        case 2 -> FusedRows.Mode.RESIDUAL;
        case 3 -> FusedRows.Mode.CHANGE;
        default -> FusedRows.Mode.RELAXED;
      };
    }

    /** The last value where there are not as many. */
    Value value(int k) {
      return values.get(Math.min(k, values.size() - 1));
    }
  }

  ChainLowering(ChainNodes nodes, Surroundings surroundings, Kernels kernels) {
    this.nodes = nodes;
    this.surroundings = surroundings;
    this.kernels = kernels;
  }

  /** Emits the chain; gives what takes the numbers of each of its nodes. */
  List<Consumer<Node>> emit(Emitter emitter) {
    nodes.list().forEach(_ -> bindings.add(_ -> { }));
    for (int k = 0; k < nodes.list().size(); k++) {
      lower(nodes.list().get(k), k);
    }
    long samples = nodes.list().stream().mapToLong(node -> nodes.rows(node.outputs().get(0))).sum();
    Chain chain = new Chain(links);
    Current<Runnable> step = new Current<>(fastest(chain));
    Consumer<Node> last = bindings.removeLast();
    bindings.add(next -> {
      last.accept(next);
      step.set(fastest(chain));
    });
    emitter.emit(samples, () -> step.get().run());
    return bindings;
  }

  /** All that a level does in one loop, if that is what the links are with their numbers of now. */
  private Runnable fastest(Chain chain) {
    return LevelSearch.of(parts, kernels.lanes()).flatMap(kernels::loop).orElse(chain);
  }

  private void lower(Node node, int place) {
    Value out = node.outputs().get(0);
    Optional<SparseMatrix> matrix = ChainNodes.matrix(node);
    if (matrix.isPresent()) {
      settle(new Product(matrix.orElseThrow(), List.of(node.inputs().get(0)), List.of(place)), out);
      return;
    }
    Value last = node.inputs().getLast();
    Product waiting = products.remove(last);
    if (waiting != null) {
      settle(node instanceof Node.Combine ? waiting.and(place, node.inputs().get(0)) : waiting.and(place), out);
      return;
    }
    switch (node) {
      case Node.Apply apply -> diagonal(apply, place);
      case Node.Combine combine -> combine(combine, place);
      case Node.Activate act -> {
        Piece x = piece(act.input());
        Current<Activation> current = new Current<>(act.activation());
        bindings.set(place, next -> current.set(((Node.Activate) next).activation()));
        elements(act, z -> (from, to) -> kernels.activate(current.get(), x, z, from, to));
      }
      case Node.AddBias add -> {
        Piece x = piece(add.input());
        Current<double[]> bias = new Current<>(add.bias().values());
        bindings.set(place, next -> bias.set(((Node.AddBias) next).bias().values()));
        elements(add, z -> (from, to) -> kernels.addBias(bias.get()[0], x, z, from, to));
      }
      case Node.Zero zero -> elements(zero, z -> (from, to) -> Arrays.fill(z.samples(), z.at(from), z.at(to), 0));
      default -> pair(node);
    }
  }

  private void settle(Product product, Value out) {
    if (waits(product, out)) {
      products.put(out, product);
    } else {
      rows(product, out);
    }
  }

  /** Whether the only one who reads it does what comes next, see {@link FusedRows}. */
  private boolean waits(Product product, Value out) {
    if (surroundings.lives(out) || nodes.reads(out) != 1) {
      return false;
    }
    SparseMatrix a = product.matrix();
    Node reader = nodes.reader(out).orElseThrow();
    boolean sum = reader instanceof Node.Combine && reader.inputs().size() == 2 && reader.inputs().get(1).equals(out);
    return switch (product.mode()) {
      case PRODUCT -> sum && a.rows() >= a.columns();
      case RESIDUAL -> reader instanceof Node.Apply apply && apply.operator() instanceof Diagonal && a.rows() == a.columns();
      case CHANGE -> sum;
      case RELAXED -> false;
    };
  }

  private void rows(Product product, Value out) {
    SparseMatrix a = product.matrix();
    Link.Target target = target(out, a.rows());
    FusedRows rows = new FusedRows(a, product.mode(), new FusedRows.Operands(piece(product.value(0)),
        piece(product.value(1)), piece(product.value(2)), target.value()), kernels.lanes());
    List<Link.Read> reads = new ArrayList<>();
    for (int k = 0; k < product.values().size(); k++) {
      reads.add(new Link.Read(piece(product.value(k)), k == 0 ? Reach.of(a) : Reach.none(a.rows())));
    }
    List<Consumer<Node>> numbers = List.of(_ -> { }, node -> rows.residual(coefficients(node)),
        node -> rows.weights(weights(node)), node -> rows.sum(coefficients(node)));
    for (int k = 0; k < product.parts().size(); k++) {
      numbers.get(k).accept(nodes.list().get(product.parts().get(k)));
    }
    Link link = new Link(a.rows(), a.repetition().from(), reads, target, kernels.pass(rows));
    for (int k = 0; k < product.parts().size(); k++) {
      Consumer<Node> taking = numbers.get(k);
      bindings.set(product.parts().get(k), next -> {
        taking.accept(next);
        link.set(kernels.pass(rows));
      });
    }
    add(link, LevelSearch.Part.of(target, rows), out);
  }

  /** As a matrix, of which equal rows are stored once, where no weight is zero: a matrix would leave it out. */
  private void diagonal(Node.Apply apply, int place) {
    int count = nodes.rows(apply.output());
    Link.Target target = target(apply.output(), count);
    Piece x = piece(apply.input());
    List<Link.Read> reads = List.of(new Link.Read(x, Reach.none(count)));
    double[] first = weights(apply);
    Link link = new Link(count, 0, reads, target, scaling(first, x, target.value()));
    int index = parts.size();
    bindings.set(place, next -> {
      double[] weights = weights(next);
      parts.set(index, LevelSearch.Part.scaled(target, weights, x));
      link.set(scaling(weights, x, target.value()));
    });
    add(link, LevelSearch.Part.scaled(target, first, x), apply.output());
  }

  private RowsPass scaling(double[] weights, Piece x, Piece z) {
    if (Arrays.stream(weights).anyMatch(weight -> weight == 0)) {
      Piece factors = new Piece(weights);
      return (from, to) -> kernels.multiply(factors, x, z, from, to);
    }
    SparseMatrix matrix = SparseMatrix.of("D", weights.length, rows -> {
      for (int i = 0; i < weights.length; i++) {
        rows.add(i, weights[i]).end();
      }
    });
    return kernels.pass(new FusedRows(matrix, FusedRows.Mode.PRODUCT, new FusedRows.Operands(x, x, x, z), kernels.lanes()));
  }

  private void combine(Node.Combine combine, int place) {
    Piece[] in = combine.inputs().stream().map(this::piece).toArray(Piece[]::new);
    Current<double[]> current = new Current<>(coefficients(combine));
    bindings.set(place, next -> current.set(coefficients(next)));
    elements(combine, target -> (from, to) -> kernels.combine(current.get(), in, target, from, to));
  }

  private void pair(Node node) {
    Piece x = piece(node.inputs().get(0));
    Piece y = piece(node.inputs().get(1));
    elements(node, node instanceof Node.Divide
        ? target -> (from, to) -> kernels.divide(x, y, target, from, to)
        : target -> (from, to) -> kernels.multiply(x, y, target, from, to));
  }

  /** An operation sample by sample. */
  private void elements(Node node, Function<Piece, RowsPass> pass) {
    Value out = node.outputs().get(0);
    int count = nodes.rows(out);
    Link.Target target = target(out, count);
    List<Link.Read> reads = node.inputs().stream().map(value -> new Link.Read(piece(value), Reach.none(count))).toList();
    add(new Link(count, 0, reads, target, pass.apply(target.value())), LevelSearch.Part.other(target), out);
  }

  private Piece piece(Value value) {
    return pieces.computeIfAbsent(value, input -> new Piece(surroundings.slot(input).samples()));
  }

  /** A window for what does not live, and for what is copied over something that dies. */
  private Link.Target target(Value out, int count) {
    boolean lives = surroundings.lives(out);
    if (lives) {
      surroundings.dying(count).ifPresent(value -> over.put(out, value));
    }
    boolean window = !lives || over.containsKey(out);
    Piece piece = new Piece(window ? new double[0] : surroundings.place(out, count).samples());
    pieces.put(out, piece);
    return new Link.Target(piece, window, Optional.empty());
  }

  private void add(Link link, LevelSearch.Part part, Value out) {
    links.add(link);
    parts.add(part);
    Value dying = over.get(out);
    if (dying != null) {
      int count = nodes.rows(out);
      Piece from = piece(out);
      Piece to = new Piece(piece(dying).samples());
      surroundings.give(dying, out);
      Link.Target target = new Link.Target(to, false, Optional.of(piece(dying)));
      parts.add(LevelSearch.Part.copied(target, from));
      links.add(new Link(count, 0, List.of(new Link.Read(from, Reach.none(count))), target, (first, last) ->
              System.arraycopy(from.samples(), from.at(first), to.samples(), first, last - first)));
    }
  }

  private static double[] coefficients(Node node) {
    return ((Node.Combine) node).coefficients().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] weights(Node node) {
    Signal weights = ((Diagonal) ((Node.Apply) node).operator()).weights();
    double[] samples = new double[weights.shape().size()];
    weights.copyTo(samples);
    return samples;
  }
}
