package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Signal;

/**
 * {@code x <- x + omega D^{-1} (b - A x)} with the diagonal {@code D} of {@code A}: a residual block.
 *
 * <p>For Poisson's problem and {@code omega = 2/3} one sweep damps the upper half of the frequencies by 1/3.
 * Source: Briggs, Henson, McCormick (2000), chapter 2.
 *
 * @param omega the damping, in (0, 2)
 */
public record DampedJacobi(double omega) implements Smoother {

  /** Refuses a damping outside (0, 2). */
  public DampedJacobi {
    if (!(omega > 0 && omega < 2)) {
      throw new IllegalArgumentException(
          "omega = " + omega + " is outside (0, 2), where damped Jacobi can converge; use 2/3");
    }
  }

  @Override
  public String name() {
    return "jacobi";
  }

  @Override
  public <V> V sweep(Algebra<V> algebra, SymmetricBanded a, V x, V b) {
    V residual = algebra.combine(List.of(1.0, -1.0), List.of(b, algebra.apply(a, x)));
    V correction = algebra.apply(scaledInverse(a), residual);
    return algebra.combine(List.of(1.0, 1.0), List.of(x, correction));
  }

  @Override
  public <V> V sweepFromZero(Algebra<V> algebra, SymmetricBanded a, V b) {
    return algebra.apply(scaledInverse(a), b);
  }

  private Diagonal scaledInverse(SymmetricBanded a) {
    double[] diagonal = a.diagonal();
    for (int i = 0; i < diagonal.length; i++) {
      if (!(diagonal[i] > 0)) {
        throw new IllegalArgumentException("diagonal entry " + i + " is " + diagonal[i]
            + "; damped Jacobi needs a positive diagonal");
      }
      diagonal[i] = omega / diagonal[i];
    }
    return new Diagonal(Signal.of(diagonal));
  }
}
