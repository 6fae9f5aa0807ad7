package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.Contractions.assertUnknown;
import static org.residua.verification.Contractions.cycle;
import static org.residua.verification.Contractions.norm;
import static org.residua.verification.Contractions.contraction;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Bratu;
import org.residua.multigrid.Chebyshev;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.FsiSmoother;
import org.residua.multigrid.GaussSeidel;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.Kernel;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Matrices;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.RedBlack;
import org.residua.multigrid.Smoother;

/** What is proven of multigrid cycles, and beyond each hypothesis the opposite. */
class EnergyContractionTest {

  private static final List<Smoother> SMOOTHERS =
      List.of(new DampedJacobi(2.0 / 3), new GaussSeidel(), new RedBlack(), new Chebyshev(3), new FsiSmoother(3));
  private static final List<Cycle> VISITS = List.of(Cycle.V, Cycle.W, Cycle.F);

  /** Every smoother, V, W and F, any number of sweeps, any length: proven, and so it is. */
  @ParameterizedTest
  @EnumSource(value = Cycle.class, names = "FULL", mode = EnumSource.Mode.EXCLUDE)
  void cyclesOfPoissonsProblem(Cycle visits) {
    for (Smoother smoother : SMOOTHERS) {
      for (int intervals : new int[] {5, 16, 23, 40}) {
        for (int[] sweeps : new int[][] {{1, 1}, {2, 0}, {0, 1}}) {
          SparseMatrix a = new Poisson(intervals).matrix();
          Multigrid cycle = cycle(a, Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother, visits, sweeps);
          EnergyContraction claim = contraction(cycle);
          assertThat(claim.proven()).as("%s %d %s %s", smoother, intervals, List.of(sweeps[0], sweeps[1]), claim.hypotheses())
              .isTrue();
          assertThat(norm(cycle, a)).as("%s %d", smoother, intervals).isLessThan(1);
        }
      }
    }
  }

  /** Random coefficients over four powers of ten, both orders: whatever is proven holds. */
  @Test
  void randomMatrices() {
    Random random = new Random(11);
    int proven = 0;
    int tries = Math.max(4, Integer.getInteger("residua.tries", 100) / 6);
    for (int k = 0; k < tries; k++) {
      int order = 1 + k % 2;
      Boundary boundary = k % 3 == 0 ? Boundary.ZERO : Boundary.NATURAL;
      int length = 4 + random.nextInt(30);
      Convolution difference = Convolution.difference(order, boundary);
      // Powers of 2 make a matrix that is symmetric bit by bit.
      double[] weights = random.doubles(Matrices.of(difference, length).rows(), -6, 7).map(w -> Math.scalb(1.0, (int) w))
          .toArray();
      SparseMatrix a = Matrices.elliptic(0.25, 1, difference, Signal.of(weights), length);
      Coarsening coarsening = order == 1 ? Coarsening.linear(length, boundary, 1) : Coarsening.cubic(length, boundary, order);
      Smoother smoother = SMOOTHERS.get(random.nextInt(5));
      Multigrid cycle = cycle(a, coarsening, smoother, VISITS.get(random.nextInt(3)), 1, random.nextInt(2));
      EnergyContraction claim = contraction(cycle);
      if (claim.proven()) {
        proven++;
        assertThat(norm(cycle, a)).as("%s", cycle.level().equation().matrix()).isLessThan(1 + 1e-12);
      }
    }
    assertThat(proven).isGreaterThan(tries / 3);
  }

  /** What a hierarchy may be that the theorem does not reach. */
  @Test
  void cyclesOfWhichNothingIsProven() {
    SparseMatrix a = new Poisson(16).matrix();
    Coarsening linear = Coarsening.linear(15, Boundary.ZERO, 1);
    Multigrid wild = cycle(a, linear, new DampedJacobi(1.9), Cycle.V, 1, 1);
    assertUnknown(wild, "damp it more");
    assertThat(norm(wild, a)).isGreaterThan(1);
    assertUnknown(cycle(a, linear, new RedBlack(), Cycle.FULL, 1, 1), "not the transpose of the restriction");
    assertUnknown(new Multigrid(Hierarchy.of(new Bratu(16).equation(), linear, new RedBlack()).finest(), Cycle.V, 1, 1),
        "not linear");
    SparseMatrix singular = Matrices.elliptic(0, 1, Convolution.difference(1, Boundary.NATURAL), 15);
    assertUnknown(new Multigrid(Hierarchy.of(new LinearEquation(singular), Coarsening.linear(15, Boundary.NATURAL, 1),
        new DampedJacobi(0.5),
        Kernel.of(Boundary.NATURAL, 1, 15), 7).finest(), Cycle.V, 1, 1), "not known to be positive definite");
    SparseMatrix skew = SparseMatrix.of("A", 15, rows -> {
      for (int i = 0; i < 15; i++) {
        rows.add(i, 3).add((i + 1) % 15, i == 14 ? 0 : 1).end();
      }
    });
    assertUnknown(cycle(skew, linear, new DampedJacobi(0.5), Cycle.V, 1, 1), "not symmetric");
    SparseMatrix fourth = Matrices.elliptic(1, 1, Convolution.difference(2, Boundary.ZERO), 15);
    assertUnknown(cycle(fourth, Coarsening.cubic(15, Boundary.ZERO, 2), new RedBlack(), Cycle.V, 1, 1),
        "an inverse up to rounding");
    Coarsening.Step step = linear.step(a);
    SparseMatrix weak = Matrices.elliptic(0, 8, Convolution.difference(1, Boundary.ZERO), 7);
    Multigrid own = new Multigrid(Hierarchy.of(List.of(new LinearEquation(a), new LinearEquation(weak)), List.of(step.transfer()),
        new GaussSeidel(), Kernel.none()).finest(), Cycle.V, 1, 1);
    assertUnknown(own, "||I - M A||");
    assertThat(norm(own, a)).isGreaterThan(1);
    Coarsening.Step second = step.next().step(weak);
    assertUnknown(new Multigrid(Hierarchy.of(List.of(new LinearEquation(a), new LinearEquation(weak),
        new LinearEquation(weak).coarse(second.transfer())), List.of(step.transfer(), second.transfer()), new GaussSeidel(),
        Kernel.none()).finest(), Cycle.V, 1, 1), "on a coarse level of P^T A P");
  }
}
