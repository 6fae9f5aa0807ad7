package org.residua.api.block;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.flux.Activation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/**
 * The operations that computations are written in, over a free carrier {@code V}.
 *
 * <p>Those without a default are primitive. The composite ones have a default expansion into them, which defines
 * their bits: fused kernels keep its order of operations.
 *
 * @param <V> what a value is: a signal, a value of a graph, a claim
 */
public interface Algebra<V> {

  /** {@code K x}. */
  V apply(LinearOperator operator, V x);

  /** {@code Phi(x)} or {@code g(x)}. */
  V activate(Activation activation, V x);

  /**
   * {@code DPhi(at) direction}, the derivative of an activation along a direction: linear in it and self-adjoint, the
   * Hessian of the potential.
   *
   * <p>Channelwise {@code z_m = Phi_m'(at_m) d_m}: the bits of {@code multiply(activate(activation.derivative(), at),
   * direction)}. Coupled, {@code z = g(s) d + (Phi'(s) - g(s)) n (n . d)} with {@code s = |at|} as in {@link #activate},
   * {@code w = 1/s}, 0 where {@code s = 0}, {@code n_m = w at_m}, {@code c = (Phi'(s) - g(s)) t}, {@code t} the sum of
   * {@code n_m d_m} in ascending order with fused operations, and {@code z_m = fma(c, n_m, g(s) d_m)}. So it is {@code
   * g(0) d} where squares underflow, and {@code g(s) d} with an infinite {@code s} where they overflow: finite values have a
   * finite result.
   *
   * @param activation of the form {@link Activation.Form#FLUX}
   * @param at where the derivative is taken
   * @param direction of the shape of {@code at}
   */
  V differential(Activation activation, V at, V direction);

  /** {@code x y}, sample by sample. */
  V multiply(V x, V y);

  /** {@code x / y}, sample by sample, by the rules of IEEE 754: {@code x/0} is infinite and {@code 0/0} NaN. */
  V divide(V x, V y);

  /** Zeros, of the shape of {@code like}, of which nothing else counts. */
  V zero(V like);

  /**
   * {@code c_0 x_0 + c_1 x_1 + ...}: the first term the plain product, the others fused onto it in order.
   *
   * @param coefficients one finite number for each value, at least one
   * @param values values of one shape
   */
  V combine(List<Double> coefficients, List<V> values);

  /** {@code x_{c,i} + b_c}. */
  V addBias(Parameter bias, V x);

  /**
   * {@code x} of {@code (I + tau (K^T diag(w) K + C)) x = b [+ tau C f]}, see {@link Resolvent}: a forward and a backward
   * linear recurrence.
   *
   * @param resolvent {@code K}, {@code C}, {@code tau}
   * @param weights {@code w}, of the shape of {@code K b}
   * @param in {@code [b]}, or {@code [b, f]} with a data term
   */
  V solve(Resolvent resolvent, V weights, List<V> in);

  /**
   * {@code v} of {@code v = body(v, held)}: a recurrence that runs until it stands still, see {@link FixedPoint}.
   *
   * @param loop body, solver, tolerance
   * @param start where the iteration begins
   * @param held what the body reads beside {@code v}: of an implicit step {@code [u]}, or {@code [u, f]}
   */
  V fixedPoint(FixedPoint loop, V start, List<V> held);

  /**
   * A semi-iteration: one {@link Row} after the other, see there.
   *
   * @param iteration the rows
   * @param state the pair {@code (u_0, u_{-1})}
   * @param held {@code [f]} with a data term, otherwise empty
   * @return the pair {@code (u_n, u_{n-1})}
   */
  default List<V> semiIteration(SemiIteration iteration, List<V> state, List<V> held) {
    return Expansion.semiIteration(this, iteration, state, held);
  }

  /**
   * One cycle of a semi-iteration: it begins with {@code u_{-1} = u_0}, and its last iterate is what counts.
   *
   * @param iteration the rows
   * @param in {@code [u_0]}, or {@code [u_0, f]} with a data term
   * @return {@code u_n}
   */
  default V cycle(SemiIteration iteration, List<V> in) {
    iteration.diffusion().requireInputs(in);
    return semiIteration(iteration, List.of(in.get(0), in.get(0)), in.subList(1, in.size())).get(0);
  }

  /**
   * One explicit step {@code u - tau (K^T Phi(K u) + C (u - f))}, the symmetric residual block: the cycle of one plain row.
   *
   * @param step the step size
   * @param diffusion {@code K}, {@code Phi}, {@code C}
   * @param in {@code [u]}, or {@code [u, f]} with a data term
   */
  default V gradientStep(StepSize step, Diffusion diffusion, List<V> in) {
    return cycle(SemiIteration.step(diffusion, step), in);
  }

  /**
   * {@code times} repetitions of a block: its outputs are the next state.
   *
   * @param body a block with inputs {@code state} then {@code held} and as many outputs as {@code state}
   * @param times number of repetitions, at least 1
   * @param state the carried values
   * @param held the values held fixed
   * @return the last state
   */
  default List<V> repeat(Block body, int times, List<V> state, List<V> held) {
    List<V> current = state;
    for (int k = 0; k < times; k++) {
      List<V> in = new ArrayList<>(current);
      in.addAll(held);
      current = body.express(this, in);
    }
    return current;
  }

  /**
   * The value, unchanged: says that what was computed since the last such word, up to it, is one stage. It may be left out
   * without any other number; readings that show a computation keep it.
   */
  default V stage(Stage stage, V result) {
    return result;
  }
}
