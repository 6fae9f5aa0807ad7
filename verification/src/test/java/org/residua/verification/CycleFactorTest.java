package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.Contractions.contraction;
import static org.residua.verification.Contractions.cycle;
import static org.residua.verification.Contractions.norm;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.engine.Plan;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Chebyshev;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.FsiSmoother;
import org.residua.multigrid.GaussSeidel;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Matrices;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.RedBlack;
import org.residua.multigrid.Smoother;

/** The number of a contraction: a bound, not far above what cycles do, and where it is not known, said to be so. */
class CycleFactorTest {

  private static final List<Smoother> PROVEN =
      List.of(new DampedJacobi(2.0 / 3), new DampedJacobi(0.4), new Chebyshev(3), new FsiSmoother(3), new GaussSeidel());
  private static final int[][] SWEEPS = {{1, 1}, {1, 0}, {0, 1}, {0, 2}, {2, 1}, {2, 2}};

  /** The norm of the dense error propagation is never above the bound, and the bound never above three times it. */
  @ParameterizedTest
  @ValueSource(ints = {9, 16, 23, 40, 53})
  void boundsTheNorm(int intervals) {
    SparseMatrix a = new Poisson(intervals).matrix();
    for (Cycle visits : List.of(Cycle.V, Cycle.W, Cycle.F)) {
      for (Smoother smoother : PROVEN) {
        for (int[] sweeps : SWEEPS) {
          Multigrid cycle = cycle(a, Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother, visits, sweeps);
          double bound = contraction(cycle).factor();
          if (2 * sweeps[0] * 3 < PositivePolynomial.MOST - 2) {
            assertThat(bound).as("%s %s (%d, %d)", smoother, visits, sweeps[0], sweeps[1]).isLessThan(1)
                .isGreaterThanOrEqualTo(norm(cycle, a));
          }
        }
      }
    }
  }

  /** By hand 3/7 with damped Jacobi for every number of levels; constants that are found by trying are a little more. */
  @Test
  void asByHand() {
    for (int intervals : new int[] {64, 256, 4096}) {
      Multigrid cycle = poisson(intervals, new DampedJacobi(2.0 / 3));
      EnergyContraction claim = contraction(cycle);
      assertThat(claim.factor()).isBetween(0.25, 3.0 / 7 + 0.025);
      assertThat(claim.text()).contains("to at most 0.");
      assertThat(measured(cycle, new Poisson(intervals).matrix())).isLessThanOrEqualTo(claim.factor());
    }
  }

  private static Multigrid poisson(int intervals, Smoother smoother) {
    return new Multigrid(Hierarchy.of(new LinearEquation(new Poisson(intervals).matrix()),
        Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother).finest(), Cycle.V, 1, 1);
  }

  /** The largest quotient of energies of random starts, over cycles as long as rounding is far. */
  private static double measured(Multigrid cycle, SparseMatrix a) {
    int n = a.rows();
    Plan plan = Plan.of(cycle, new Shape(1, n), new Shape(1, n));
    Random random = new Random(3);
    double largest = 0;
    for (int start = 0; start < 5; start++) {
      Signal x = Signal.of(random.doubles(n, -1, 1).toArray());
      for (int k = 0; k < 6; k++) {
        Signal next = plan.run(List.of(x, Signal.of(new double[n]))).get(0);
        largest = Math.max(largest, Math.sqrt(energy(a, next) / energy(a, x)));
        x = next;
      }
    }
    return largest;
  }

  private static double energy(SparseMatrix a, Signal x) {
    return Contractions.dot(x.channel(0), a.apply(x).channel(0));
  }

  /** Any damping, number of sweeps and length. */
  @Test
  void randomCycles() {
    Random random = new Random(17);
    int numbers = 0;
    for (int k = 0; k < 60; k++) {
      int length = 5 + random.nextInt(50);
      SparseMatrix a = Matrices.elliptic(0, 1 + random.nextInt(9), Convolution.difference(1, Boundary.ZERO), length);
      Multigrid cycle = cycle(a, Coarsening.linear(length, Boundary.ZERO, 1), new DampedJacobi(0.1 + 0.8 * random.nextDouble()),
          k % 4 == 0 ? Cycle.W : Cycle.V, 1 + random.nextInt(2), random.nextInt(3));
      EnergyContraction claim = contraction(cycle);
      numbers += claim.factor() < 1 ? 1 : 0;
      assertThat(norm(cycle, a)).as("%d %s", k, claim).isLessThanOrEqualTo(claim.factor());
    }
    assertThat(numbers).isGreaterThan(50);
  }

  /**
   * Coefficients that jump, fourth order: interpolation adds energy, so that what is enough for two levels is not for a
   * V-cycle. With that alone the second of these had a bound of 0.53 and a norm of 0.61.
   */
  @Test
  void randomMatrices() {
    Random random = new Random(17);
    for (int k = 0; k < 40; k++) {
      int order = 1 + k % 2;
      int length = 6 + random.nextInt(30);
      Boundary boundary = k % 3 == 0 ? Boundary.ZERO : Boundary.NATURAL;
      Convolution difference = Convolution.difference(order, boundary);
      double[] weights = random.doubles(Matrices.of(difference, length).rows(), -3, 4).map(w -> Math.scalb(1.0, (int) w))
          .toArray();
      SparseMatrix a = Matrices.elliptic(0.25, 1, difference, Signal.of(weights), length);
      Coarsening coarsening = order == 1 ? Coarsening.linear(length, boundary, 1) : Coarsening.cubic(length, boundary, order);
      Multigrid cycle = cycle(a, coarsening, PROVEN.get(random.nextInt(PROVEN.size())), k % 4 == 0 ? Cycle.W : Cycle.V,
          1, random.nextInt(2));
      EnergyContraction claim = contraction(cycle);
      double most = claim.proven() ? claim.factor() + 1e-12 : Double.POSITIVE_INFINITY;
      assertThat(norm(cycle, a)).as("%d %s", k, claim).isLessThan(most);
      assertThat(claim.factor()).as("%d %s", k, claim).isEqualTo(1);
      assertThat(claim.hypotheses()).anyMatch(line -> !claim.proven() || line.contains("have no more energy"));
    }
  }

  /** Colours are no polynomials of the matrix: they contract, without a number. */
  @Test
  void withoutNumber() {
    EnergyContraction claim = contraction(poisson(64, new RedBlack()));
    assertThat(claim.proven()).isTrue();
    assertThat(claim.factor()).isEqualTo(1);
    assertThat(claim.hypotheses().get(0)).contains("no factor below 1: a factor is computed of sweeps that are polynomials");
    assertThat(claim.text()).endsWith("energy norm");
  }
}
