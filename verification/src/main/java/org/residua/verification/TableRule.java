package org.residua.verification;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.block.Row;
import org.residua.api.block.StepLimit;
import org.residua.api.flux.Sector;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.DiffusionBounds.Weights;
import org.residua.verification.certificate.ProofLine;

/**
 * The theorems about rows of a diffusion.
 *
 * <p>A plain step without data term is {@code (I - tau K^T W K)} with the diffusivities (norm) or the mean slopes
 * (distance) as {@code W}: eigenvalues in {@code 1 - tau [range] [0, ||K||^2]}. With a data term of constant weight
 * {@code c}, {@code g >= 0} and {@code tau (g_max ||K||^2 + 2c) <= 2}: {@code ||u+|| <= max(||u||, ||f||)}; distances lose
 * {@code tau C} as well. With diffusivities that do not change within the cycle the rows are a polynomial, see
 * {@link PolynomialBound}; frozen ones depend on the start, hence distances are bounded for constant ones only.
 */
final class TableRule {

  private final PolynomialBounds bounds;
  private final Measure measure;
  private final DiffusionBounds diffusion;
  private final Sector range;
  private final double square;

  private TableRule(PolynomialBounds bounds, Measure measure, DiffusionBounds diffusion) {
    this.bounds = bounds;
    this.measure = measure;
    this.diffusion = diffusion;
    this.range = measure.range(diffusion.flux());
    this.square = bounds.squaredNorm(diffusion);
  }

  /** The gain of the last iterate, given that of each line. */
  static Gain gain(PolynomialBounds bounds, Measure measure, ProofLine.Iterated table, List<Gain> gains) {
    Gain state = gains.get(table.state());
    Optional<Gain> target = table.target() < 0 ? Optional.empty() : Optional.of(gains.get(table.target()));
    if (measure == Measure.DISTANCE && table.premises().stream().map(gains::get).allMatch(Gain::isZero)) {
      return Gain.zero();
    }
    TableRule rule = new TableRule(bounds, measure, bounds.diffusion(table));
    if (!table.frozen() && table.rows().stream().allMatch(Row::plain)) {
      return rule.running(table.rows(), state, target);
    }
    if (!table.frozen() && !rule.diffusion.flux().constant()) {
      return new Gain.Unknown(
          "the diffusivities run within the cycle; the bound is a theorem only when they are frozen");
    }
    return rule.polynomial(table, larger(state, gains.get(table.previous())));
  }

  private Gain running(List<Row> rows, Gain state, Optional<Gain> target) {
    Gain current = state;
    Gain before = state;
    double same = Double.NaN;
    for (Row row : rows) {
      // A step that changed nothing changes nothing when it is repeated.
      if (row.tau() != same || !current.equals(before)) {
        before = current;
        current = target.isPresent() ? pulled(row.tau(), current, target.get()) : step(row.tau(), current);
        same = row.tau();
      }
    }
    return current;
  }

  private Gain step(double tau, Gain state) {
    if (!(state instanceof Gain.Bounded bounded)) {
      return state;
    }
    double factor = within(tau) ? 1 : stepFactor(tau);
    return Gain.of(RoundedUp.multiply(bounded.factor(), factor), factor > 1 ? excess(tau) : bounded.excess());
  }

  private boolean within(double tau) {
    return tau >= 0 && range.lo() >= 0 && tau <= limit();
  }

  private double limit() {
    return StepLimit.largest(Math.max(0, range.hi()), square, measure.data(diffusion));
  }

  /** {@code max |1 - tau r s|} over {@code r} in the range and {@code 0 <= s <= ||K||^2}, above 1 where not within. */
  private double stepFactor(double tau) {
    double size = RoundedUp.multiply(Math.abs(tau), square);
    double up = RoundedUp.multiply(size, Math.max(0, tau < 0 ? range.hi() : -range.lo()));
    double down = RoundedUp.multiply(size, Math.max(0, tau < 0 ? -range.lo() : range.hi()));
    double data = RoundedUp.multiply(Math.abs(tau), diffusion.largestWeight());
    double shrunk = tau < 0 ? down : RoundedUp.add(down, data);
    double grown = tau < 0 ? RoundedUp.add(up, data) : up;
    return Math.max(Math.nextUp(1.0), Math.max(RoundedUp.add(1, grown), RoundedUp.add(-1, shrunk)));
  }

  private String excess(double tau) {
    if (range.lo() < 0) {
      return measure == Measure.NORM
          ? "the diffusivity of " + diffusion.flux().name() + " takes negative values, so that the norm may grow"
          : "the flux is not monotone (slope down to " + range.lo() + "), so that two signals may move apart";
    }
    return exceeds(tau, limit(), measure.constant(), range.hi());
  }

  /** Why a step size is refused. */
  static String exceeds(double tau, double limit, String constant, double value) {
    return tau < 0 ? "tau = " + tau + " is negative: the step runs backwards"
        : String.format(Locale.ROOT, "tau = %s exceeds %s, the limit with %s = %s", tau, limit, constant, value);
  }

  private Gain pulled(double tau, Gain state, Gain target) {
    if (measure == Measure.DISTANCE) {
      return target.isZero() ? step(tau, state)
          : new Gain.Unknown("the target of the data term depends on the state");
    }
    if (diffusion.weights() == Weights.VARYING) {
      return new Gain.Unknown("a data term whose weights vary over the samples allows the norm to grow");
    }
    if (!within(tau)) {
      return new Gain.Unknown(excess(tau));
    }
    if (state instanceof Gain.Bounded first && target instanceof Gain.Bounded second) {
      return second.factor() > first.factor()
          ? new Gain.Bounded(second.factor(), "the target of the data term: " + second.excess()) : first;
    }
    return state instanceof Gain.Unknown ? state : target;
  }

  private static Gain larger(Gain first, Gain second) {
    return second instanceof Gain.Bounded other && first instanceof Gain.Bounded one
        ? (other.factor() > one.factor() ? other : one) : first instanceof Gain.Unknown ? first : second;
  }

  private Gain polynomial(ProofLine.Iterated table, Gain state) {
    if (!(state instanceof Gain.Bounded bounded)) {
      return state;
    }
    Optional<String> refused = bounds.refusal(table);
    if (refused.isPresent()) {
      return new Gain.Unknown(refused.get());
    }
    if (measure == Measure.DISTANCE && !diffusion.flux().constant()) {
      return new Gain.Unknown("frozen diffusivities depend on the start of the cycle;"
          + " nonexpansiveness is not claimed");
    }
    return bounded;
  }
}
