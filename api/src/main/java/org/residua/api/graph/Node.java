package org.residua.api.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Resolvent;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/**
 * One operation of an architecture, which describes itself; only true interpreters switch over its kinds. Immutable;
 * parameters are tied by their keys.
 */
public sealed interface Node {

  /** The values read, in order, each once unless it is read in several roles. */
  List<Value> inputs();

  /** The values defined, in order. */
  List<Value> outputs();

  /** The same operation in any algebra. */
  <V> List<V> express(Algebra<V> algebra, List<V> in);

  /** The operation in a word or two. */
  String label();

  /** The layers that it is, a line for each in a table; those of bodies are listed by themselves. */
  default List<String> layers() {
    return List.of(label());
  }

  /** The operators it applies. */
  default List<LinearOperator> operators() {
    return List.of();
  }

  /** The activations it applies. */
  default List<Activation> activations() {
    return List.of();
  }

  /** The architectures inside it. */
  default List<Architecture> bodies() {
    return List.of();
  }

  /** The values that the inputs of its body are at the start, in their order; the inputs where there is none. */
  default List<Value> roles() {
    return inputs();
  }

  /** How long its bodies run, in words. */
  default String recurrence() {
    return repetitions() + " times";
  }

  /** How often its bodies run. */
  default int repetitions() {
    return 1;
  }

  /** The parameters it reads, one entry for each place. */
  default List<Parameter> parameters() {
    return Stream.concat(operators().stream().map(LinearOperator::parameters),
        activations().stream().map(Activation::parameters)).flatMap(List::stream).toList();
  }

  /** The same node with each parameter replaced by another version of it; refuses numbers that do not fit. */
  default Node with(UnaryOperator<Parameter> numbers) {
    return this;
  }

  /** A node that defines one value. */
  sealed interface Computed extends Node permits Unary, Differential, Multiply, Divide, Combine, Solve, Loop {

    /** The value defined. */
    Value output();

    @Override
    default List<Value> outputs() {
      return List.of(output());
    }
  }

  /** A node that makes one value of another. */
  sealed interface Unary extends Computed permits Apply, Activate, AddBias, Zero {

    /** The value read. */
    Value input();

    @Override
    default List<Value> inputs() {
      return List.of(input());
    }
  }

  /**
   * {@code output = operator input}.
   *
   * @param operator the operator
   * @param input the value read
   * @param output the value defined
   */
  record Apply(LinearOperator operator, Value input, Value output) implements Unary {

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.apply(operator, in.get(0)));
    }

    @Override
    public String label() {
      return operator.word();
    }

    @Override
    public List<LinearOperator> operators() {
      return List.of(operator);
    }

    @Override
    public Apply with(UnaryOperator<Parameter> numbers) {
      return new Apply(operator.with(numbers), input, output);
    }
  }

  /**
   * {@code output = activation(input)}.
   *
   * @param activation the activation
   * @param input the value read
   * @param output the value defined
   */
  record Activate(Activation activation, Value input, Value output) implements Unary {

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.activate(activation, in.get(0)));
    }

    @Override
    public String label() {
      return "activation " + activation;
    }

    @Override
    public List<Activation> activations() {
      return List.of(activation);
    }

    @Override
    public Activate with(UnaryOperator<Parameter> numbers) {
      return new Activate(activation.with(numbers), input, output);
    }
  }

  /**
   * {@code output = DPhi(at) direction}.
   *
   * @param activation {@code Phi}
   * @param at where the derivative is taken
   * @param direction what it is applied to
   * @param output the value defined
   */
  record Differential(Activation activation, Value at, Value direction, Value output) implements Computed {

    /** Refuses an activation that is no flux. */
    public Differential {
      activation.requireFlux();
    }

    @Override
    public List<Value> inputs() {
      return List.of(at, direction);
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.differential(activation, in.get(0), in.get(1)));
    }

    @Override
    public String label() {
      return "differential of " + activation;
    }

    @Override
    public List<Activation> activations() {
      return List.of(activation);
    }

    @Override
    public Differential with(UnaryOperator<Parameter> numbers) {
      return new Differential(activation.with(numbers), at, direction, output);
    }
  }

  /**
   * {@code output = first second}, sample by sample.
   *
   * @param first a factor
   * @param second a factor
   * @param output the value defined
   */
  record Multiply(Value first, Value second, Value output) implements Computed {

    @Override
    public List<Value> inputs() {
      return List.of(first, second);
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.multiply(in.get(0), in.get(1)));
    }

    @Override
    public String label() {
      return "product";
    }
  }

  /**
   * {@code output = dividend / divisor}, sample by sample.
   *
   * @param dividend what is divided
   * @param divisor by what
   * @param output the value defined
   */
  record Divide(Value dividend, Value divisor, Value output) implements Computed {

    @Override
    public List<Value> inputs() {
      return List.of(dividend, divisor);
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.divide(in.get(0), in.get(1)));
    }

    @Override
    public String label() {
      return "quotient";
    }
  }

  /**
   * {@code output = 0} of the shape of the input.
   *
   * @param input the value whose shape is read
   * @param output the value defined
   */
  record Zero(Value input, Value output) implements Unary {

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.zero(in.get(0)));
    }

    @Override
    public String label() {
      return "zeros";
    }
  }

  /**
   * {@code output = sum_k coefficients_k inputs_k}.
   *
   * @param coefficients one number for each input
   * @param inputs the values read
   * @param output the value defined
   */
  record Combine(List<Double> coefficients, List<Value> inputs, Value output) implements Computed {

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.combine(coefficients, in));
    }

    @Override
    public String label() {
      return "combination " + coefficients;
    }
  }

  /**
   * {@code output = input + bias}, one number for each channel.
   *
   * @param bias the parameter
   * @param input the value read
   * @param output the value defined
   */
  record AddBias(Parameter bias, Value input, Value output) implements Unary {

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.addBias(bias, in.get(0)));
    }

    @Override
    public String label() {
      return "bias";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(bias);
    }

    @Override
    public AddBias with(UnaryOperator<Parameter> numbers) {
      return new AddBias(numbers.apply(bias), input, output);
    }
  }

  /**
   * {@code (I + tau (K^T diag(w) K + C)) output = b [+ tau C f]}.
   *
   * @param resolvent {@code K}, {@code C}, {@code tau}
   * @param weights {@code w}
   * @param rightHandSide {@code [b]}, or {@code [b, f]} with a data term
   * @param output the value defined
   */
  record Solve(Resolvent resolvent, Value weights, List<Value> rightHandSide, Value output) implements Computed {

    /** {@code w}, {@code b}, {@code f} with a data term. */
    @Override
    public List<Value> inputs() {
      return Stream.concat(Stream.of(weights), rightHandSide.stream()).toList();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.solve(resolvent, in.get(0), in.subList(1, in.size())));
    }

    @Override
    public String label() {
      return "solve " + resolvent;
    }

    @Override
    public List<LinearOperator> operators() {
      return List.of(resolvent.filters());
    }

    @Override
    public Solve with(UnaryOperator<Parameter> numbers) {
      return new Solve(resolvent.with(numbers), weights, rightHandSide, output);
    }
  }

  /**
   * {@code output = body(output, held)}: a recurrence that runs until it stands still.
   *
   * @param fixedPoint body, solver, tolerance
   * @param body the network that is repeated; inputs: the iterate, then held
   * @param start where the iteration begins
   * @param held the values held fixed
   * @param output the value defined
   */
  record Loop(FixedPoint fixedPoint, Architecture body, Value start, List<Value> held, Value output) implements Computed {

    @Override
    public List<Value> inputs() {
      return roles().stream().distinct().toList();
    }

    /** The start, then what is held. */
    @Override
    public List<Value> roles() {
      return Stream.concat(Stream.of(start), held.stream()).toList();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      List<Value> inputs = inputs();
      List<V> roles = roles().stream().map(value -> in.get(inputs.indexOf(value))).toList();
      return List.of(algebra.fixedPoint(fixedPoint, roles.get(0), roles.subList(1, roles.size())));
    }

    @Override
    public String label() {
      return "\u27f3 " + fixedPoint.solver();
    }

    @Override
    public String recurrence() {
      return "until it stands still";
    }

    @Override
    public List<String> layers() {
      return List.of(String.format(Locale.ROOT, "recurrent loop by %s, to a residual of %.3g or %d iterations",
          fixedPoint.solver(), fixedPoint.accepted(), fixedPoint.maximum()));
    }

    @Override
    public List<Architecture> bodies() {
      return List.of(body);
    }

    @Override
    public List<Parameter> parameters() {
      return body.parameters();
    }

    @Override
    public Loop with(UnaryOperator<Parameter> numbers) {
      Architecture next = body.with(numbers);
      Block again = fixedPoint.body() instanceof ImplicitStep step ? step.with(numbers) : next;
      return new Loop(new FixedPoint(again, fixedPoint.solver(), fixedPoint.tolerance(), fixedPoint.maximum()),
          next, start, held, output);
    }
  }

  /**
   * A semi-iteration: one symmetric residual block for each row, one row being the explicit step.
   *
   * @param iteration the rows
   * @param state the pair {@code (u_0, u_{-1})}, the same value twice where a cycle begins
   * @param held {@code [f]} with a data term, otherwise empty
   * @param outputs the pair {@code (u_n, u_{n-1})}
   */
  record SemiIterate(SemiIteration iteration, List<Value> state, List<Value> held, List<Value> outputs)
      implements Node {

    /** Whether the iterate before the start is read and is not the start itself. */
    public boolean twoStep() {
      return iteration.readsPrevious() && !state.get(0).equals(state.get(1));
    }

    /** {@code u_0}, {@code u_{-1}} where it is read and another value, {@code f} with a data term. */
    @Override
    public List<Value> inputs() {
      List<Value> read = new ArrayList<>(twoStep() ? state : state.subList(0, 1));
      read.addAll(held);
      return List.copyOf(read);
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      int carried = twoStep() ? 2 : 1;
      return algebra.semiIteration(iteration,
          List.of(in.get(0), in.get(carried - 1)), in.subList(carried, in.size()));
    }

    @Override
    public String label() {
      return iteration.rows().size() == 1 ? "block" : iteration.rows().size() + " rows";
    }

    @Override
    public List<String> layers() {
      return iteration.timed().stream().map(this::layer).toList();
    }

    private String layer(Row row) {
      String text = "symmetric residual block " + iteration.diffusion().activation() + ", tau " + row.tau();
      if (!row.plain()) {
        text += String.format(Locale.ROOT, ", extrapolated a %.4g b %.4g", row.a(), row.b());
        text += row.c() == 0 && row.d() == 0
            ? "" : String.format(Locale.ROOT, " c %.4g d %.4g", row.c(), row.d());
      }
      return text + (iteration.frozen() ? ", frozen" : "");
    }

    @Override
    public List<LinearOperator> operators() {
      return List.of(iteration.diffusion().operator());
    }

    @Override
    public List<Activation> activations() {
      return List.of(iteration.diffusion().activation());
    }

    @Override
    public List<Parameter> parameters() {
      return iteration.parameters();
    }

    @Override
    public SemiIterate with(UnaryOperator<Parameter> numbers) {
      return new SemiIterate(iteration.with(numbers), state, held, outputs);
    }
  }

  /**
   * A body applied {@code times} times with the same weights.
   *
   * @param body the repeated architecture; inputs: state, then held
   * @param times number of repetitions, at least 1
   * @param state the carried values at the start
   * @param held the values held fixed
   * @param outputs the carried values at the end
   */
  record Repeat(Architecture body, int times, List<Value> state, List<Value> held,
      List<Value> outputs) implements Node {

    @Override
    public List<Value> inputs() {
      return Stream.concat(state.stream(), held.stream()).toList();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return algebra.repeat(body, times, in.subList(0, state.size()), in.subList(state.size(), in.size()));
    }

    @Override
    public String label() {
      return "\u00d7 " + times;
    }

    @Override
    public List<String> layers() {
      return List.of();
    }

    @Override
    public List<Architecture> bodies() {
      return List.of(body);
    }

    @Override
    public int repetitions() {
      return times;
    }

    @Override
    public List<Parameter> parameters() {
      return body.parameters();
    }

    @Override
    public Repeat with(UnaryOperator<Parameter> numbers) {
      return new Repeat(body.with(numbers), times, state, held, outputs);
    }
  }
}
