package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Mirror;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.SemiImplicit;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Horizon;

/** The semi-implicit scheme: what it computes, what is proven of it, and what is not. */
final class SemiImplicitTest {

  private static final int LENGTH = 40;

  private static List<Flux> fluxes() {
    return BuiltinFluxes.all().stream().map(flux -> flux.withContrast(0.6)).map(Flux.class::cast)
        .filter(flux -> flux.sector().lo() >= 0).toList();
  }

  private static Convolution filters(int order, Boundary boundary, int channels) {
    double[] taps = new double[order + 1];
    System.arraycopy(Convolution.difference(order, boundary).weights().values(), 0, taps, 0, taps.length);
    double[] all = new double[channels * taps.length];
    for (int c = 0; c < channels; c++) {
      System.arraycopy(taps, 0, all, c * taps.length, taps.length);
    }
    return new Convolution(new Parameter("K", List.of(channels, 1, taps.length), all), boundary, channels, 1);
  }

  private static Signal random(Shape shape, int seed) {
    return Signal.planar(shape, new Random(seed).doubles(shape.size(), -2, 2).toArray());
  }

  private static List<Fidelity> fidelities(Shape shape) {
    double[] weights = new Random(5).doubles(shape.size(), 0, 1).toArray();
    weights[3] = 0;
    return List.of(Fidelity.none(), Fidelity.of(0.4), new Fidelity.Weights(Signal.planar(shape, weights)));
  }

  private static Architecture network(Diffusion diffusion, double tau, int steps, int channels) {
    int[] each = new int[diffusion.inputs()];
    Arrays.fill(each, channels);
    return Tracer.trace(SemiImplicit.of(diffusion, tau, steps), each);
  }

  private static Signal run(Architecture network, List<Signal> in) {
    return Plan.of(network, in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in).get(0);
  }

  /** Every flux, order 1 to 3, every boundary, two channels, weights: against elimination on the full matrix. */
  @Test
  void aStepIsTheDenseSolution() {
    Shape shape = new Shape(2, 23);
    Signal u = random(shape, 1);
    Signal f = random(shape, 2);
    double[] start = samples(u);
    double[] target = samples(f);
    for (Flux flux : fluxes()) {
      for (Boundary boundary : Boundary.values()) {
        for (int order = 1; order <= 3; order++) {
          for (Fidelity fidelity : fidelities(shape)) {
            Diffusion diffusion = new Diffusion(filters(order, boundary, 2), Activation.of(flux), fidelity);
            for (double tau : new double[] {0.1, 5}) {
              Signal v = run(network(diffusion, tau, 1, 2), diffusion.inputs() == 1 ? List.of(u) : List.of(u, f));
              double[] expected = new DenseReference(diffusion, shape, target).semiImplicit(tau, start);
              assertThat(v.distance(Signal.planar(shape, expected))).as("%s, order %d, %s", flux, order, boundary)
                  .isLessThan(1e-10 * (u.norm() + f.norm()));
            }
          }
        }
      }
    }
  }

  private static double[] samples(Signal u) {
    double[] samples = new double[u.shape().size()];
    u.copyTo(samples);
    return samples;
  }

  /**
   * {@code (1 + tau |k^|^2)^-n} for a harmonic, and first order: half the step, half the error against {@code exp(-|k^|^2 T)}.
   */
  @Test
  void harmonicsOfTheHeatEquation() {
    Diffusion heat = Diffusion.of(Convolution.difference(1, Boundary.PERIODIC), new Linear());
    double[] wave = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      wave[i] = Math.cos(2 * Math.PI * i / LENGTH);
    }
    double symbol = Math.pow(2 * Math.sin(Math.PI / LENGTH), 2);
    List<Double> errors = new ArrayList<>();
    for (int steps : new int[] {8, 16, 32, 64}) {
      double tau = 40.0 / steps;
      Signal v = run(network(heat, tau, steps, 1), List.of(Signal.of(wave)));
      double factor = Math.pow(1 + tau * symbol, -steps);
      for (int i = 0; i < LENGTH; i++) {
        assertThat(v.get(0, i)).isCloseTo(wave[i] * factor, Offset.offset(1e-13));
      }
      errors.add(Math.abs(factor - Math.exp(-symbol * 40)));
    }
    for (int k = 1; k < errors.size(); k++) {
      double order = Math.log(errors.get(k - 1) / errors.get(k)) / Math.log(2);
      assertThat(order).isBetween(0.9, 1.1);
    }
  }

  /** Norm, energy and mean for steps of any length, proven and seen. */
  @Test
  void norms() {
    Shape shape = new Shape(1, LENGTH);
    Signal u = random(shape, 3);
    for (Flux flux : fluxes()) {
      for (Boundary boundary : Boundary.values()) {
        for (double tau : new double[] {0.1, 10, 1e3, 1e6}) {
          Diffusion diffusion = Diffusion.of(Convolution.difference(2, boundary), flux);
          Architecture network = network(diffusion, tau, 4, 1);
          Certification certification = Certifier.certify(network);
          assertThat(certification.norm().proven()).as("%s", flux).isTrue();
          assertThat(certification.norm().horizon()).isEqualTo(Horizon.EVERY_STEP);
          assertThat(certification.energy().proven()).isEqualTo(flux.decreasingDiffusivity());
          assertThat(certification.nonexpansive().proven()).isEqualTo(flux.constantDiffusivity());
          for (Certificate each : List.of(certification.norm(), certification.energy(), certification.nonexpansive())) {
            assertThat(CertificateChecker.check(each, network)).isEmpty();
            assertThat(CertificateJson.read(CertificateJson.write(each))).isEqualTo(each);
          }
          Signal v = run(network, List.of(u));
          double rounding = 1e-13 * (1 + tau * diffusion.activation().sector().hi() * 16);
          assertThat(v.norm()).isLessThanOrEqualTo(u.norm() * (1 + rounding));
          if (flux.decreasingDiffusivity()) {
            assertThat(diffusion.energy(v)).isLessThanOrEqualTo(diffusion.energy(u) * (1 + rounding) + rounding);
          }
        }
      }
    }
  }

  @Test
  void dataTerms() {
    Shape shape = new Shape(1, LENGTH);
    Signal u = random(shape, 3);
    Signal f = random(shape, 4);
    for (Fidelity fidelity : fidelities(shape).subList(1, 3)) {
      Diffusion diffusion = new Diffusion(Convolution.difference(1, Boundary.NATURAL), Activation.of(new PeronaMalik(0.6)),
          fidelity);
      Architecture network = network(diffusion, 50, 3, 1);
      Certification certification = Certifier.certify(network);
      assertThat(certification.norm().proven()).isEqualTo(fidelity.constant());
      assertThat(certification.energy().proven()).isTrue();
      assertThat(CertificateChecker.check(certification.energy(), network)).isEmpty();
      Signal v = run(network, List.of(u, f));
      assertThat(diffusion.energy(v, f)).isLessThan(diffusion.energy(u, f));
      assertThat(fidelity.constant() ? v.norm() : 0).isLessThanOrEqualTo(Math.max(u.norm(), f.norm()));
    }
  }

  /**
   * Two signals move apart although the norms of both fall: {@code y (1 + y^2)/(1 + y^2 + 2 tau)} has slopes of up to 9/8, seen
   * near {@code y^2 = 6 tau}.
   */
  @Test
  void notNonexpansive() {
    Architecture network = network(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1)), 1000, 1, 1);
    double largest = 0;
    for (double jump = 0; jump < 60; jump += 0.05) {
      Signal u = Signal.of(-jump, jump);
      Signal v = Signal.of(-jump - 0.005, jump + 0.005);
      largest = Math.max(largest, run(network, List.of(u)).distance(run(network, List.of(v))) / u.distance(v));
    }
    assertThat(largest).isBetween(1.12, 1.126);
    assertThat(Certifier.certify(network).nonexpansive().proven()).isFalse();
    assertThat(Certifier.certify(network).nonexpansive().hypotheses().get(0)).contains("move with the state");
  }

  @Test
  void refusals() {
    Convolution k = Convolution.difference(1, Boundary.NATURAL);
    assertThatIllegalArgumentException().isThrownBy(() -> SemiImplicit.of(Diffusion.of(k, new ForwardBackward(1)), 1, 1))
        .withMessageContaining("inf g =").withMessageContaining("use the explicit scheme");
    assertThatIllegalArgumentException().isThrownBy(() -> SemiImplicit.of(Diffusion.of(new Mirror(), new PeronaMalik(1)), 1, 1))
        .withMessageContaining("bank of filters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SemiImplicit(Diffusion.of(k, new PeronaMalik(1)), StepSize.ofLimit(1), 1))
        .withMessageContaining("nothing limits");
    assertThatIllegalArgumentException().isThrownBy(() -> SemiImplicit.of(Diffusion.of(k, new PeronaMalik(1)), 1, 0))
        .withMessageContaining("steps = 0");
  }
}
