package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;
import org.residua.schemes.Implicit;
import org.residua.schemes.Midpoint;
import org.residua.schemes.SemiImplicit;
import org.residua.schemes.SolverChoice;

/**
 * First differences keep a signal between the least and the greatest sample of start and target: a step is a mean with weights
 * that are not negative, for {@code g >= 0} and boundaries that bring in nothing from outside.
 */
final class MaximumPrincipleTest {

  private static final List<Boundary> CLOSED = List.of(Boundary.NATURAL, Boundary.REFLECTING, Boundary.PERIODIC);

  /** {@code 1 - tau (g_{i-1} + g_i + c_i) >= 0}, the sharp limit of the explicit scheme. */
  private static double limit(Diffusion diffusion) {
    return 1 / (2 * diffusion.activation().sector().hi() + diffusion.fidelity().largest());
  }

  /**
   * What rounding may add, relative to the largest sample: the residual of a banded solve of half-bandwidth 1, whose inverse
   * does not enlarge maxima, and two applications of {@code K}.
   */
  private static double margin(Diffusion diffusion, double tau, int length) {
    double matrix = 1 + tau * (4 * diffusion.activation().sector().hi() + diffusion.fidelity().largest());
    return 0x1p-53 * (8 * (length + 24) + 16) * matrix;
  }

  private static Signal run(Block scheme, Signal u, Signal f) {
    return Runs.direct(scheme, scheme.inputs() == 1 ? List.of(u) : List.of(u, f));
  }

  private static double[] present(Diffusion diffusion, Signal u, Signal f) {
    double[] c = new DenseReference(diffusion, u.shape(), f.channel(0)).weights();
    return DoubleStream.concat(DoubleStream.of(u.channel(0)),
        IntStream.range(0, c.length).filter(i -> c[i] > 0).mapToDouble(i -> f.get(0, i))).toArray();
  }

  private static List<Fidelity> fidelities(int length, Random random) {
    double[] c = random.doubles(length, -0.5, 1).map(x -> Math.max(0, x)).toArray();
    return List.of(Fidelity.none(), Fidelity.of(0.3), new Fidelity.Weights(Signal.of(c)));
  }

  @Test
  void stepsStayBetweenTheExtremes() {
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      int length = 2 + random.nextInt(30);
      Signal u = Signal.of(random.doubles(length, -1, 3).toArray());
      Signal f = Signal.of(random.doubles(length, 0, 5).toArray());
      List<Flux> fluxes = BuiltinFluxes.all(0.5).stream().filter(flux -> flux.sector().lo() >= 0).toList();
      for (Flux flux : fluxes) {
        for (Fidelity fidelity : fidelities(length, random)) {
          Convolution k = Convolution.difference(1, CLOSED.get(seed % CLOSED.size()));
          Diffusion diffusion = new Diffusion(k, Activation.of(flux), fidelity);
          assertStays(diffusion, Explicit.of(diffusion, limit(diffusion) * (1 - 1e-15), 1), u, f);
          for (double tau : new double[] {0.1, 30}) {
            assertStays(diffusion, SemiImplicit.of(diffusion, tau, 1), u, f);
            assertStays(diffusion, Implicit.of(diffusion, tau, 1), u, f);
            for (SolverChoice solver : SolverChoice.values()) {
              assertStays(diffusion, new Careless(new ImplicitStep(diffusion, tau), solver), tau, u, f);
            }
          }
        }
      }
    }
  }

  /**
   * An implicit step with one iteration only: what it ends with is a solution of a system with lagged diffusivities.
   *
   * @param step the body
   * @param solver of whose iterations one is made
   */
  private record Careless(ImplicitStep step, SolverChoice solver) implements Block {

    @Override
    public int inputs() {
      return step.inputs() - 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.fixedPoint(new FixedPoint(step, solver.of(step), 0.5, 1), in.get(0), in));
    }
  }

  private static void assertStays(Diffusion diffusion, Scheme scheme, Signal u, Signal f) {
    assertStays(diffusion, scheme, scheme.tau(), u, f);
  }

  private static void assertStays(Diffusion diffusion, Block scheme, double tau, Signal u, Signal f) {
    double[] present = present(diffusion, u, f);
    double least = DoubleStream.of(present).min().orElseThrow();
    double greatest = DoubleStream.of(present).max().orElseThrow();
    double margin = margin(diffusion, tau, u.shape().length()) * Math.max(-least, greatest);
    for (double v : run(scheme, u, f).channel(0)) {
      assertThat(v).as("%s, %s", scheme, diffusion.activation()).isBetween(least - margin, greatest + margin);
    }
  }

  /** Beyond the limit of the explicit scheme a single peak undershoots; within the certified limit too, where weights vary. */
  @Test
  void theLimitIsSharp() {
    Signal peak = Signal.of(0, 1, 0, 0);
    for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.3), new Fidelity.Weights(Signal.of(0, 0.3, 0.1, 0)))) {
      Diffusion diffusion = new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(new Linear()), fidelity);
      Signal zero = Signal.of(0, 0, 0, 0);
      double limit = limit(diffusion);
      Scheme beyond = new Explicit(diffusion, StepSize.unchecked(1.01 * limit), 1);
      assertThat(run(beyond, peak, zero).get(0, 1)).isCloseTo(-0.01, Offset.offset(1e-15));
      assertThat(diffusion.limit().certified() >= limit * (1 - 1e-12)).isTrue();
      assertThat(diffusion.limit().certified() > 1.01 * limit).isEqualTo(!fidelity.constant());
    }
  }

  /** Ends at which the signal is continued by 0 bring in a new extreme. */
  @Test
  void zeroBoundariesBringInZero() {
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.ZERO), new Linear());
    Signal ones = Signal.of(1, 1, 1);
    assertThat(run(Explicit.of(diffusion, 0.25, 1), ones, ones).get(0, 0)).isEqualTo(0.75);
    assertThat(run(SemiImplicit.of(diffusion, 1, 1), ones, ones).get(0, 0)).isLessThan(0.7);
    assertThat(run(Implicit.of(diffusion, 1, 1), ones, ones).get(0, 0)).isLessThan(0.7);
  }

  /** Second differences overshoot at an edge: {@code K^T K u} is (1, -3, 3, -1) there, and {@code u} leaves [0, 1]. */
  @Test
  void secondDifferencesViolateIt() {
    Diffusion diffusion = Diffusion.of(Convolution.difference(2, Boundary.NATURAL), new Linear());
    Signal edge = Signal.of(0, 0, 0, 0, 1, 1, 1, 1);
    assertThat(run(Explicit.of(diffusion, 0.0625, 1), edge, edge).channel(0))
        .containsExactly(0, 0, -0.0625, 0.1875, 0.8125, 1.0625, 1, 1);
    for (Scheme scheme : List.of(SemiImplicit.of(diffusion, 0.0625, 1), Implicit.of(diffusion, 0.0625, 1))) {
      double[] v = run(scheme, edge, edge).channel(0);
      assertThat(v[2]).isBetween(-0.06, -0.02);
      assertThat(v[5]).isBetween(1.02, 1.06);
    }
  }

  /** Nor has the midpoint rule it: a long step turns a peak over. */
  @Test
  void longMidpointStepsViolateIt() {
    Diffusion diffusion = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
    Signal peak = Signal.of(0, 1, 0, 0);
    assertThat(run(Midpoint.of(diffusion, 100, 1), peak, peak).get(0, 1)).isLessThan(-0.4);
  }
}
