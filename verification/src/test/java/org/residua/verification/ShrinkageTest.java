package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Balanced;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Huber;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.SymmetricResidualBlock;

/**
 * An explicit step is a shrinkage of Haar wavelet coefficients, {@code S(x) = x (1 - 4 tau g(2 x^2))}, in the mean over both ways
 * to pair neighbours. Source: Mrazek, Weickert, Steidl (2003).
 */
final class ShrinkageTest {

  private static final Convolution K = Convolution.difference(1, Boundary.PERIODIC);
  private static final Signal U = Signal.of(new Random(3).doubles(64, -2, 2).toArray());
  /** Some ten roundings of samples and fluxes of at most 4. */
  private static final double ROUNDING = 64 * 0x1p-52;

  private static double shrinkage(Flux flux, double tau, double x) {
    return x * (1 - 4 * tau * flux.diffusivity(Math.sqrt(2) * Math.abs(x)));
  }

  /** The coefficients {@code (u_i - u_{i+1})/sqrt 2} of all pairs shrunk, for even and for odd {@code i}, and averaged. */
  private static double[] shrunk(DoubleUnaryOperator shrinkage) {
    int n = U.shape().length();
    double[] mean = new double[n];
    for (int i = 0; i < n; i++) {
      int next = (i + 1) % n;
      double sum = (U.get(0, i) + U.get(0, next)) / 2;
      double detail = shrinkage.applyAsDouble((U.get(0, i) - U.get(0, next)) / Math.sqrt(2)) / Math.sqrt(2);
      mean[i] += (sum + detail) / 2;
      mean[next] += (sum - detail) / 2;
    }
    return mean;
  }

  private static double distance(Flux flux, double tau, DoubleUnaryOperator shrinkage) {
    Signal step = Runs.reference(new SymmetricResidualBlock(tau, Diffusion.of(K, flux)), List.of(U));
    double[] mean = shrunk(shrinkage);
    double most = 0;
    for (int i = 0; i < mean.length; i++) {
      most = Math.max(most, Math.abs(step.get(0, i) - mean[i]));
    }
    return most;
  }

  @Test
  void stepsShrinkHaarCoefficients() {
    for (Flux flux : BuiltinFluxes.all(0.7).stream().filter(Flux::even).toList()) {
      for (double tau : new double[] {0.1, 0.25, 0.5}) {
        double scale = Math.max(1, flux.sector().magnitude());
        assertThat(distance(flux, tau, x -> shrinkage(flux, tau, x))).as(flux.name()).isLessThan(scale * ROUNDING);
      }
    }
  }

  /** At {@code tau = 1/4}, threshold {@code lambda / sqrt 2}: Huber's flux is soft shrinkage, the balanced one the garrote. */
  @Test
  void softShrinkageAndTheGarrote() {
    double threshold = 0.7 / Math.sqrt(2);
    DoubleUnaryOperator soft = x -> Math.signum(x) * Math.max(0, Math.abs(x) - threshold);
    DoubleUnaryOperator garrote = x -> Math.abs(x) <= threshold ? 0 : x - threshold * threshold / x;
    assertThat(distance(new Huber(0.7), 0.25, soft)).isLessThan(ROUNDING);
    assertThat(distance(new Balanced(0.7), 0.25, garrote)).isLessThan(ROUNDING);
    for (double x : new double[] {-1.5, -0.2, 0.6, 2}) {
      assertThat(shrinkage(new Huber(0.7), 0.25, x)).isCloseTo(soft.applyAsDouble(x), Offset.offset(ROUNDING));
    }
  }

  /** Another flux, another step size, another contrast: no soft shrinkage; and half the factor is not the dictionary. */
  @Test
  void otherFluxesAndStepsAreNot() {
    double threshold = 0.7 / Math.sqrt(2);
    DoubleUnaryOperator soft = x -> Math.signum(x) * Math.max(0, Math.abs(x) - threshold);
    assertThat(distance(new Charbonnier(0.7), 0.25, soft)).isGreaterThan(0.05);
    assertThat(distance(new Huber(0.7), 0.2, soft)).isGreaterThan(0.05);
    assertThat(distance(new Huber(0.5), 0.25, soft)).isGreaterThan(0.05);
    assertThat(distance(new Huber(0.7), 0.25, x -> shrinkage(new Huber(0.7), 0.125, x))).isGreaterThan(0.05);
  }
}
