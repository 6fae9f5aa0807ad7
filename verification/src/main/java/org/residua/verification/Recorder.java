package org.residua.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Resolvent;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.verification.certificate.DataTerm;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.OperatorBound;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The reading of a block as the lines of a proof: the carrier is the number of a line. It draws no conclusion; it
 * writes down the numbers that theorems may use.
 */
final class Recorder implements Algebra<IntSupplier> {

  private final Tables tables;
  private final List<ProofLine> lines = new ArrayList<>();
  /** The activations of lines of diffusivities. */
  private final Map<Integer, Activation> diffusivities = new HashMap<>();
  private final Courses courses = new Courses();

  private Recorder(Tables tables) {
    this.tables = tables;
  }

  /**
   * What several derivations share.
   *
   * @param operators each once, an operator and its adjoint together
   * @param diffusions each once
   * @param structural whether numbers of parameters are those of their representative, see {@link Structural}
   */
  private record Tables(List<LinearOperator> operators, List<Diffusion> diffusions, boolean structural) {}

  /**
   * A computation as a proof reads it.
   *
   * @param proof the numbers
   * @param diffusions those of the proof, in its order
   * @param channels of the state
   */
  record Recorded(Proof proof, List<Diffusion> diffusions, int channels) {}

  static Recorded record(Architecture architecture) {
    return record(architecture, false);
  }

  /** The same for every admissible value of the parameters, where {@link Structural#obstacle} knows none. */
  static Recorded recordStructure(Architecture architecture) {
    return record(architecture, true);
  }

  private static Recorded record(Architecture architecture, boolean structural) {
    Tables tables = new Tables(new ArrayList<>(), new ArrayList<>(), structural);
    Derivation derivation = derive(architecture, tables);
    List<DiffusionBounds> diffusions =
        tables.diffusions().stream().map(diffusion -> bounds(diffusion, tables)).toList();
    List<OperatorBound> operators = tables.operators().stream().map(operator ->
        structural && !operator.parameters().isEmpty() ? Structural.bound(operator) : OperatorNumbers.bound(operator)).toList();
    return new Recorded(new Proof(architecture.inputs(), operators, diffusions, derivation),
        List.copyOf(tables.diffusions()), architecture.inputValues().get(0).channels());
  }

  private static Derivation derive(Block block, Tables tables) {
    return new Recorder(tables).derived(block).derivation();
  }

  /**
   * A block that was written down.
   *
   * @param derivation its lines
   * @param rows the rows, where it is nothing but a table from the pair of its first inputs to the pair of its results
   */
  private record Derived(Derivation derivation, Optional<Courses.Table> rows) {}

  private Derived derived(Block block) {
    List<IntSupplier> inputs = IntStream.range(0, block.inputs())
        .mapToObj(index -> add(new ProofLine.Input(index))).toList();
    List<IntSupplier> results = block.express(this, inputs);
    return new Derived(new Derivation(lines, numbers(results)), courses.whole(inputs, results));
  }

  private IntSupplier add(ProofLine line) {
    lines.add(line);
    int number = lines.size() - 1;
    return () -> number;
  }

  private static List<Integer> numbers(List<IntSupplier> values) {
    return values.stream().map(IntSupplier::getAsInt).toList();
  }

  /** A line that is written down when it is first named: most tables are not asked for the iterate before their last. */
  private final class Unasked implements IntSupplier {

    private final Supplier<ProofLine> line;
    private int number = -1;

    Unasked(Supplier<ProofLine> line) {
      this.line = line;
    }

    @Override
    public int getAsInt() {
      if (number < 0) {
        number = add(line.get()).getAsInt();
      }
      return number;
    }
  }

  @Override
  public IntSupplier apply(LinearOperator operator, IntSupplier x) {
    List<LinearOperator> known = tables.operators();
    LinearOperator transposed = operator.adjoint();
    for (int k = 0; k < known.size(); k++) {
      if (known.get(k).equals(operator) || known.get(k).equals(transposed)) {
        return add(new ProofLine.Applied(x.getAsInt(), k, !known.get(k).equals(operator)));
      }
    }
    return add(new ProofLine.Applied(x.getAsInt(), number(known, operator), false));
  }

  private static <T> int number(List<T> known, T wanted) {
    int found = known.indexOf(wanted);
    if (found < 0) {
      known.add(wanted);
    }
    return found < 0 ? known.size() - 1 : found;
  }

  @Override
  public IntSupplier activate(Activation activation, IntSupplier x) {
    FluxBounds bounds = FluxBounds.of(activation);
    if (activation.form() == Activation.Form.FLUX) {
      return add(new ProofLine.Activated(x.getAsInt(), bounds));
    }
    if (activation.form() == Activation.Form.DERIVATIVE) {
      return add(new ProofLine.Weighing(x.getAsInt(), bounds.ofDerivative()));
    }
    IntSupplier weighing = add(new ProofLine.Weighing(x.getAsInt(), bounds));
    diffusivities.put(weighing.getAsInt(), activation);
    return weighing;
  }

  /** The slopes as weights, which no other line names: coupled they are a symmetric matrix at each sample. */
  @Override
  public IntSupplier differential(Activation activation, IntSupplier at, IntSupplier direction) {
    IntSupplier slopes = add(new ProofLine.Weighing(at.getAsInt(), FluxBounds.of(activation).ofDerivative()));
    return add(new ProofLine.Multiplied(slopes.getAsInt(), direction.getAsInt()));
  }

  @Override
  public IntSupplier multiply(IntSupplier x, IntSupplier y) {
    return add(new ProofLine.Multiplied(x.getAsInt(), y.getAsInt()));
  }

  @Override
  public IntSupplier divide(IntSupplier x, IntSupplier y) {
    return add(new ProofLine.Divided(x.getAsInt(), y.getAsInt()));
  }

  /** The empty sum. */
  @Override
  public IntSupplier zero(IntSupplier like) {
    return add(new ProofLine.Combined(List.of(), List.of()));
  }

  @Override
  public IntSupplier combine(List<Double> coefficients, List<IntSupplier> values) {
    return add(new ProofLine.Combined(coefficients, numbers(values)));
  }

  @Override
  public IntSupplier addBias(Parameter bias, IntSupplier x) {
    return add(new ProofLine.Biased(x.getAsInt(), tables.structural() ? "" : OperatorNumbers.digest(bias)));
  }

  @Override
  public IntSupplier solve(Resolvent resolvent, IntSupplier weights, List<IntSupplier> in) {
    int operator = number(tables.operators(), resolvent.filters());
    int b = in.get(0).getAsInt();
    int w = weights.getAsInt();
    int diffusion = diffusion(resolvent, operator, w, b)
        .map(found -> number(tables.diffusions(), found)).orElse(-1);
    return add(new ProofLine.Solved(b, w, in.size() == 1 ? -1 : in.get(1).getAsInt(), operator,
        data(resolvent.fidelity()), diffusion, resolvent.tau()));
  }

  @Override
  public IntSupplier fixedPoint(FixedPoint loop, IntSupplier start, List<IntSupplier> held) {
    if (!(loop.body() instanceof ImplicitStep step)) {
      List<Integer> of = new ArrayList<>(numbers(held));
      of.add(start.getAsInt());
      return add(new ProofLine.Opaque(of, "a recurrence of a body that is no implicit step is not followed"));
    }
    number(tables.operators(), step.diffusion().operator());
    int target = step.diffusion().fidelity().present() ? held.get(1).getAsInt() : -1;
    return add(new ProofLine.Implicit(held.get(0).getAsInt(), start.getAsInt(), target,
        number(tables.diffusions(), step.diffusion()), step.tau(), step.definite(), loop.accepted()));
  }

  /** The diffusion whose diffusivities at {@code b} the weights are, if they are. */
  private Optional<Diffusion> diffusion(Resolvent resolvent, int operator, int weights, int b) {
    boolean own = lines.get(weights) instanceof ProofLine.Weighing weighing
        && lines.get(weighing.of()) instanceof ProofLine.Applied applied
        && applied.of() == b && applied.operator() == operator && !applied.adjoint();
    return own ? Optional.ofNullable(diffusivities.get(weights)).map(g -> new Diffusion(resolvent.filters(),
        new Activation(g.bank(), Activation.Form.FLUX, g.coupling()), resolvent.fidelity())) : Optional.empty();
  }

  private static DataTerm data(Fidelity fidelity) {
    return switch (fidelity) {
      case Fidelity.None _ -> new DataTerm(DiffusionBounds.Weights.NONE, 0, "");
      case Fidelity.Constant constant -> new DataTerm(DiffusionBounds.Weights.CONSTANT, constant.weight(), "");
      case Fidelity.Weights given ->
          new DataTerm(DiffusionBounds.Weights.VARYING, given.largest(), given.weights().digest());
    };
  }

  @Override
  public List<IntSupplier> semiIteration(SemiIteration iteration, List<IntSupplier> state, List<IntSupplier> held) {
    Diffusion diffusion = iteration.diffusion();
    number(tables.operators(), diffusion.operator());
    double unit = tables.structural() ? Structural.step(iteration) : iteration.tau();
    List<Row> timed = iteration.rows().stream().map(row -> row.scaled(unit)).toList();
    Courses.Table table = new Courses.Table(number(tables.diffusions(), diffusion), iteration.frozen(), timed);
    Optional<Courses.Course> course = courses.through(table, 1, state, held);
    List<IntSupplier> results = course.filter(Courses.Course::extrapolates).map(this::pair)
        .orElseGet(() -> iterated(iteration, unit, table, state, held));
    courses.note(table, state, held, results, course);
    return results;
  }

  /** The last two iterates of a course, each written down when it is first named. */
  private List<IntSupplier> pair(Courses.Course course) {
    return List.of(new Unasked(course::line), new Unasked(course.before()::line));
  }

  private List<IntSupplier> iterated(SemiIteration iteration, double unit, Courses.Table table, List<IntSupplier> state,
      List<IntSupplier> held) {
    int start = state.get(0).getAsInt();
    int previous = iteration.readsPrevious() ? state.get(1).getAsInt() : start;
    int target = held.isEmpty() ? -1 : held.get(0).getAsInt();
    Argument argument = iteration.argument().scaled(unit);
    ProofLine.Iterated all = new ProofLine.Iterated(
        start, previous, target, table.diffusion(), iteration.frozen(), table.rows(), argument);
    int rows = all.rows().size();
    return List.of(add(all), rows == 1 ? state.get(0) : new Unasked(() -> new ProofLine.Iterated(start, previous, target,
        all.diffusion(), all.frozen(), all.rows().subList(0, rows - 1), argument)));
  }

  @Override
  public List<IntSupplier> repeat(Block body, int times, List<IntSupplier> state, List<IntSupplier> held) {
    Derived derived = new Recorder(tables).derived(body);
    Optional<Courses.Course> course = derived.rows().flatMap(table -> courses.through(table, times, state, held))
        .filter(Courses.Course::extrapolates);
    if (course.isPresent()) {
      List<IntSupplier> results = pair(course.get());
      courses.note(derived.rows().orElseThrow(), state, held, results, course);
      return results;
    }
    int line = add(new ProofLine.Repeated(derived.derivation(), times, numbers(state), numbers(held))).getAsInt();
    return IntStream.range(0, state.size()).mapToObj(k -> add(new ProofLine.Carried(line, k))).toList();
  }

  private static DiffusionBounds bounds(Diffusion diffusion, Tables tables) {
    int operator = tables.operators().indexOf(diffusion.operator());
    if (tables.structural()) {
      return Structural.bounds(diffusion, operator);
    }
    FluxBounds flux = FluxBounds.of(diffusion.activation());
    DataTerm data = data(diffusion.fidelity());
    return new DiffusionBounds(operator, flux, data.weights(), data.largest(), data.digest());
  }
}
