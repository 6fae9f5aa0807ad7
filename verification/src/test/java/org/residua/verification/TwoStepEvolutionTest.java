package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Rows;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.DuFortFrankel;
import org.residua.schemes.HeavyBall;

/** How schemes that read two iterates follow the evolution, and whether they keep within the range of the signal. */
final class TwoStepEvolutionTest {

  private static final int N = 32;
  private static final double TIME = 2;
  private static final int[] COUNTS = {64, 128, 256, 512};
  private static final Diffusion HEAT = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
  /** The eigenvalue of {@link #wave}. */
  private static final double LAMBDA = Math.pow(2 * Math.sin(3 * Math.PI / N), 2);

  private static Signal wave(double factor) {
    double[] u = new double[N];
    Arrays.setAll(u, i -> factor * Math.cos(2 * Math.PI * 3 * i / N));
    return Signal.of(u);
  }

  private interface Amplitude {

    double after(double tau, int steps);
  }

  /** {@code log2} of the ratio of the last two errors. */
  private static double order(Amplitude amplitude, double expected) {
    double order = Double.NaN;
    double before = Double.NaN;
    for (int count : COUNTS) {
      double error = Math.abs(amplitude.after(TIME / count, count) - expected);
      order = Math.log(before / error) / Math.log(2);
      before = error;
    }
    return order;
  }

  private static double frankel(DoubleUnaryOperator alpha, double tau, int steps) {
    Scheme scheme = new DuFortFrankel(HEAT, StepSize.unchecked(tau), steps, OptionalDouble.of(alpha.applyAsDouble(tau)));
    return Plan.of(scheme, wave(1).shape()).run(wave(1)).get(0, 0);
  }

  /** The same with {@code u_1} of the solution itself. */
  private static double begunExactly(double alpha, double tau, int steps) {
    double r = 2 * tau * alpha;
    SemiIteration table = new SemiIteration(HEAT, StepSize.unchecked(1 / (2 * alpha)),
        Collections.nCopies(steps - 1, Row.extrapolated(2 * r / (1 + r))), false);
    List<Signal> pair = List.of(wave(Math.exp(-LAMBDA * tau)), wave(1));
    return Plan.of(new Rows(table), wave(1).shape(), wave(1).shape()).run(pair).get(0).get(0, 0);
  }

  /**
   * The error of a step is {@code tau^2 u'''/6 + alpha tau u''}, each times {@code tau}: with a given {@code alpha} the order
   * is 2, and an explicit first step, off by {@code tau^2} once, keeps it; with {@code alpha tau} given, where the first step
   * is also shorter than the others, it is 1; with {@code alpha tau^2} given there is none: the limit is another equation.
   */
  @Test
  void theOrderOfDuFortAndFrankel() {
    double exact = Math.exp(-LAMBDA * TIME);
    for (double alpha : new double[] {1, 2}) {
      assertThat(order((tau, steps) -> frankel(_ -> alpha, tau, steps), exact)).isBetween(1.9, 2.1);
      assertThat(order((tau, steps) -> begunExactly(alpha, tau, steps), exact)).isBetween(1.9, 2.1);
    }
    assertThat(order((tau, steps) -> frankel(t -> 0.8 / t, tau, steps), exact)).isBetween(0.9, 1.1);
    assertThat(order((tau, steps) -> frankel(t -> 0.5 / (t * t), tau, steps), exact)).isBetween(-0.1, 0.1);
  }

  /** With {@code alpha = c/tau^2} it is {@code u' + c u'' = -lambda u} that is solved, from {@code u'(0) = 0}: damped waves. */
  @Test
  void withoutConsistencyItIsTheTelegraphEquation() {
    double c = 0.5;
    double root = Math.sqrt(4 * c * LAMBDA - 1 > 0 ? 4 * c * LAMBDA - 1 : 1 - 4 * c * LAMBDA) / (2 * c);
    assertThat(4 * c * LAMBDA).isLessThan(1);
    double telegraph = Math.exp(-TIME / (2 * c)) * (Math.cosh(root * TIME) + Math.sinh(root * TIME) / (2 * c * root));
    assertThat(Math.abs(telegraph - Math.exp(-LAMBDA * TIME))).isGreaterThan(0.05);
    assertThat(frankel(t -> c / (t * t), TIME / 4096, 4096)).isCloseTo(telegraph, Offset.offset(1e-3));
    assertThat(order((tau, steps) -> frankel(t -> c / (t * t), tau, steps), telegraph)).isBetween(1.9, 2.1);
  }

  /** {@code tau/(1 - beta)} a step, less what is lost before there is speed: {@code beta/(1 - beta)} steps. */
  @Test
  void theTimeOfTheHeavyBall() {
    for (double beta : new double[] {0, 0.3, 0.8}) {
      Amplitude amplitude = (time, steps) -> {
        Scheme scheme = new HeavyBall(HEAT, StepSize.unchecked((1 - beta) * time), steps, OptionalDouble.of(beta));
        assertThat(scheme.time()).isCloseTo(TIME, Offset.offset(1e-14));
        return Plan.of(scheme, wave(1).shape()).run(wave(1)).get(0, 0);
      };
      assertThat(order(amplitude, Math.exp(-LAMBDA * TIME))).as("beta %s", beta).isBetween(beta == 0.3 ? 0.8 : 0.9, 1.1);
    }
  }

  /** First differences, {@code tau <= 1/(2 alpha)}, {@code alpha >= rho/4}: means of steps with nonnegative weights. */
  @Test
  void interpolatedStepsKeepWithinTheRange() {
    for (Boundary boundary : List.of(Boundary.NATURAL, Boundary.REFLECTING, Boundary.PERIODIC)) {
      Diffusion d = Diffusion.of(Convolution.difference(1, boundary), new PeronaMalik(0.4));
      for (int seed = 0; seed < 30; seed++) {
        Signal u = Signal.of(new Random(seed).doubles(N, 0, 1).toArray());
        for (double tau : new double[] {0.05, 0.3, 0.5}) {
          double[] v = Plan.of(new DuFortFrankel(d, StepSize.fixed(tau), 40, OptionalDouble.of(1)), u.shape()).run(u).channel(0);
          assertThat(Arrays.stream(v).min().orElseThrow()).isGreaterThanOrEqualTo(-1e-14);
          assertThat(Arrays.stream(v).max().orElseThrow()).isLessThanOrEqualTo(1 + 1e-14);
        }
      }
    }
  }

  /**
   * Extrapolation does not, though the norm of the first and the energy of the second are certified: a single peak becomes a
   * hole.
   */
  @Test
  void extrapolatedStepsLeaveTheRange() {
    double[] peak = new double[N];
    peak[N / 2] = 1;
    Signal u = Signal.of(peak);
    Scheme frankel = new DuFortFrankel(HEAT, StepSize.fixed(5), 2, OptionalDouble.of(2));
    assertThat(Certifier.certify(Tracer.trace(frankel, 1)).norm().proven()).isTrue();
    assertThat(least(frankel, u)).isLessThan(-0.1);
    Diffusion smooth = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Charbonnier(10));
    Scheme ball = new HeavyBall(smooth, StepSize.fixed(0.0499), 8, OptionalDouble.of(0.9));
    assertThat(Certifier.certify(Tracer.trace(ball, 1)).energy().proven()).isTrue();
    assertThat(least(ball, u)).isLessThan(-0.1);
  }

  private static double least(Scheme scheme, Signal u) {
    return Arrays.stream(Plan.of(scheme, u.shape()).run(u).channel(0)).min().orElseThrow();
  }
}
