package org.residua.networks;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/**
 * {@code u + W2 sigma(W1 u + b)}: the general residual block, two filter banks with weights of their own.
 *
 * <p>Shapes: {@code W1} maps {@code C x N} to {@code M x R}, {@code W2} back; the adjoint of another
 * convolution with the same boundary does. Nothing is certified about it but the Lipschitz constant
 * {@code 1 + ||W2|| L ||W1||}. Source: He et al. (2016) as written in Alt, Peter, Weickert, Schrader (2021),
 * equation (9).
 *
 * @param first {@code W1}
 * @param bias {@code b}, one number for each response of {@code W1}
 * @param activation {@code sigma}
 * @param second {@code W2}
 */
public record ResidualBlock(
    Convolution first, Parameter bias, Activation activation, LinearOperator second)
    implements Block {

  /** Refuses parts whose channels do not fit each other. */
  public ResidualBlock {
    if (bias.size() != first.outputs()) {
      throw new IllegalArgumentException("bias " + bias + " has " + bias.size() + " values for "
          + first.outputs() + " responses of " + first + "; give one for each");
    }
    int back = second.targetChannels(first.outputs());
    if (back != first.inputs()) {
      throw new IllegalArgumentException("the second layer returns " + back + " channels where "
          + first.inputs() + " enter; the skip connection needs equal numbers");
    }
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    V response = algebra.addBias(bias, algebra.apply(first, inputs.get(0)));
    V residual = algebra.apply(second, algebra.activate(activation, response));
    return List.of(algebra.combine(List.of(1.0, 1.0), List.of(inputs.get(0), residual)));
  }
}
