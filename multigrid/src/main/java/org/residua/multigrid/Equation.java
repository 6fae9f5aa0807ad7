package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * {@code A(x) = b} on one level. As a block it is its operator, {@code [x] -> [A(x)]}. Immutable.
 *
 * <p>Where it is linear, coarse levels solve for corrections; where it is not, for full approximations.
 */
public sealed interface Equation extends Block permits LinearEquation, NonlinearEquation {

  /** {@code A}, or its linear part. */
  SparseMatrix matrix();

  /** {@code A(x)}. */
  <V> V image(Algebra<V> algebra, V x);

  /**
   * Point relaxation of all unknowns at once: each is changed so that, by Newton's method or a majorant of the diagonal of
   * the Jacobian, its own equation holds, and damped.
   *
   * @param omega damping, 1 for none
   */
  Relaxation relaxation(double omega);

  /**
   * Undamped relaxations of unknowns that are not coupled, or of blocks that are not, which together reach all, in their
   * order.
   */
  List<Relaxation> colours();

  /** A bound of the eigenvalues of {@code D^{-1} A'}, {@code D} the diagonal that relaxation divides by. */
  double spread();

  /** The Galerkin equation {@code P^T A(P x)} of the coarse level, or what stands for it. */
  Equation coarse(Transfer transfer);

  /**
   * {@code sum_j |a_ij| |x_j|}, of the Jacobian where it is not linear: {@code 2^-53} of it is how a rounded {@code x} is
   * seen in A.
   */
  Signal magnitude(Signal x);

  /** The number of unknowns. */
  default int size() {
    return matrix().rows();
  }

  /** {@code b - A(x)}. */
  default <V> V residual(Algebra<V> algebra, V x, V b) {
    return algebra.combine(List.of(1.0, -1.0), List.of(b, image(algebra, x)));
  }

  @Override
  default int inputs() {
    return 1;
  }

  @Override
  default <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    Block.requireInputs(this, inputs);
    return List.of(image(algebra, inputs.get(0)));
  }
}
