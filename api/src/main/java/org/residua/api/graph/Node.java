package org.residua.api.graph;

import java.util.List;
import java.util.stream.Stream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/** One operation of an architecture. Immutable; parameters are shared by identity. */
public sealed interface Node {

  /** The values read, in order. */
  List<Value> inputs();

  /** The values defined, in order. */
  List<Value> outputs();

  /**
   * {@code output = operator input}.
   *
   * @param operator the operator
   * @param input the value read
   * @param output the value defined
   */
  record Apply(LinearOperator operator, Value input, Value output) implements Node {

    @Override
    public List<Value> inputs() {
      return List.of(input);
    }

    @Override
    public List<Value> outputs() {
      return List.of(output);
    }
  }

  /**
   * {@code output = activation(input)}.
   *
   * @param activation the activation
   * @param input the value read
   * @param output the value defined
   */
  record Activate(Activation activation, Value input, Value output) implements Node {

    @Override
    public List<Value> inputs() {
      return List.of(input);
    }

    @Override
    public List<Value> outputs() {
      return List.of(output);
    }
  }

  /**
   * {@code output = first second}, sample by sample.
   *
   * @param first a factor
   * @param second a factor
   * @param output the value defined
   */
  record Multiply(Value first, Value second, Value output) implements Node {

    @Override
    public List<Value> inputs() {
      return List.of(first, second);
    }

    @Override
    public List<Value> outputs() {
      return List.of(output);
    }
  }

  /**
   * {@code output = sum_k coefficients_k inputs_k}.
   *
   * @param coefficients one number for each input
   * @param inputs the values read
   * @param output the value defined
   */
  record Combine(List<Double> coefficients, List<Value> inputs, Value output) implements Node {

    @Override
    public List<Value> outputs() {
      return List.of(output);
    }
  }

  /**
   * {@code output = input + bias}, one number for each channel.
   *
   * @param bias the parameter
   * @param input the value read
   * @param output the value defined
   */
  record AddBias(Parameter bias, Value input, Value output) implements Node {

    @Override
    public List<Value> inputs() {
      return List.of(input);
    }

    @Override
    public List<Value> outputs() {
      return List.of(output);
    }
  }

  /**
   * The symmetric residual block {@code output = u - tau (K^T Phi(K u) + C (u - f))}.
   *
   * @param tau the step size
   * @param diffusion the diffusion
   * @param inputs {@code [u]} or {@code [u, f]}
   * @param output the value defined
   */
  record GradientStep(double tau, Diffusion diffusion, List<Value> inputs, Value output)
      implements Node {

    @Override
    public List<Value> outputs() {
      return List.of(output);
    }
  }

  /**
   * A semi-iteration: one residual block for each row.
   *
   * @param iteration the rows
   * @param inputs {@code [u_0]} or {@code [u_0, f]}
   * @param output the value defined
   */
  record SemiIterate(SemiIteration iteration, List<Value> inputs, Value output) implements Node {

    @Override
    public List<Value> outputs() {
      return List.of(output);
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
  }
}
