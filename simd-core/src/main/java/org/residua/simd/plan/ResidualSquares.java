package org.residua.simd.plan;

import java.util.Optional;
import org.residua.api.block.SemiIteration;
import org.residua.simd.banded.Progress;
import org.residua.simd.kernel.Execution;
import org.residua.simd.sweep.RowSquares;

/**
 * The sum of squares of the residual of an implicit step, found alone or while the system with lagged diffusivities of the same iterate
 * is eliminated, so that the iterate is read from the memory once for both. Not thread safe.
 */
final class ResidualSquares {

  private final RowSquares squares;
  private final Slot v;
  private final Slot u;
  private final Slot f;
  private final Optional<LaggedStep> step;
  private final Progress reached;
  private boolean eliminated;

  /** Of the iterate {@code v}, for the start {@code u} and the target {@code f}, which without data term is any of them. */
  ResidualSquares(SemiIteration residual, Slot v, Slot u, Slot f, Optional<LaggedStep> step, Execution execution) {
    this.squares = new RowSquares(residual, v.shape(), execution);
    this.v = v;
    this.u = u;
    this.f = f;
    this.step = step;
    this.reached = squares::reach;
  }

  /** Takes other numbers. */
  void rebind(SemiIteration residual) {
    squares.rebind(residual);
    eliminated = false;
  }

  double alone() {
    return squares.of(v.samples(), u.samples(), f.samples());
  }

  /** The same, and the first half of an iteration if there is one to speak of. */
  double eliminating() {
    if (step.isEmpty()) {
      return alone();
    }
    squares.begin(v.samples(), u.samples(), f.samples());
    step.get().eliminate(reached);
    eliminated = true;
    return squares.end();
  }

  /** Whether only the second half of an iteration is left, which is done then. */
  boolean substituted() {
    if (!eliminated) {
      return false;
    }
    eliminated = false;
    step.orElseThrow().substitute();
    return true;
  }

  /** The iterate is another one, or the system was another one. */
  void forget() {
    eliminated = false;
  }
}
