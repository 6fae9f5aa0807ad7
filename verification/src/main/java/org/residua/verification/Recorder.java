package org.residua.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.certificate.Derivation;
import org.residua.api.certificate.DiffusionBounds;
import org.residua.api.certificate.FilterBank;
import org.residua.api.certificate.FluxBounds;
import org.residua.api.certificate.OperatorBound;
import org.residua.api.certificate.Proof;
import org.residua.api.certificate.ProofLine;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.Adjoint;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Fold;
import org.residua.api.operator.Identity;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Product;
import org.residua.api.operator.Restriction;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Stack;
import org.residua.api.operator.StackAdjoint;
import org.residua.api.operator.Sum;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Signal;

/**
 * The reading of a block as the lines of a proof: the carrier is the number of a line. It draws no conclusion; it
 * writes down the numbers that theorems may use.
 */
final class Recorder implements Algebra<Integer> {

  private final Tables tables;
  private final List<ProofLine> lines = new ArrayList<>();

  private Recorder(Tables tables) {
    this.tables = tables;
  }

  /**
   * What several derivations share.
   *
   * @param operators each once, an operator and its adjoint together
   * @param diffusions each once
   */
  private record Tables(List<LinearOperator> operators, List<Diffusion> diffusions) {}

  /**
   * A computation as a proof reads it.
   *
   * @param proof the numbers
   * @param diffusions those of the proof, in its order
   * @param channels of the state
   */
  record Recorded(Proof proof, List<Diffusion> diffusions, int channels) {}

  static Recorded record(Architecture architecture) {
    Tables tables = new Tables(new ArrayList<>(), new ArrayList<>());
    Derivation derivation = derive(architecture, tables);
    List<DiffusionBounds> diffusions =
        tables.diffusions().stream().map(diffusion -> bounds(diffusion, tables)).toList();
    List<OperatorBound> operators = tables.operators().stream().map(Recorder::bound).toList();
    return new Recorded(new Proof(architecture.inputs(), operators, diffusions, derivation),
        List.copyOf(tables.diffusions()), architecture.inputValues().get(0).channels());
  }

  private static Derivation derive(Block block, Tables tables) {
    Recorder recorder = new Recorder(tables);
    List<Integer> inputs = IntStream.range(0, block.inputs())
        .map(index -> recorder.add(new ProofLine.Input(index))).boxed().toList();
    List<Integer> results = block.express(recorder, inputs);
    return new Derivation(recorder.lines, results);
  }

  private int add(ProofLine line) {
    lines.add(line);
    return lines.size() - 1;
  }

  @Override
  public Integer apply(LinearOperator operator, Integer x) {
    List<LinearOperator> known = tables.operators();
    LinearOperator transposed = operator.adjoint();
    for (int k = 0; k < known.size(); k++) {
      if (known.get(k).equals(operator) || known.get(k).equals(transposed)) {
        return add(new ProofLine.Applied(x, k, !known.get(k).equals(operator)));
      }
    }
    return add(new ProofLine.Applied(x, number(known, operator), false));
  }

  private static <T> int number(List<T> known, T wanted) {
    int found = known.indexOf(wanted);
    if (found < 0) {
      known.add(wanted);
    }
    return found < 0 ? known.size() - 1 : found;
  }

  @Override
  public Integer activate(Activation activation, Integer x) {
    FluxBounds bounds = FluxBounds.of(activation);
    return add(activation.form() == Activation.Form.FLUX
        ? new ProofLine.Activated(x, bounds) : new ProofLine.Weighing(x, bounds));
  }

  @Override
  public Integer multiply(Integer x, Integer y) {
    return add(new ProofLine.Multiplied(x, y));
  }

  @Override
  public Integer combine(List<Double> coefficients, List<Integer> values) {
    return add(new ProofLine.Combined(coefficients, values));
  }

  @Override
  public Integer addBias(Parameter bias, Integer x) {
    return add(new ProofLine.Biased(x, digest(bias)));
  }

  @Override
  public Integer gradientStep(double tau, Diffusion diffusion, List<Integer> in) {
    return iterate(diffusion, false, List.of(Row.explicit(tau)), new Argument.EachRow(), in);
  }

  @Override
  public Integer semiIteration(SemiIteration iteration, List<Integer> in) {
    return iterate(iteration.diffusion(), iteration.frozen(), iteration.rows(), iteration.argument(), in);
  }

  private int iterate(Diffusion diffusion, boolean frozen, List<Row> rows, Argument argument, List<Integer> in) {
    number(tables.operators(), diffusion.operator());
    return add(new ProofLine.Iterated(in.get(0), in.size() > 1 ? in.get(1) : -1,
        number(tables.diffusions(), diffusion), frozen, rows, argument));
  }

  @Override
  public List<Integer> repeat(Block body, int times, List<Integer> state, List<Integer> held) {
    int line = add(new ProofLine.Repeated(derive(body, tables), times, state, held));
    return IntStream.range(0, state.size()).map(k -> add(new ProofLine.Carried(line, k))).boxed().toList();
  }

  private static DiffusionBounds bounds(Diffusion diffusion, Tables tables) {
    int operator = tables.operators().indexOf(diffusion.operator());
    FluxBounds flux = FluxBounds.of(diffusion.activation());
    return switch (diffusion.fidelity()) {
      case Fidelity.None _ -> new DiffusionBounds(operator, flux, DiffusionBounds.Weights.NONE, 0, "");
      case Fidelity.Constant constant ->
          new DiffusionBounds(operator, flux, DiffusionBounds.Weights.CONSTANT, constant.weight(), "");
      case Fidelity.Weights weights -> new DiffusionBounds(operator, flux,
          DiffusionBounds.Weights.VARYING, weights.largest(), weights.weights().digest());
    };
  }

  private static OperatorBound bound(LinearOperator operator) {
    Optional<FilterBank> filters = operator.bank()
        .filter(k -> k.weights().size() <= OperatorBound.MOST_WEIGHTS).map(FilterBank::of);
    return new OperatorBound(operator.toString(), digest(operator), operator.norm().upper(),
        operator.norm().argument(), filters, CustomOperator.within(operator));
  }

  private static String digest(Parameter parameter) {
    return Fingerprint.of(parameter.dimensions(), parameter.values());
  }

  /** SHA-256 of the kind of an operator and of all its numbers. */
  static String digest(LinearOperator operator) {
    return switch (operator) {
      case Convolution k -> Fingerprint.of(
          "convolution", k.boundary(), k.groups(), k.dilation(), digest(k.weights()));
      case Adjoint adjoint -> Fingerprint.of("adjoint", digest(adjoint.of()));
      case Diagonal diagonal -> Fingerprint.of("diagonal", digest(diagonal.weights()));
      case Identity _ -> Fingerprint.of("identity");
      case SymmetricBanded matrix -> Fingerprint.of("banded", digest(matrix.bands()));
      case Interpolation p -> Fingerprint.of(p);
      case Restriction r -> Fingerprint.of("restriction", r.of());
      case Scaled scaled -> Fingerprint.of("scaled", scaled.factor(), digest(scaled.of()));
      case Sum sum -> Fingerprint.of("sum", digest(sum.first()), digest(sum.second()));
      case Product product -> Fingerprint.of("product", digest(product.left()), digest(product.right()));
      case Stack stack -> Fingerprint.of("stack", stack.parts().stream().map(Recorder::digest).toList());
      case StackAdjoint adjoint -> Fingerprint.of("adjoint", digest(adjoint.of()));
      case Mirror _ -> Fingerprint.of("mirror");
      case Fold _ -> Fingerprint.of("fold");
      case CustomOperator custom -> Fingerprint.of("custom", custom.toString(), custom.norm().upper(),
          custom.parameters().stream().map(Recorder::digest).toList());
    };
  }

  private static String digest(Signal signal) {
    return Fingerprint.of(signal.shape(), signal.digest());
  }
}
