package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A linear operator of the user's own.
 *
 * <p>It is run by its own {@link #apply} and that of its {@link #adjoint}, whatever kernels run, which allocate what they
 * return; it is not exported to other formats. That it is linear, that its adjoint is the transpose, and its
 * {@link #norm} are ASSUMED: the bound enters certificates as said here, and every certificate that rests on it says
 * so. The property kit checks all three on signals ({@code OperatorLaws} in the module of verification). Implementations must be
 * immutable, thread safe, deterministic, and equal when they compute the same; {@code toString} names them with their
 * numbers.
 */
public non-sealed interface CustomOperator extends LinearOperator {

  /**
   * {@code kappa} in {@code ||fl(K x) - K x|| <= kappa 2^-53 ||x||}, assumed: for sums of {@code n} products
   * {@code n || |K| ||}, the norm that of the matrix of absolute values; 0 where nothing is rounded.
   */
  double rounding();

  @Override
  default String word() {
    return toString();
  }

  /** {@inheritDoc} Unless told otherwise a plan takes only an equal one in its place. */
  @Override
  default List<Object> structure() {
    return List.of(this);
  }

  @Override
  default String symbol(DoubleFunction<String> number) {
    return "own";
  }

  /** Whether an operator is one of a user's own or made of one: then the bound of its norm is assumed. */
  static boolean within(LinearOperator operator) {
    return operator instanceof CustomOperator || operator.parts().stream().anyMatch(CustomOperator::within);
  }
}
