package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * The coarse correction {@code e - P (P^T A P)^{-1} P^T A e} of an error is a projection in the inner product of {@code A}: the
 * energy {@code e^T A e} does not grow. It rests on the transposed transfer.
 */
final class CoarseCorrectionTest {

  /** How residuals go down. */
  private interface Down {

    Signal down(Interpolation p, Signal residual);
  }

  private static double energy(SparseMatrix a, Signal e) {
    Signal image = a.apply(e);
    return IntStream.range(0, e.shape().length()).mapToDouble(i -> e.get(0, i) * image.get(0, i)).sum();
  }

  private static double growth(SparseMatrix a, Boundary boundary, Signal e, Down transfer) {
    LinearEquation fine = new LinearEquation(a);
    Transfer step = Coarsening.linear(a.rows(), boundary, 1).step(a).transfer();
    Interpolation p = step.interpolation();
    Sweep inverse = DenseSolution.of(fine.coarse(step).matrix(), Kernel.none());
    Signal correction = p.apply(inverse.fromZero(new DirectAlgebra(), transfer.down(p, a.apply(e))));
    double[] left = IntStream.range(0, a.rows()).mapToDouble(i -> e.get(0, i) - correction.get(0, i)).toArray();
    return energy(a, Signal.of(left)) / energy(a, e);
  }

  private static Signal random(int length, long seed) {
    return Signal.of(new Random(seed).doubles(length, -1, 1).toArray());
  }

  /** Dense inverses of at most 26 unknowns with a condition below 1e4 err by less than 1e-10. */
  @Test
  void theEnergyOfTheErrorDoesNotGrow() {
    for (int length = 3; length < 50; length++) {
      for (Boundary boundary : Boundary.values()) {
        SparseMatrix a = Matrices.elliptic(1, 100, Convolution.difference(1, boundary), length);
        for (int seed = 0; seed < 5; seed++) {
          assertThat(growth(a, boundary, random(length, seed), (p, r) -> p.adjoint().apply(r))).isLessThanOrEqualTo(1 + 1e-10);
        }
      }
    }
  }

  /** Every second sample, with the right scale for smooth residuals; and the transpose, too large. */
  @Test
  void otherTransfersLetTheErrorGrow() {
    SparseMatrix a = new Poisson(32).matrix();
    Signal rough = Signal.of(IntStream.range(0, 31).mapToDouble(i -> i % 2).toArray());
    assertThat(growth(a, Boundary.ZERO, rough, (_, r) ->
        Signal.of(IntStream.range(0, 15).mapToDouble(i -> 2 * r.get(0, 2 * i + 1)).toArray()))).isGreaterThan(2);
    Signal smooth = Signal.of(IntStream.range(0, 31).mapToDouble(i -> Math.sin(Math.PI * (i + 1) / 32)).toArray());
    assertThat(growth(a, Boundary.ZERO, smooth, (p, r) -> {
      Signal twice = p.adjoint().apply(r);
      return Signal.of(IntStream.range(0, 15).mapToDouble(i -> 2.2 * twice.get(0, i)).toArray());
    })).isGreaterThan(1.4);
  }
}
