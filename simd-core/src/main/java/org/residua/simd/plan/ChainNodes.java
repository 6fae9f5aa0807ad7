package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.residua.api.graph.Node;
import org.residua.api.graph.Value;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Shape;
import org.residua.simd.chain.Reach;

/**
 * Neighbouring nodes of a network that one pass over the memory can serve: products with sparse matrices and operations
 * sample by sample on one channel, all of one length; what leads to fewer samples ends in them, what comes from fewer begins in
 * them.
 */
final class ChainNodes {

  private final Function<Value, Optional<Shape>> shapes;
  private final List<Node> list = new ArrayList<>();
  /** Lengths of what they write. */
  private final Map<Value, Integer> written = new HashMap<>();
  private int length;
  private int products;

  private ChainNodes(Function<Value, Optional<Shape>> shapes) {
    this.shapes = shapes;
  }

  /**
   * As many of the nodes as are a chain, none if they are not worth it.
   *
   * @param nodes in their order
   * @param shapes of the values that are there before them
   */
  static ChainNodes of(List<Node> nodes, Function<Value, Optional<Shape>> shapes) {
    ChainNodes chain = new ChainNodes(shapes);
    int count = 0;
    while (count < nodes.size() && chain.takes(nodes.get(count))) {
      count++;
    }
    return chain.list.size() > 1 && chain.products > 0 ? chain : new ChainNodes(shapes);
  }

  List<Node> list() {
    return list;
  }

  int rows(Value value) {
    return written.getOrDefault(value, 0);
  }

  /** How often a value is read. */
  long reads(Value value) {
    return list.stream().flatMap(node -> node.inputs().stream()).filter(value::equals).count();
  }

  /** The node that reads a value, the first of them. */
  Optional<Node> reader(Value value) {
    return list.stream().filter(node -> node.inputs().contains(value)).findFirst();
  }

  /** Whether all that read a value do so near their places. */
  boolean readNearby(Value value) {
    return list.stream().filter(node -> node.inputs().contains(value))
        .allMatch(node -> matrix(node).isEmpty() || Reach.of(matrix(node).orElseThrow()).small());
  }

  /** The matrix that a node multiplies with. */
  static Optional<SparseMatrix> matrix(Node node) {
    return node instanceof Node.Apply apply ? matrix(apply.operator()) : Optional.empty();
  }

  private static Optional<SparseMatrix> matrix(LinearOperator operator) {
    return switch (operator) {
      case SparseMatrix matrix -> Optional.of(matrix);
      case Interpolation p -> Optional.of(p.matrix());
      case Restriction r -> Optional.of(r.of().matrix().adjoint());
      default -> Optional.empty();
    };
  }

  private boolean takes(Node node) {
    Optional<SparseMatrix> matrix = matrix(node);
    if (matrix.isPresent() ? !takes(node, matrix.orElseThrow()) : !sampleBySample(node)) {
      return false;
    }
    written.put(node.outputs().get(0), matrix.map(SparseMatrix::rows).orElse(length));
    products += matrix.isPresent() ? 1 : 0;
    list.add(node);
    return true;
  }

  private boolean takes(Node node, SparseMatrix a) {
    Value x = node.inputs().get(0);
    if (x.channels() != 1 || of(x) != a.columns()) {
      return false;
    }
    int fine = length == 0 ? Math.max(a.rows(), a.columns()) : length;
    boolean inside = written.containsKey(x);
    boolean fits = a.columns() == fine ? a.rows() <= fine && (!inside || Reach.of(a).small()) : !inside && a.rows() == fine;
    length = fits ? fine : length;
    return fits;
  }

  private boolean sampleBySample(Node node) {
    boolean possible = switch (node) {
      case Node.Apply apply -> apply.operator() instanceof Diagonal diagonal
          && diagonal.weights().shape().equals(new Shape(1, of(apply.input())));
      case Node.Activate act -> act.activation().channelwise();
      case Node.Combine _, Node.Multiply _, Node.Divide _, Node.Zero _, Node.AddBias _ -> true;
      default -> false;
    };
    int first = possible ? of(node.inputs().get(0)) : 0;
    if (first == 0 || (length != 0 && first != length)
        || !node.inputs().stream().allMatch(value -> value.channels() == 1 && of(value) == first)) {
      return false;
    }
    length = first;
    return true;
  }

  private int of(Value value) {
    Integer known = written.get(value);
    return known != null ? known : shapes.apply(value).map(Shape::length).orElse(0);
  }
}
