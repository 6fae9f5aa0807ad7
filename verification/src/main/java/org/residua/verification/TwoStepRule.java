package org.residua.verification;

import java.util.List;
import java.util.Optional;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.block.Row;
import org.residua.api.block.StepLimit;
import org.residua.api.flux.Sector;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.DiffusionBounds.Weights;
import org.residua.verification.certificate.ProofLine;

/**
 * The theorems about a row that goes on from two iterates, {@code u_{k+1} = a (u_k + tau F(u_k)) + (1 - a) u_{k-1}}.
 *
 * <p><b>Interpolation</b>, {@code 0 <= a <= 1}: a mean of a step and the iterate before, so that each is at most as large as the
 * larger of the two before, diffusivities running.
 *
 * <p><b>Extrapolation</b>, {@code 0 <= a <= 2}, constant diffusivities, {@code A = K^T G K + C}, {@code S = I - tau A},
 * {@code tau
 * ||A|| <= 2}: {@code ||u_{k-1} - S u_k||^2 + ((I - S^2) u_k, u_k)} does not grow, part by part of the spectrum. From {@code
 * u_1 = S u_0} it begins with {@code ((I - S^2) u_0, u_0)}, so that {@code ||u_k|| <= ||u_0||}; from {@code u_{-1} =
 * u_0} with {@code 2 ((I - S) u_0, u_0)}, so that {@code ||u_k|| <= F ||u_0||}, {@code F^2 = 2/(2 - tau ||A||)}.
 *
 * <p><b>Energy with momentum</b>, any diffusivity. With {@code beta = a - 1}, {@code s = a tau}, {@code d_k = u_k - u_{k-1}},
 * {@code L = L+ ||K||^2 + max c}: {@code grad E(u_k) = (beta d_k - d_{k+1})/s} and {@code E(u_{k+1}) <= E(u_k) + (grad E(u_k),
 * d_{k+1}) + L/2 ||d_{k+1}||^2}, hence {@code E(u_{k+1}) + ((2 - |beta|)/(2s) - L/2) ||d_{k+1}||^2 <= E(u_k) + |beta|/(2s)
 * ||d_k||^2}: {@code E(u_k) + |beta|/(2s) ||d_k||^2} does not grow while {@code s L <= 2 (1 - |beta|)}. The first step, of length
 * {@code s_1} with {@code d_0 = 0}, has to have {@code (|beta| + s L) s_1 <= 2 s}.
 */
final class TwoStepRule {

  private final PolynomialBounds bounds;
  private final Measure measure;
  private final ProofLine.TwoStep line;
  private final DiffusionBounds diffusion;
  private final Sector range;

  private TwoStepRule(PolynomialBounds bounds, Measure measure, ProofLine.TwoStep line) {
    this.bounds = bounds;
    this.measure = measure;
    this.line = line;
    this.diffusion = bounds.proof().diffusions().get(line.diffusion());
    this.range = measure.range(diffusion.flux());
  }

  /** The gain of the last iterate, given that of each line. */
  static Gain gain(PolynomialBounds bounds, Measure measure, ProofLine.TwoStep line, List<Gain> gains) {
    if (measure == Measure.DISTANCE && line.premises().stream().map(gains::get).allMatch(Gain::isZero)) {
      return Gain.zero();
    }
    TwoStepRule rule = new TwoStepRule(bounds, measure, line);
    Gain target = line.target() < 0 ? Gain.zero() : gains.get(line.target());
    return rule.refusal(target).<Gain>map(Gain.Unknown::new).orElseGet(() -> rule.of(gains.get(line.state()), target));
  }

  /** Whether all rows interpolate. */
  private boolean interpolates() {
    return line.rows().stream().allMatch(row -> row.a() >= 0 && row.b() >= 0
        && Dyadic.of(row.a()).plus(Dyadic.of(row.b())).compareTo(Dyadic.ONE) <= 0);
  }

  private Optional<String> refusal(Gain target) {
    if (range.lo() < 0) {
      return Optional.of(measure == Measure.NORM ? "the diffusivity of " + diffusion.flux()
          .name() + " takes negative values, so that"
          + " the norm may grow" : "the flux is not monotone (slope down to " + range.lo() + "), so that two signals may "
          + "move apart");
    }
    if (line.rows().stream().anyMatch(row -> row.c() != 0 || row.d() != 0)) {
      return Optional.of("rows that read the start are no two-step method");
    }
    boolean pulled = !(line.target() < 0 || (measure == Measure.DISTANCE && target.isZero()));
    if (pulled && measure == Measure.DISTANCE) {
      return Optional.of("the target of the data term depends on the state");
    }
    if (interpolates()) {
      return pulled && diffusion.weights() == Weights.VARYING
          ? Optional.of("a data term whose weights vary over the samples allows the norm to grow")
          : beyond(measure.data(diffusion));
    }
    if (!diffusion.flux().constant()) {
      return Optional.of("the diffusivities run and the rows extrapolate; a bound is a theorem only when the diffusivities do not"
          + " change, or 0 <= a <= 1");
    }
    if (pulled) {
      return Optional.of("no theorem is known for extrapolation with a data term");
    }
    Row row = line.row();
    if (!(row.a() <= 2 && row.a() >= 0 && affine(row) && line.first().tau() == row.tau())) {
      return Optional.of("the rows are not of the form a in [0, 2], b = 1 - a with one tau");
    }
    return started() ? beyond(diffusion.largestWeight()) : line.first().equals(row) ? beyond(diffusion.largestWeight())
        .or(this::still)
        : Optional.of("the first row is neither a plain step nor like the others");
  }

  private Optional<String> still() {
    return overshoot() < Double.POSITIVE_INFINITY ? Optional.empty()
        : Optional.of("tau = " + line.row().tau() + " is the limit itself, where numbers grow with the rows");
  }

  /** Whether the first row is a plain step, {@code u_1 = S u_0}. */
  private boolean started() {
    return line.first().plain();
  }

  private static boolean affine(Row row) {
    return Dyadic.of(row.a()).plus(Dyadic.of(row.b())).compareTo(Dyadic.ONE) == 0;
  }

  private Optional<String> beyond(double data) {
    double limit = StepLimit.largest(range.hi(), bounds.squaredNorm(diffusion), data);
    return line.rows().stream().map(Row::tau).filter(tau -> !(tau >= 0 && tau <= limit)).findFirst()
        .map(tau -> TableRule.exceeds(tau, limit, measure.constant(), range.hi()));
  }

  private Gain of(Gain state, Gain target) {
    if (!(state instanceof Gain.Bounded first && target instanceof Gain.Bounded second)) {
      return state instanceof Gain.Unknown ? state : target;
    }
    if (interpolates()) {
      return second.factor() > first.factor() ? second : first;
    }
    double factor = started() ? 1 : overshoot();
    return Gain.of(RoundedUp.multiply(first.factor(), factor), factor > 1
        ? "from u_{-1} = u_0 on an extrapolation overshoots" : first.excess());
  }

  /** {@code F}, rounded up; infinite where {@code tau ||A|| = 2}. */
  private double overshoot() {
    double square = bounds.squaredNorm(diffusion);
    double spread = Math.nextUp(Math.nextUp(range.hi() * square) + diffusion.largestWeight());
    double rest = Math.nextDown(2 - Math.nextUp(line.row().tau() * spread));
    return rest > 0 ? Math.nextUp(Math.nextUp(Math.sqrt(Math.nextUp(2 / rest)))) : Double.POSITIVE_INFINITY;
  }

  /** On what the factor rests, in words. */
  static String text(PolynomialBounds bounds, Measure measure, ProofLine.TwoStep line) {
    TwoStepRule rule = new TwoStepRule(bounds, measure, line);
    String limit = " within 0 .. " + StepLimit.largest(rule.range.hi(), bounds.squaredNorm(rule.diffusion),
        rule.interpolates() ? measure.data(rule.diffusion) : rule.diffusion.largestWeight())
        + ", the limit with " + measure.constant() + " = " + rule.range.hi() + ", ||K||^2 <= "
        + bounds.squaredNorm(rule.diffusion);
    return (rule.interpolates() ? "0 <= a, 0 <= b, a + b <= 1: each iterate is a mean of a step and the iterate before, tau"
        : rule.started() ? "g is constant, 0 <= a <= 2, b = 1 - a, the first row a plain step of the same tau: ||u_{k-1} - S "
            + "u_k||^2 + ((I - S^2) u_k, u_k) does not grow, S = I - tau K^T G K, tau"
        : "g is constant, 0 <= a <= 2, b = 1 - a, u_{-1} = u_0: the same form begins with 2 ((I - S) u_0, u_0), tau") + limit;
  }

  /** {@code |beta|/(2s)}, the weight of the momentum. */
  static double weight(ProofLine.TwoStep line) {
    return Math.abs(line.row().b()) / (2 * length(line.row()).approximate());
  }

  /** Why the energy with momentum may grow; empty where it does not. */
  static Optional<String> momentum(PolynomialBounds bounds, ProofLine.TwoStep line) {
    if (!line.rows().stream().allMatch(row -> row.tau() > 0 && row.a() > 0 && affine(row) && row.c() == 0 && row.d() == 0)) {
      return Optional.of("the rows are no steps with momentum: a > 0, b = 1 - a, tau > 0");
    }
    DiffusionBounds diffusion = bounds.proof().diffusions().get(line.diffusion());
    double square = bounds.squaredNorm(diffusion);
    if (!(Double.isFinite(square) && Double.isFinite(diffusion.flux().slope().hi()))) {
      return Optional.of("L+ = " + diffusion.flux().slope().hi() + " and ||K||^2 <= " + square + " must be finite");
    }
    Dyadic steepness = Dyadic.of(Math.max(0, diffusion.flux().slope().hi())).times(Dyadic.of(square))
        .plus(Dyadic.of(diffusion.largestWeight()));
    Dyadic beta = Dyadic.of(line.row().b()).abs();
    Dyadic s = length(line.row());
    Dyadic turned = s.times(steepness);
    Dyadic two = Dyadic.of(2);
    if (turned.plus(beta).plus(beta).compareTo(two) > 0) {
      return Optional.of("s L_E = " + turned.approximate() + " exceeds 2(1 - |beta|) = " + (2 - 2 * beta.approximate())
          + ", s = a tau, beta = a - 1, L_E = L+ ||K||^2 + max c: the energy with momentum may grow");
    }
    return turned.plus(beta).times(length(line.first())).compareTo(s.times(two)) <= 0 ? Optional.empty()
        : Optional.of("the first step, of length " + length(line.first()).approximate() + ", is too long beside the others");
  }

  /** {@code s = a tau}. */
  static Dyadic length(Row row) {
    return Dyadic.of(row.a()).times(Dyadic.of(row.tau()));
  }
}
