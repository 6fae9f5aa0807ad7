package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.Proving.isCertified;
import static org.residua.verification.Proving.refused;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Product;
import org.residua.api.operator.Stack;
import org.residua.api.signal.Signal;
import org.residua.schemes.denoiser.Frame;
import org.residua.schemes.denoiser.Wavelet;

/** Steps of wavelet frames are certified up to the limit of their norm, and not beyond. */
final class FrameStepTest {

  /** {@code u - tau K^T Phi(K u)} with {@code Phi(s)/s <= 1}. */
  record Step(LinearOperator k, double tau) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
      V flux = algebra.activate(Activation.of(new Charbonnier(1)), algebra.apply(k, inputs.get(0)));
      return List.of(algebra.combine(List.of(1.0, -tau), List.of(inputs.get(0), algebra.apply(k.adjoint(), flux))));
    }
  }

  /** {@code ||K||^2 = 2} for a frame with its mirror image: steps are certified up to 1, and not beyond. */
  @ParameterizedTest
  @EnumSource
  void aFrameIsCertifiedUpToItsLimit(Wavelet wavelet) {
    LinearOperator k = new Product(new Frame(wavelet, 4).analysis(), new Mirror());
    isCertified(Tracer.trace(new Step(k, 1 - 1e-14), 1));
    assertThat(refused(new Step(k, 1 + 1e-14))).contains("only the factor 1.");
    isCertified(Tracer.trace(new Step(new Frame(wavelet, 4).details(), 0.999), 1));
    assertThat(refused(new Step(new Frame(wavelet, 4).details(), 1.001))).contains("only the factor 1.");
  }

  private static LinearOperator level(Wavelet wavelet, double factor) {
    return new Stack(List.of(Convolution.of(Boundary.PERIODIC, taps(wavelet.highPass(), 1)),
        Convolution.of(Boundary.PERIODIC, taps(wavelet.lowPass(), factor))));
  }

  private static double[] taps(List<Double> filter, double factor) {
    return filter.stream().mapToDouble(tap -> factor * tap).toArray();
  }

  /** One filter a thousandth too large: at the limit of the others a constant signal grows, and nothing is proven. */
  @ParameterizedTest
  @EnumSource
  void oneFilterTooLargeIsFound(Wavelet wavelet) {
    double tau = 2 * (1 - 1e-14);
    isCertified(Tracer.trace(new Step(level(wavelet, 1), tau), 1));
    assertThat(refused(new Step(level(wavelet, 1.001), tau))).contains("only the factor 1.00");
    LinearOperator k = level(wavelet, 1.001);
    Signal u = Signal.of(Collections.nCopies(64, 1.0).stream().mapToDouble(Double::doubleValue).toArray());
    Signal pulled = k.adjoint().apply(k.apply(u));
    double grown = IntStream.range(0, 64).mapToDouble(i -> Math.pow(u.get(0, i) - tau * pulled.get(0, i), 2)).sum();
    assertThat(Math.sqrt(grown / 64)).isBetween(1.004, 1.0041);
  }
}
