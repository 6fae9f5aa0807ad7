package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.Rows;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.engine.Plan;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Weickert;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.DuFortFrankel;
import org.residua.schemes.Explicit;
import org.residua.schemes.HeavyBall;
import org.residua.schemes.Pace;
import org.residua.schemes.SolverChoice;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;
import org.residua.verification.jqwik.StabilityLaws;

/** What is proven of schemes that read two iterates, what is not, how sharp that is, and what the checker refuses. */
final class TwoStepCertificatesTest {

  private static final int N = 40;

  private static Diffusion diffusion(Flux flux, Fidelity fidelity) {
    return new Diffusion(Convolution.difference(1, Boundary.PERIODIC), Activation.of(flux), fidelity);
  }

  private static Diffusion diffusion(Flux flux) {
    return diffusion(flux, Fidelity.none());
  }

  private static Scheme frankel(Diffusion d, double tau, int steps, double alpha) {
    return new DuFortFrankel(d, StepSize.unchecked(tau), steps, OptionalDouble.of(alpha));
  }

  private static Scheme ball(Diffusion d, double tau, int steps, double beta) {
    return new HeavyBall(d, StepSize.unchecked(tau), steps, OptionalDouble.of(beta));
  }

  private static Architecture traced(Block block) {
    int[] channels = new int[block.inputs()];
    Arrays.fill(channels, 1);
    return Tracer.trace(block, channels);
  }

  private static Certification certify(Block block) {
    Architecture network = traced(block);
    Certification certification = Certifier.certify(network);
    for (Claim claim : Claim.values()) {
      assertThat(CertificateChecker.check(certification.of(claim), network)).as("%s", certification.of(claim)).isEmpty();
      Certificate again = CertificateJson.read(CertificateJson.write(certification.of(claim)));
      assertThat(CertificateChecker.check(again)).isEmpty();
      assertThat(again.hypotheses()).isEqualTo(certification.of(claim).hypotheses());
    }
    return certification;
  }

  private static List<Boolean> proven(Block block) {
    Certification all = certify(block);
    return List.of(all.norm().proven(), all.energy().proven(), all.nonexpansive().proven(), all.momentum().proven(),
        all.powers().proven());
  }

  /** Norm, energy, distance, energy with momentum, powers; one table, a table that goes on, and repeated tables alike. */
  @Test
  void theTableOfClaimsOfDuFortAndFrankel() {
    Fidelity weights = new Fidelity.Weights(Signal.of(0, 1, 2, 1));
    for (int steps : new int[] {2, 3, 64, 65, 100, 129, 1000}) {
      Diffusion monotone = diffusion(new Charbonnier(1));
      Diffusion pm = diffusion(new PeronaMalik(1));
      assertThat(proven(frankel(monotone, 0.3, steps, 1))).containsExactly(true, true, true, true, true);
      assertThat(proven(frankel(pm, 0.3, steps, 1))).containsExactly(true, true, false, true, true);
      assertThat(proven(frankel(pm, 0.5, steps, 1.5))).containsExactly(false, true, false, true, false);
      assertThat(proven(frankel(pm, 0.6, steps, 1))).containsExactly(false, false, false, false, false);
      assertThat(proven(frankel(pm, 0.6, steps, 0.8))).containsExactly(false, false, false, false, false);
      assertThat(proven(frankel(pm, 0.3, steps, 0.99))).containsExactly(false, false, false, false, false);
      assertThat(proven(frankel(diffusion(new Linear()), 1e4, steps, 1))).containsExactly(true, false, true, false, true);
      assertThat(proven(frankel(diffusion(new Linear()), 1e4, steps, 0.99))).containsExactly(false, false, false, false, false);
      assertThat(proven(frankel(diffusion(new Weickert(1)), 0.2, steps, 1))).containsExactly(true, true, false, true, true);
      assertThat(proven(frankel(diffusion(new ForwardBackward(1)), 0.2, steps, 1.2))).containsExactly(false, true, false, true, false);
      assertThat(proven(frankel(diffusion(new Charbonnier(1), Fidelity.of(0.5)), 0.2, steps, 1.3)))
          .containsExactly(true, true, true, true, true);
      assertThat(proven(frankel(diffusion(new Charbonnier(1), Fidelity.of(0.5)), 0.2, steps, 1.2)))
          .containsExactly(false, true, true, true, false);
      assertThat(proven(frankel(diffusion(new Charbonnier(1), weights), 0.1, steps, 1.7)))
          .containsExactly(false, true, true, true, false);
    }
  }

  @Test
  void theTableOfClaimsOfTheHeavyBall() {
    for (int steps : new int[] {2, 3, 64, 65, 100, 1000}) {
      assertThat(proven(ball(diffusion(new PeronaMalik(1)), 0.25, steps, 0.5))).containsExactly(false, true, false, true, false);
      assertThat(proven(ball(diffusion(new PeronaMalik(1)), Math.nextUp(0.25), steps, 0.5)))
          .containsExactly(false, false, false, false, false);
      assertThat(proven(ball(diffusion(new Linear()), 0.25, steps, 0.5))).containsExactly(false, true, false, true, true);
      assertThat(proven(ball(diffusion(new Linear()), 0.74, steps, 0.5))).containsExactly(false, false, false, false, true);
      assertThat(proven(ball(diffusion(new Linear()), 0.76, steps, 0.5))).containsExactly(false, false, false, false, false);
      assertThat(proven(ball(diffusion(new Charbonnier(1), Fidelity.of(1)), 0.2, steps, 0.5)))
          .containsExactly(false, true, false, true, false);
      assertThat(proven(ball(diffusion(new Charbonnier(1), Fidelity.of(1)), 0.21, steps, 0.5)))
          .containsExactly(false, false, false, false, false);
      assertThat(proven(ball(diffusion(new PeronaMalik(1)), 0.5, steps, 0))).containsExactly(true, true, false, false, false);
    }
  }

  /** At the limits as they are computed, for any numbers; one double beyond, nothing. */
  @Test
  void theUsualStepsAreWithinTheirTheorems() {
    Random random = new Random(5);
    for (int k = 0; k < 300; k++) {
      Diffusion d = new Diffusion(Convolution.difference(1 + k % 3, List.of(Boundary.values()).get(k % 4)),
          Activation.of(new Charbonnier(1)), k % 2 == 0 ? Fidelity.none() : Fidelity.of(random.nextDouble()));
      double beta = random.nextDouble();
      HeavyBall usual = (HeavyBall) HeavyBall.FAMILY.make(d, StepSize.fixed(1e-6),
          new Pace(70, 1, true, OptionalDouble.of(beta), SolverChoice.USUAL));
      double tau = HeavyBall.FAMILY.usual(d, new Pace(70, 1, true, usual.beta(), SolverChoice.USUAL));
      assertThat(certify(new HeavyBall(d, StepSize.fixed(tau), 70, usual.beta())).momentum().proven()).as("beta %s", beta).isTrue();
      assertThat(certify(new HeavyBall(d, StepSize.unchecked(tau * (1 + 2e-15)), 70, usual.beta())).momentum().proven()).isFalse();
      double longest = DuFortFrankel.FAMILY.usual(d, Pace.of(70, 1));
      double part = random.nextDouble();
      assertThat(certify(DuFortFrankel.of(d, longest * part, 70)).momentum().proven()).as("part %s", part).isTrue();
      assertThat(certify(DuFortFrankel.of(d, longest * (1 + 4e-15), 70)).momentum().proven()).isFalse();
      assertThat(certify(DuFortFrankel.of(d, longest, 70)).energy().proven()).isTrue();
    }
  }

  /** The norm of a random signal after so many steps, relative to its own. */
  private static double grown(Block block, int seed) {
    Signal u = Signal.of(new Random(seed).doubles(N, -1, 1).toArray());
    return Plan.of(traced(block), u.shape()).run(u).norm() / u.norm();
  }

  /** The roughest part of all, of eigenvalue 4. */
  private static Signal rough() {
    double[] u = new double[N];
    Arrays.setAll(u, i -> i % 2 == 0 ? 1 : -1);
    return Signal.of(u);
  }

  private static double grown(Block block) {
    return Plan.of(traced(block), rough().shape()).run(rough()).norm() / rough().norm();
  }

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

  /** Frozen diffusivities of a nonlinear flux: the norm for every tau, and the energy of the cycle, as g falls. */
  @Test
  void frozenTablesForEveryTau() {
    Diffusion pm = diffusion(new PeronaMalik(0.3));
    for (double r : new double[] {1.5, 7, 1e4, 1e300}) {
      Row row = Row.extrapolated(2 / (1 + 1 / r));
      Block frozen = new Table(table(pm, Row.explicit(), row, 300, true));
      assertThat(proven(frozen)).containsExactly(true, true, false, false, false);
      for (int seed = 0; seed < 20; seed++) {
        assertThat(grown(frozen, seed)).isLessThanOrEqualTo(1 + 1e-12);
      }
      assertThat(certify(new Table(table(pm, Row.explicit(), row, 300, false))).norm().proven()).isFalse();
    }
  }

  private static SemiIteration table(Diffusion d, Row first, Row row, int rows, boolean frozen) {
    List<Row> all = new ArrayList<>(List.of(first));
    all.addAll(Collections.nCopies(rows - 1, row));
    return new SemiIteration(d, StepSize.fixed(0.5), all, frozen, new Argument.Extrapolation(1));
  }

  private record Table(SemiIteration table) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      return List.of(algebra.cycle(table, in));
    }
  }

  /** Each hypothesis about the rows themselves, and about data terms, beside a table for which it holds. */
  @Test
  void theHypothesesAboutRunningRows() {
    Diffusion pm = diffusion(new PeronaMalik(0.3));
    Diffusion heat = diffusion(new Linear());
    assertThat(norm(pm, Row.explicit(), new Row(1, 0.75, 0.25, 0, 0))).isTrue();
    assertThat(norm(pm, Row.explicit(), new Row(1, 0.75, 0.375, 0, 0))).isFalse();
    assertThat(norm(pm, new Row(1, 0.75, 0.375, 0, 0), new Row(1, 0.75, 0.25, 0, 0))).isFalse();
    assertThat(norm(heat, Row.explicit(), new Row(1, 1.5, -0.5, 0, 0))).isTrue();
    assertThat(norm(heat, Row.explicit(0.5), new Row(1, 1.5, -0.5, 0, 0))).isFalse();
    assertThat(norm(heat, Row.extrapolated(1.25), new Row(1, 1.5, -0.5, 0, 0))).isFalse();
    assertThat(norm(heat, Row.explicit(), new Row(1, 1.5, -0.25, 0, 0))).isFalse();
    assertThat(norm(heat, Row.explicit(), new Row(1, 2.5, -1.5, 0, 0))).isFalse();
    assertThat(norm(pm, Row.explicit(), new Row(1, 0.5, 0.25, 0.5, 0))).isFalse();
    assertThat(norm(pm, Row.explicit(), new Row(1, 0.5, 0.25, 0, 9))).isFalse();
    Certificate negative = certify(frankel(diffusion(new ForwardBackward(1)), 0.2, 9, 1.2)).momentum();
    for (Claim claim : List.of(Claim.NORM_DECREASING, Claim.NONEXPANSIVE)) {
      Certificate dressed = new Certificate(claim, claim.norm(), 1, Horizon.EVERY_CYCLE, negative.hypotheses(), negative.domains(),
          negative.proof(), "");
      assertThat(check(dressed, 1, negative.proof().orElseThrow())).isNotEmpty();
    }
    Fidelity weights = new Fidelity.Weights(Signal.of(0, 1, 2, 1));
    assertThat(proven(frankel(diffusion(new Charbonnier(1), weights), 0.1, 9, 3))).containsExactly(false, true, true, true, false);
    assertThat(proven(frankel(diffusion(new Charbonnier(1), Fidelity.of(2)), 0.1, 9, 3))).containsExactly(true, true, true, true, true);
    assertThat(proven(frankel(diffusion(new Linear(), Fidelity.of(2)), 0.3, 9, 3))).containsExactly(false, true, true, true, false);
  }

  private static boolean norm(Diffusion d, Row first, Row row) {
    boolean proven = certify(new Table(table(d, first, row, 9, false))).norm().proven();
    ProofLine.TwoStep line = new ProofLine.TwoStep(0, -1, 0, scaled(first), scaled(row), 8);
    Certificate sound = certify(frankel(d, 0.4, 9, 1)).norm();
    assertThat(forged(sound, _ -> line).isEmpty()).as("the checker agrees").isEqualTo(proven);
    return proven;
  }

  private static Row scaled(Row row) {
    return row.scaled(0.5);
  }

  /** Each hypothesis of the argument: weights up to 2 that sum to 1 exactly, one tau, no terms of the start, a plain first row. */
  @Test
  void theArgumentOfExtrapolationIsHeldAgainstTheRows() {
    Row good = Row.extrapolated(1.9);
    assertThat(bound(List.of(Row.explicit(), good, Row.extrapolated(0.3 + 0.25), Row.extrapolated(2)), 1, 2)).isTrue();
    assertThat(bound(List.of(Row.explicit(), Row.extrapolated(Math.nextUp(2.0))), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), new Row(1, -0.5, 1.5, 0, 0)), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), new Row(1, 1.9, Math.nextUp(1 - 1.9), 0, 0)), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), new Row(1, 1.9, 1 - 1.9, 1e-9, 0)), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), new Row(1, 1.9, 1 - 1.9, 0, 1e-9)), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), Row.extrapolated(0.9, 1.9)), 1, 2)).isFalse();
    assertThat(bound(List.of(good, good), 1, 2)).isFalse();
    assertThat(bound(List.of(Row.explicit(), good), 1, Math.nextUp(2.0))).isFalse();
    assertThat(bound(List.of(Row.explicit(-1), Row.extrapolated(-1, 1.9)), -1, 2)).isFalse();
  }

  private static boolean bound(List<Row> rows, double tau, double rho) {
    return PolynomialBound.of(rows, new Argument.Extrapolation(tau), 1, rho).proven();
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

  /** Which iterates go on is part of the claim: others than the last two are not the method. */
  @Test
  void pairsOfOtherIteratesAreNotTheMethod() {
    Diffusion heat = diffusion(new Linear());
    Row row = Row.extrapolated(1.9);
    SemiIteration first = new SemiIteration(heat, StepSize.fixed(0.5), List.of(Row.explicit()), false);
    SemiIteration again = new SemiIteration(heat, StepSize.fixed(0.5), List.of(row, row), false);
    for (int mixed = 0; mixed < 4; mixed++) {
      Block block = new Mixed(first, again, mixed);
      assertThat(certify(block).powers().proven()).as("%d", mixed).isEqualTo(mixed == 0);
      assertThat(certify(block).norm().proven()).as("%d", mixed).isEqualTo(mixed == 0);
    }
  }

  /** As it should be; the two exchanged; twice the last; in a repetition that exchanges them. */
  private record Mixed(SemiIteration first, SemiIteration again, int mixed) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      List<V> pair = a.semiIteration(first, List.of(in.get(0), in.get(0)), List.of());
      List<V> from = switch (mixed) {
        case 1 -> List.of(pair.get(1), pair.get(0));
        case 2 -> List.of(pair.get(0), a.semiIteration(first, List.of(pair.get(0), pair.get(0)), List.of()).get(0));
        default -> pair;
      };
      return a.repeat(mixed == 3 ? new Exchanged(new Rows(again)) : new Rows(again), 3, from, List.of()).subList(0, 1);
    }
  }

  private record Exchanged(Rows rows) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return rows.express(a, in).reversed();
    }
  }

  /** Other numbers, sealed anew. */
  @Test
  void forgeriesAreRefused() {
    Certification linear = certify(frankel(diffusion(new Linear()), 50, 100, 1));
    Certification running = certify(frankel(diffusion(new Charbonnier(1)), 0.3, 100, 1));
    Certification pulled = certify(frankel(diffusion(new Charbonnier(1), Fidelity.of(0.5)), 0.2, 9, 1.3));
    Certification ball = certify(ball(diffusion(new Linear()), 0.25, 100, 0.5));
    for (Certificate certificate : List.of(linear.norm(), linear.nonexpansive(), linear.powers())) {
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), 2.5, -1.5, 0, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), line.row().a(), line.row().b(), 1e-9, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), line.row().a(), line.row().b(), 0, 1e-9)));
      refused(certificate, line -> rows(line, line.first(), new Row(0.4, line.row().a(), line.row().b(), 0, 0)));
      refused(certificate, line -> rows(line, Row.explicit(0.6), new Row(0.6, line.row().a(), line.row().b(), 0, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(0.5, line.row().a(), -line.row().b(), 0, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(-0.5, line.row().a(), line.row().b(), 0, 0)));
    }
    for (Certificate certificate : List.of(running.norm(), running.nonexpansive(), pulled.norm())) {
      refused(certificate, line -> rows(line, line.first(), Row.extrapolated(line.row().tau(), 1.1)));
      refused(certificate, line -> rows(line, line.first(), Row.extrapolated(0.51, 0.5)));
      refused(certificate, line -> rows(line, Row.explicit(0.51), line.row()));
    }
    for (Certificate certificate : List.of(running.momentum(), running.energy(), ball.momentum(), ball.energy(), pulled.momentum())) {
      refused(certificate, line -> rows(line, line.first(), Row.extrapolated(line.row().tau(), 1.9)));
      refused(certificate, line -> rows(line, line.first(), Row.extrapolated(2 * line.row().tau(), line.row().a())));
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), line.row().a(), 0, 0, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), line.row().a(), line.row().b(), 0, 1e-9)));
      refused(certificate, line -> rows(line, Row.explicit(3), line.row()));
      refused(certificate, line -> rows(line, Row.explicit(-0.1), line.row()));
    }
    refused(linear.norm(), line -> new ProofLine.TwoStep(-1, line.target(), line.diffusion(), line.first(), line.row(), 3));
    refused(linear.norm(), line -> new ProofLine.TwoStep(0, line.target(), 7, line.first(), line.row(), 3));
    refused(linear.norm(), line -> new ProofLine.TwoStep(0, line.target(), 0, line.first(), line.row(), 0));
    refused(linear.norm(), line -> new ProofLine.TwoStep(0, 0, 0, line.first(), line.row(), 3));
    refused(pulled.momentum(), line -> new ProofLine.TwoStep(0, 0, 0, line.first(), line.row(), 3), 1);
    Certificate powers = ball.powers();
    for (double bound : new double[] {1, Math.nextDown(powers.bound()) * (1 - 1e-12), Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(check(powers, bound, powers.proof().orElseThrow())).as("%s", bound).isNotEmpty();
    }
    assertThat(check(powers, 2 * powers.bound(), powers.proof().orElseThrow())).isEmpty();
    Certificate explicit = certify(Explicit.of(diffusion(new Linear()), 0.5, 3)).energy();
    Certificate dressed = new Certificate(Claim.MOMENTUM_DECREASING, Claim.MOMENTUM_DECREASING.norm(), 1, Horizon.EVERY_STEP,
        explicit.hypotheses(), explicit.domains(), explicit.proof(), "");
    assertThat(check(dressed, 1, explicit.proof().orElseThrow())).isNotEmpty();
  }

  private static ProofLine.TwoStep rows(ProofLine.TwoStep line, Row first, Row row) {
    return new ProofLine.TwoStep(line.state(), line.target(), line.diffusion(), first, row, line.times());
  }

  private static void refused(Certificate certificate, UnaryOperator<ProofLine.TwoStep> forgery) {
    assertThat(certificate.proven()).isTrue();
    assertThat(forged(certificate, forgery)).as("%s", certificate.claim()).isNotEmpty();
  }

  /** Of a target that is the state itself: the energy is another one, and only the checker of the network can know. */
  private static void refused(Certificate certificate, UnaryOperator<ProofLine.TwoStep> forgery, int targets) {
    assertThat(certificate.proven()).isTrue();
    Architecture network = traced(frankel(diffusion(new Charbonnier(1), Fidelity.of(0.5)), 0.2, 9, 1.3));
    assertThat(network.inputs()).isEqualTo(1 + targets);
    Proof proof = certificate.proof().orElseThrow();
    Certificate forged = sealed(certificate, certificate.bound(), replaced(proof, forgery));
    assertThat(CertificateChecker.check(forged, network)).isNotEmpty();
  }

  private static List<String> forged(Certificate certificate, UnaryOperator<ProofLine.TwoStep> forgery) {
    return check(certificate, certificate.bound(), replaced(certificate.proof().orElseThrow(), forgery));
  }

  private static Proof replaced(Proof proof, UnaryOperator<ProofLine.TwoStep> forgery) {
    List<ProofLine> lines = proof.derivation().lines().stream()
        .map(line -> line instanceof ProofLine.TwoStep steps ? forgery.apply(steps) : line).toList();
    return new Proof(proof.inputs(), proof.operators(), proof.diffusions(), new Derivation(lines, proof.derivation().results()));
  }

  private static Certificate sealed(Certificate certificate, double bound, Proof proof) {
    Certificate content = new Certificate(certificate.claim(), certificate.norm(), bound, certificate.horizon(),
        certificate.hypotheses(), certificate.domains(), Optional.of(proof), "");
    return Certifier.sealed(content, Certifier.digest(proof));
  }

  private static List<String> check(Certificate certificate, double bound, Proof proof) {
    return CertificateChecker.check(sealed(certificate, bound, proof));
  }

  /** Means are kept, and moments where the order keeps them, to rounding: weights sum to 1 exactly. */
  @Test
  void meansAndMomentsAreKept() {
    for (int order = 1; order <= 3; order++) {
      Diffusion d = new Diffusion(Convolution.difference(order, Boundary.NATURAL), Activation.of(new PeronaMalik(0.5)), Fidelity.none());
      double unit = DuFortFrankel.FAMILY.usual(d, Pace.of(9, 1));
      for (Scheme scheme : List.of(DuFortFrankel.of(d, 0.3 * unit, 500), frankel(d, 5 * unit, 500, 0.6 / unit), ball(d, 0.4 * unit, 500, 0.5))) {
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
