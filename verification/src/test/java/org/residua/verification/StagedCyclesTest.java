package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Scheme;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Family;
import org.residua.schemes.Pace;
import org.residua.schemes.Schemes;
import org.residua.schemes.SolverChoice;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.jqwik.RoundingMargin;

/** What holds for each scheme of cycles: its interval of stability from both sides, moments, and what is certified of it. */
final class StagedCyclesTest {

  private static final int N = 64;

  static List<Family> families() {
    return Schemes.all().stream().filter(Family::cyclic).toList();
  }

  private static Scheme scheme(Family family, Diffusion diffusion, double fraction, int steps, boolean frozen) {
    Pace pace = new Pace(steps, 1, frozen, OptionalDouble.empty(), SolverChoice.USUAL);
    return family.make(diffusion, StepSize.unchecked(fraction * family.limit(diffusion, pace)), pace);
  }

  private static Diffusion diffusion(int order, Boundary boundary, Flux flux) {
    return Diffusion.of(Convolution.difference(order, boundary), flux);
  }

  private static Signal random(int seed) {
    return Signal.of(new Random(seed).doubles(N, -2, 2).toArray());
  }

  /**
   * The sharpest frequency at the limit and 1 % above. FED and FSI are small there at the end of a cycle, so that it takes a
   * long one to see them grow: {@code cosh(201 y/2) / (201 cosh(y/2))} with {@code cosh y = 1.02} for 100 steps.
   */
  @ParameterizedTest
  @MethodSource("families")
  void theStableIntervalIsWithinOnePerCent(Family family) {
    Signal sharpest = Signal.of(IntStream.range(0, N).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray());
    Diffusion heat = diffusion(1, Boundary.PERIODIC, new Linear());
    for (int cycles = 1; cycles <= 3; cycles++) {
      Pace pace = Pace.of(100, cycles);
      double limit = family.limit(heat, pace);
      double margin = RoundingMargin.of(RoundingMargin.of(heat, sharpest.shape()).cycle(100 * cycles));
      Signal below = Plan.of(family.make(heat, StepSize.fixed(limit), pace), sharpest.shape()).run(sharpest);
      assertThat(below.norm()).as("%s, %d cycles at the limit", family.name(), cycles)
          .isLessThanOrEqualTo(sharpest.norm() * (1 + margin));
      Signal above = Plan.of(family.make(heat, StepSize.unchecked(1.01 * limit), pace), sharpest.shape()).run(sharpest);
      assertThat(above.norm()).as("%s, %d cycles above", family.name(), cycles)
          .isGreaterThan(Math.pow(10, cycles) * sharpest.norm());
    }
  }

  /** {@code sum i^k u_i}, {@code k < M}, is kept by differences of order {@code M} with natural ends; {@code k = M} is not. */
  @ParameterizedTest
  @MethodSource("families")
  void momentsBelowTheOrderAreKept(Family family) {
    Signal u = random(3);
    for (int order = 1; order <= 3; order++) {
      for (boolean frozen : new boolean[] {true, false}) {
        Diffusion diffusion = diffusion(order, Boundary.NATURAL, new PeronaMalik(0.7));
        Scheme scheme = scheme(family, diffusion, 1, 20, frozen);
        Signal v = Plan.of(scheme, u.shape()).run(u);
        // Rounding of a cycle, and for FED with its order 4 times as much, see there.
        double margin = 4 * RoundingMargin.of(RoundingMargin.of(diffusion, u.shape()).cycle(20));
        for (int k = 0; k <= order; k++) {
          double[] power = new double[N];
          for (int i = 0; i < N; i++) {
            power[i] = Math.pow(i - (N - 1) / 2.0, k);
          }
          double moved = 0;
          for (int i = 0; i < N; i++) {
            moved += power[i] * (v.get(0, i) - u.get(0, i));
          }
          double scale = Signal.of(power).norm() * u.norm();
          if (k < order) {
            assertThat(Math.abs(moved)).as("%s, order %d, moment %d", family.name(), order, k).isLessThan(margin * scale);
          } else {
            assertThat(Math.abs(moved)).as("%s, order %d, moment %d", family.name(), order, k)
                .isGreaterThan(1e3 * margin * scale);
          }
        }
      }
    }
  }

  private static void assertProven(Certificate certificate, Architecture network) {
    assertThat(certificate.proven()).as("%s", certificate).isTrue();
    assertThat(CertificateChecker.check(certificate, network)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("families")
  void keptDiffusivitiesAreCertified(Family family) {
    for (int steps : new int[] {2, 3, 10, 101, 1000}) {
      Diffusion diffusion = diffusion(1, Boundary.NATURAL, new PeronaMalik(1));
      Architecture network = Tracer.trace(scheme(family, diffusion, 1, steps, true), 1);
      assertProven(Certifier.certify(network).norm(), network);
      assertProven(Certifier.certify(network).energy(), network);
      assertThat(Certifier.certify(network).nonexpansive().proven()).isFalse();
      Architecture beyond = Tracer.trace(scheme(family, diffusion, 1.001, steps, true), 1);
      assertThat(Certifier.certify(beyond).norm().hypotheses().get(0)).contains("exceeds");
    }
    Architecture heat = Tracer.trace(scheme(family, diffusion(2, Boundary.ZERO, new Linear()), 1, 7, false), 1);
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE)) {
      assertProven(Certifier.certify(heat).of(claim), heat);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void whatIsNoTheoremIsUnknown(Family family) {
    Diffusion diffusion = diffusion(1, Boundary.NATURAL, new Charbonnier(1));
    Scheme running = scheme(family, diffusion, 0.5, 9, false);
    if (!running.frozen()) {
      for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING, Claim.NONEXPANSIVE)) {
        Certificate certificate = Certifier.certify(Tracer.trace(running, 1)).of(claim);
        assertThat(certificate.proven()).isFalse();
        assertThat(certificate.hypotheses().get(0)).contains("run within the cycle");
      }
    }
    Scheme negative = scheme(family, diffusion(1, Boundary.NATURAL, new ForwardBackward(1)), 0.5, 9, true);
    Scheme pulled = scheme(family, new Diffusion(diffusion.operator(), Activation.of(new Charbonnier(1)), Fidelity.of(0.2)),
        0.5, 9, true);
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.ENERGY_DECREASING)) {
      assertThat(Certifier.certify(Tracer.trace(negative, 1)).of(claim).hypotheses().get(0)).contains("negative");
      assertThat(Certifier.certify(Tracer.trace(pulled, 1, 1)).of(claim).hypotheses().get(0)).contains("data term");
    }
  }
}
