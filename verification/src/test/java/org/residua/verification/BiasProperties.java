package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Signal;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;
import org.residua.verification.jqwik.StabilityLaws;

/** {@code u - tau K^T Phi(K u + b)}: a bias keeps the distances of a monotone flux, and costs the norm. */
final class BiasProperties {

  private static final Convolution PAIR = Convolution.difference(1, Boundary.PERIODIC);

  /**
   * A symmetric residual block with a bias.
   *
   * @param diffusion K and Phi
   * @param tau the step size
   * @param bias one number for each response
   */
  private record Biased(Diffusion diffusion, double tau, Parameter bias) implements Block {

    static Biased of(Diffusion diffusion, double tau, int channels, double b) {
      int responses = diffusion.operator().targetChannels(channels);
      return new Biased(diffusion, tau, new Parameter("b", List.of(responses),
          Collections.nCopies(responses, b).stream().mapToDouble(Double::doubleValue).toArray()));
    }

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      V response = a.activate(diffusion.activation(), a.addBias(bias, a.apply(diffusion.operator(), in.get(0))));
      return List.of(a.combine(List.of(1.0, -tau), List.of(in.get(0), a.apply(diffusion.operator().adjoint(), response))));
    }
  }

  /**
   * The bias is as large as all responses together, so that each response with it is at most twice the bound that the margin
   * of a step is made for; the third step is for the addition and the combination.
   */
  @Property
  void monotoneBlocksWithABiasAreNonexpansive(
      @ForAll(supplier = Problems.Monotone.class) Problem problem, @ForAll @DoubleRange(min = -1, max = 1) double part) {
    Diffusion d = problem.diffusion();
    double tau = problem.tau(d.limit().nonexpansive().orElseThrow());
    int size = d.operator().target(problem.shape()).size();
    double b = part * d.operator().norm().upper() * problem.u().norm() / Math.sqrt(Math.max(1, size));
    Biased block = Biased.of(d, tau, problem.shape().channels(), b);
    assertThat(Certifier.certify(Runs.trace(block, List.of(problem.u()))).nonexpansive().proven()).isTrue();
    StabilityLaws.nonexpansive(block, List.of(problem.u()), problem.v(), 3 * problem.margin().step());
  }

  /** Zero is no fixed point any more: its norm grows from 0. */
  @Example
  void aBiasMovesZero() {
    Block block = Biased.of(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Charbonnier(1)), 0.5, 1, 0.5);
    Signal zero = Signal.of(0, 0, 0, 0);
    assertThatThrownBy(() -> StabilityLaws.normDoesNotGrow(block, List.of(zero), 1, 100))
        .isInstanceOf(AssertionError.class).hasMessageContaining("the Euclidean norm grows");
    Certification all = Certifier.certify(Runs.trace(block, List.of(zero)));
    assertThat(all.norm().hypotheses().get(0)).contains("a bias moves zero");
    assertThat(all.energy().proven()).isFalse();
  }

  /** The bias moves small signals to where Perona and Malik's flux falls: {@code 1 + 4 tau/8} at {@code K u + b = sqrt 3}. */
  @Example
  void aNonmonotoneActivationMovesSignalsApart() {
    Block block = Biased.of(Diffusion.of(PAIR, new PeronaMalik(1)), 0.5, 1, Math.sqrt(3));
    Signal u = Signal.of(1e-4, -1e-4);
    Signal v = Signal.of(-1e-4, 1e-4);
    assertThatThrownBy(() -> StabilityLaws.nonexpansive(block, List.of(u), v, 100))
        .isInstanceOf(AssertionError.class).hasMessageContaining("a factor 1.2");
    assertThat(Certifier.certify(Runs.trace(block, List.of(u))).nonexpansive().proven()).isFalse();
  }
}
