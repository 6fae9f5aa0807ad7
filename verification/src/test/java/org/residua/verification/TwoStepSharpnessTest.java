package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.TwoStepCases.N;
import static org.residua.verification.TwoStepCases.ball;
import static org.residua.verification.TwoStepCases.certify;
import static org.residua.verification.TwoStepCases.diffusion;
import static org.residua.verification.TwoStepCases.frankel;
import static org.residua.verification.TwoStepCases.grown;
import static org.residua.verification.TwoStepCases.table;
import static org.residua.verification.TwoStepCases.traced;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.DuFortFrankel;
import org.residua.schemes.Pace;
import org.residua.verification.TwoStepCases.Table;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.ProofLine;
import org.residua.verification.jqwik.StabilityLaws;

/** How sharp the limits and factors of schemes that read two iterates are, and what is measured of what is proven. */
final class TwoStepSharpnessTest {

  /** Within 1 % from both sides: 1e4 times the explicit limit is stable at alpha = rho/4, every step is unstable 1 % below. */
  @Test
  void alphaDecidesWhetherDuFortAndFrankelIsStable() {
    Diffusion heat = diffusion(new Linear());
    for (double tau : new double[] {1e-2, 0.4, 3, 5e3}) {
      assertThat(grown(frankel(heat, tau, 20_000, 1))).isLessThanOrEqualTo(1 + 1e-9);
      assertThat(grown(frankel(heat, tau, 20_000, 1), 3)).isLessThanOrEqualTo(1 + 1e-9);
      assertThat(grown(frankel(heat, tau, 200_000, 0.99))).isGreaterThan(100);
    }
  }

  /** Within 1 % from both sides: 2(1 + beta)/L_E. */
  @Test
  void theHeavyBallIsStableUpToItsLimit() {
    for (double beta : new double[] {0, 0.3, 0.5, 0.9}) {
      double limit = (1 + beta) / 2;
      assertThat(grown(ball(diffusion(new Linear()), 0.99 * limit, 20_000, beta))).isLessThan(1e-6);
      assertThat(grown(ball(diffusion(new Linear()), 1.01 * limit, 20_000, beta))).isGreaterThan(1e6);
    }
  }

  /** The factor of powers is reached within a few per cent near the limit, and the norm does grow: decreasing is no theorem. */
  @Test
  void theFactorOfPowersIsNotFarFromTheTruth() {
    for (double part : new double[] {0.7, 0.9, 0.95}) {
      Scheme scheme = ball(diffusion(new Linear()), part * 0.95, 40, 0.9);
      double bound = certify(scheme).powers().bound();
      double largest = 0;
      for (int steps = 2; steps < 400; steps++) {
        largest = Math.max(largest, grown(ball(diffusion(new Linear()), part * 0.95, steps, 0.9)));
      }
      assertThat(largest).isBetween(0.6 * bound, bound);
      assertThat(largest).isGreaterThan(1.25);
    }
  }

  /** A whole explicit step of a large tau instead of one of 1/(2 alpha): powers of ten, though the force is linear. */
  @Test
  void theNaiveStartGrows() {
    Diffusion heat = diffusion(new Linear());
    double r = 2000;
    Row row = Row.extrapolated(2 / (1 + 1 / r));
    for (boolean frozen : new boolean[] {false, true}) {
      Block naive = new Table(table(heat, Row.explicit(r), row, 60, frozen));
      Block started = new Table(table(heat, Row.explicit(), row, 60, frozen));
      assertThat(grown(naive)).isGreaterThan(1e3);
      assertThat(grown(started)).isLessThanOrEqualTo(1);
      assertThat(certify(naive).norm().proven()).isFalse();
      assertThat(certify(started).norm().proven()).isTrue();
    }
  }

  /** {@code E(u_k) + c ||u_k - u_{k-1}||^2} along the way, for fluxes that fall, negative diffusivities, and a data term. */
  @Test
  void theEnergyWithMomentumDoesNotGrow() {
    double most = 0;
    for (Flux flux : List.of(new Charbonnier(0.4), new PeronaMalik(0.3), new Weickert(0.4), new ForwardBackward(0.5))) {
      for (Fidelity fidelity : List.of(Fidelity.none(), Fidelity.of(0.7))) {
        Diffusion d = diffusion(flux, fidelity);
        double longest = DuFortFrankel.FAMILY.usual(d, Pace.of(9, 1));
        for (int seed = 0; seed < 4; seed++) {
          Signal u = Signal.of(new Random(seed).doubles(N, -2, 2).toArray());
          for (double part : new double[] {0.05, 0.5, 0.95}) {
            most = Math.max(most, momentum(steps -> DuFortFrankel.of(d, part * longest, steps), d, u));
            most = Math.max(most, momentum(steps -> frankel(d, longest, steps, (1 + part) / longest), d, u));
            most = Math.max(most, momentum(steps -> ball(d, 0.999 * (1 - part) * longest, steps, part), d, u));
          }
        }
      }
    }
    // The energies gain a few roundings of sums of 40 terms; the steps are of size 1.
    assertThat(most).isLessThan(1e-13);
  }

  private interface Steps {

    Scheme of(int steps);
  }

  /** The largest relative growth from one step to the next; the claim is asked for, and says the weight of the momentum. */
  private static double momentum(Steps scheme, Diffusion d, Signal u) {
    Certificate claim = certify(scheme.of(30)).momentum();
    assertThat(claim.proven()).isTrue();
    assertThat(claim.horizon()).isEqualTo(Horizon.EVERY_STEP);
    ProofLine.TwoStep line = (ProofLine.TwoStep) claim.proof().orElseThrow().derivation().lines().getLast();
    double weight = TwoStepRule.weight(line);
    List<Signal> in = Collections.nCopies(d.inputs(), u);
    double start = StabilityLaws.energy(d, in);
    double before = start;
    Signal previous = u;
    double most = 0;
    for (int steps = 1; steps <= 30; steps++) {
      Signal now = Plan.of(traced(scheme.of(steps)), in.stream().map(Signal::shape).toArray(Shape[]::new)).run(in).get(0);
      List<Signal> then = new ArrayList<>(in);
      then.set(0, now);
      double energy = StabilityLaws.energy(d, then);
      double moved = now.distance(previous);
      double whole = energy + weight * moved * moved;
      most = Math.max(most, (whole - before) / Math.abs(start));
      assertThat(energy).isLessThanOrEqualTo(start + 1e-13 * Math.abs(start));
      before = whole;
      previous = now;
    }
    return most;
  }

  /** Beyond its limit the energy with momentum grows: 5 % for the heavy ball, and without bound where alpha is too small. */
  @Test
  void theLimitsOfTheMomentumAreSharp() {
    for (double beta : new double[] {0.2, 0.5, 0.8}) {
      assertThat(worst(0.5 * (1 - beta), beta)).isLessThanOrEqualTo(1 + 1e-13);
      assertThat(worst(0.525 * (1 - beta), beta)).isGreaterThan(1 + 1e-6);
    }
  }

  /** The largest factor of the energy with momentum in one step from any two iterates of the roughest kind. */
  private static double worst(double tau, double beta) {
    double weight = beta / (2 * tau);
    double largest = 0;
    for (int k = 0; k < 1000; k++) {
      double u = Math.cos(Math.PI * k / 1000);
      double d = Math.sin(Math.PI * k / 1000);
      double next = beta * d - 4 * tau * u;
      largest = Math.max(largest, (2 * (u + next) * (u + next) + weight * next * next) / (2 * u * u + weight * d * d));
    }
    return largest;
  }

  /** Means are kept, and moments where the order keeps them, to rounding: weights sum to 1 exactly. */
  @Test
  void meansAndMomentsAreKept() {
    for (int order = 1; order <= 3; order++) {
      Diffusion d = new Diffusion(Convolution.difference(order, Boundary.NATURAL), Activation.of(new PeronaMalik(0.5)),
          Fidelity.none());
      double unit = DuFortFrankel.FAMILY.usual(d, Pace.of(9, 1));
      for (Scheme scheme : List.of(DuFortFrankel.of(d, 0.3 * unit, 500), frankel(d, 5 * unit, 500, 0.6 / unit),
          ball(d, 0.4 * unit, 500, 0.5))) {
        Signal u = Signal.of(new Random(order).doubles(N, -1, 1).toArray());
        Signal v = Plan.of(traced(scheme), u.shape()).run(u);
        for (int m = 0; m < order; m++) {
          assertThat(Math.abs(moment(u, m) - moment(v, m))).as("%s order %d moment %d", scheme.name(), order, m)
              .isLessThan(500 * 8 * Math.ulp(1.0) * Math.pow(2, order) * N);
        }
        assertThat(v.distance(u)).isGreaterThan(0.01);
      }
    }
  }

  private static double moment(Signal u, int m) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += u.get(0, i) * Math.pow(i / (double) N, m);
    }
    return sum;
  }
}
