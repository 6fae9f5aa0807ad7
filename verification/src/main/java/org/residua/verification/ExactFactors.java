package org.residua.verification;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.block.Row;
import org.residua.api.flux.Sector;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The factors of a proof once more, for the checker: in exact arithmetic, by corners of intervals instead of formulas, and
 * with no rule in common with {@link Factors}. Only the bound of polynomials is shared. A factor that is not known is
 * empty.
 */
final class ExactFactors {

  /** Powers have too many digits to be exact: what is beyond is rounded up, as is what is smaller than {@link #LEAST}. */
  private static final MathContext UP = new MathContext(1000, RoundingMode.CEILING);
  private static final BigDecimal LEAST = new BigDecimal(BigInteger.ONE, 1000);
  /** Powers of ten that are not followed: the factor is unknown then. */
  private static final double MOST_DIGITS = 1000;
  private static final int WALKED = 3;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final PolynomialBounds bounds;
  private final Proof proof;
  private final Measure measure;

  private ExactFactors(PolynomialBounds bounds, Measure measure) {
    this.bounds = bounds;
    this.proof = bounds.proof();
    this.measure = measure;
  }

  /** The factor of the result. */
  static Optional<BigDecimal> of(PolynomialBounds bounds, Measure measure) {
    Proof proof = bounds.proof();
    List<Optional<BigDecimal>> inputs =
        new ArrayList<>(Collections.nCopies(proof.inputs(), Optional.of(held(measure))));
    inputs.set(0, Optional.of(BigDecimal.ONE));
    return new ExactFactors(bounds, measure).results(proof.derivation(), inputs).get(0);
  }

  private static BigDecimal held(Measure measure) {
    return measure == Measure.NORM ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private List<Optional<BigDecimal>> results(Derivation derivation, List<Optional<BigDecimal>> inputs) {
    List<Optional<BigDecimal>> found = new ArrayList<>();
    Map<Integer, List<Optional<BigDecimal>>> repeated = new HashMap<>();
    for (ProofLine line : derivation.lines()) {
      found.add(switch (line) {
        case ProofLine.Input input -> inputs.get(input.index());
        case ProofLine.Applied applied -> scaled(found.get(applied.of()), norm(applied.operator()));
        case ProofLine.Activated activated ->
            scaled(found.get(activated.of()), largest(measure.range(activated.flux())));
        case ProofLine.Weighing weighing -> measure == Measure.DISTANCE && weighing.flux().constant()
            ? Optional.of(BigDecimal.ZERO) : found.get(weighing.of()).filter(_ -> still(found.get(weighing.of())));
        case ProofLine.Solved system -> range(derivation, found, system.weights())
            .flatMap(weights -> solved(system, weights, found));
        case ProofLine.Implicit step -> implicit(step, found);
        case ProofLine.Opaque _ -> Optional.<BigDecimal>empty();
        case ProofLine.Multiplied product when still(found.get(product.first())) && still(found.get(product.second())) ->
            found.get(product.first());
        case ProofLine.Multiplied product -> range(derivation, found, product.first())
            .flatMap(range -> scaled(found.get(product.second()), largest(range)))
            .or(() -> range(derivation, found, product.second())
                .flatMap(range -> scaled(found.get(product.first()), largest(range))));
        case ProofLine.Divided quotient -> found.get(quotient.dividend())
            .filter(_ -> quotient.premises().stream().map(found::get).allMatch(this::still));
        case ProofLine.Combined sum -> relaxed(derivation, found, sum).or(() -> combined(derivation, found, sum));
        case ProofLine.Biased biased ->
            measure == Measure.DISTANCE ? found.get(biased.of()) : Optional.<BigDecimal>empty();
        case ProofLine.Iterated table -> iterated(table, found);
        case ProofLine.TwoStep steps -> twoStep(steps, found);
        case ProofLine.Repeated repeat -> {
          repeated.put(found.size(), repeated(repeat, found));
          yield Optional.<BigDecimal>empty();
        }
        case ProofLine.Carried carried -> Objects.requireNonNull(repeated.get(carried.of())).get(carried.which());
      });
    }
    return derivation.results().stream().map(found::get).toList();
  }

  /** Between the values of its right-hand sides, weighed with a matrix of eigenvalues in [0, 1] and what is left of it. */
  private Optional<BigDecimal> solved(ProofLine.Solved system, Sector weights, List<Optional<BigDecimal>> found) {
    boolean definite = new BigDecimal(weights.lo()).signum() >= 0 && new BigDecimal(system.tau()).signum() >= 0;
    Optional<BigDecimal> state = found.get(system.of()).filter(_ -> definite);
    if (system.data().weights() == DiffusionBounds.Weights.NONE) {
      return state.filter(_ -> system.target() < 0);
    }
    Optional<BigDecimal> target = found.get(system.target());
    boolean mean = system.data().weights() == DiffusionBounds.Weights.CONSTANT || still(target);
    return state.filter(_ -> mean).flatMap(first -> target.map(first::max));
  }

  /**
   * Norms: {@code (I + tau A) v = u}, {@code A >= 0} of the last iterate. Distances: {@code v + tau F(v) = u}, {@code F}
   * monotone, so that {@code ||v - v'||^2 <= (v - v')(u - u')}.
   */
  private Optional<BigDecimal> implicit(ProofLine.Implicit step, List<Optional<BigDecimal>> found) {
    DiffusionBounds diffusion = proof.diffusions().get(step.diffusion());
    boolean forwards = new BigDecimal(step.tau()).signum() >= 0;
    boolean known = measure == Measure.NORM ? step.lagged() && diffusion.flux().sector().lo() >= 0
        : diffusion.flux().slope().lo() >= 0;
    Optional<BigDecimal> state = found.get(step.of()).filter(_ -> known && forwards);
    if (measure == Measure.NORM && step.start() != step.of()) {
      state = state.flatMap(value -> found.get(step.start()).map(value::max));
    }
    if (measure == Measure.DISTANCE && new BigDecimal(step.accepted()).compareTo(BigDecimal.ONE) >= 0) {
      return Optional.empty();
    }
    if (step.target() < 0) {
      return state;
    }
    Optional<BigDecimal> target = found.get(step.target());
    boolean mean = diffusion.weights() == DiffusionBounds.Weights.CONSTANT || still(target);
    return state.filter(_ -> mean).flatMap(first -> target.map(first::max));
  }

  /**
   * {@code (1 - t) u + t v} of an implicit step from {@code u} to {@code v}: eigenvalues, or reflections, within [-1, 1]
   * while {@code t} is within [0, 2].
   */
  private Optional<BigDecimal> relaxed(
      Derivation derivation, List<Optional<BigDecimal>> found, ProofLine.Combined sum) {
    if (sum.of().size() == 2 && derivation.lines().get(sum.of().get(0)) instanceof ProofLine.Implicit step
        && step.of() == sum.of().get(1) && (measure == Measure.DISTANCE || step.start() == step.of())
        && (step.target() < 0 || still(found.get(step.target())))) {
      BigDecimal t = new BigDecimal(sum.coefficients().get(0));
      BigDecimal rest = BigDecimal.ONE.subtract(new BigDecimal(sum.coefficients().get(1)));
      boolean within = t.compareTo(rest) == 0 && t.signum() >= 0 && t.compareTo(TWO) <= 0;
      return within && found.get(sum.of().get(0)).isPresent() ? found.get(step.of()) : Optional.empty();
    }
    return Optional.empty();
  }

  /** Whether a value does not move with the state where distances are asked for. */
  private boolean still(Optional<BigDecimal> factor) {
    return measure == Measure.DISTANCE && factor.filter(value -> value.signum() == 0).isPresent();
  }

  private BigDecimal norm(int operator) {
    return new BigDecimal(proof.operators().get(operator).norm());
  }

  private static BigDecimal largest(Sector range) {
    return new BigDecimal(range.lo()).abs().max(new BigDecimal(range.hi()).abs());
  }

  private static Optional<BigDecimal> scaled(Optional<BigDecimal> factor, BigDecimal by) {
    return factor.map(value -> up(value.multiply(by)));
  }

  private static BigDecimal up(BigDecimal value) {
    BigDecimal rounded = value.precision() > UP.getPrecision() ? value.round(UP) : value;
    return rounded.signum() > 0 ? rounded.max(LEAST) : rounded;
  }

  /** The range of a value that is a weight; one that moves with the state has none where distances are asked for. */
  private Optional<Sector> range(Derivation derivation, List<Optional<BigDecimal>> found, int line) {
    boolean still = measure == Measure.NORM || found.get(line).isPresent();
    return still && derivation.lines().get(line) instanceof ProofLine.Weighing weighing
        ? Optional.of(weighing.flux().sector()) : Optional.empty();
  }

  /** Terms {@code c x} and {@code c K^T W K x} of one {@code x} together, the groups by the triangle inequality. */
  private Optional<BigDecimal> combined(
      Derivation derivation, List<Optional<BigDecimal>> found, ProofLine.Combined sum) {
    Map<Integer, BigDecimal[]> groups = new HashMap<>();
    for (int k = 0; k < sum.of().size(); k++) {
      BigDecimal c = new BigDecimal(sum.coefficients().get(k));
      int base = sum.of().get(k);
      List<BigDecimal> corners = List.of(c);
      if (derivation.lines().get(base) instanceof ProofLine.Applied back) {
        for (Inner inner : inner(derivation, found, back)) {
          int response = inner.response();
          while (measure == Measure.DISTANCE && derivation.lines().get(response) instanceof ProofLine.Biased biased) {
            response = biased.of();
          }
          if (derivation.lines().get(response) instanceof ProofLine.Applied there
              && there.operator() == back.operator() && there.adjoint() != back.adjoint()) {
            base = there.of();
            BigDecimal square = norm(back.operator()).pow(2).multiply(c);
            corners = List.of(BigDecimal.ZERO, square.multiply(new BigDecimal(inner.range().lo())),
                square.multiply(new BigDecimal(inner.range().hi())));
          }
        }
      }
      BigDecimal[] group = groups.computeIfAbsent(base, _ -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
      group[0] = group[0].add(Collections.min(corners));
      group[1] = group[1].add(Collections.max(corners));
    }
    BigDecimal total = BigDecimal.ZERO;
    for (Map.Entry<Integer, BigDecimal[]> group : groups.entrySet()) {
      Optional<BigDecimal> factor = found.get(group.getKey());
      if (factor.isEmpty()) {
        return Optional.empty();
      }
      total = total.add(group.getValue()[0].abs().max(group.getValue()[1].abs()).multiply(factor.get()));
    }
    return Optional.of(up(total));
  }

  /**
   * {@code W y} inside an adjoint.
   *
   * @param response the line of {@code y}
   * @param range of {@code W}
   */
  private record Inner(int response, Sector range) {}

  private List<Inner> inner(Derivation derivation, List<Optional<BigDecimal>> found, ProofLine.Applied back) {
    return switch (derivation.lines().get(back.of())) {
      case ProofLine.Activated activated ->
          List.of(new Inner(activated.of(), measure.range(activated.flux())));
      case ProofLine.Multiplied product -> Stream.concat(
          range(derivation, found, product.first()).map(r -> new Inner(product.second(), r)).stream(),
          range(derivation, found, product.second()).map(r -> new Inner(product.first(), r)).stream())
          .limit(1).toList();
      default -> List.of();
    };
  }

  private Optional<BigDecimal> twoStep(ProofLine.TwoStep steps, List<Optional<BigDecimal>> found) {
    if (steps.premises().stream().map(found::get).allMatch(this::still)) {
      return found.get(steps.state());
    }
    Optional<BigDecimal> state = found.get(steps.state());
    boolean pulled = steps.target() >= 0 && !still(found.get(steps.target()));
    Optional<BigDecimal> larger = pulled ? state.flatMap(one -> found.get(steps.target()).map(one::max)) : state;
    return new ExactTwoStep(proof, steps).factor(measure, pulled).flatMap(factor -> scaled(larger, factor));
  }

  private Optional<BigDecimal> iterated(ProofLine.Iterated table, List<Optional<BigDecimal>> found) {
    DiffusionBounds diffusion = proof.diffusions().get(table.diffusion());
    Optional<BigDecimal> state = found.get(table.state());
    boolean target = diffusion.weights() != DiffusionBounds.Weights.NONE;
    if (table.premises().stream().map(found::get).allMatch(this::still)) {
      return state;
    }
    if (table.frozen() || !table.rows().stream().allMatch(Row::plain)) {
      boolean linear = diffusion.flux().constant();
      boolean claimed = !target && (linear || (table.frozen() && measure == Measure.NORM))
          && diffusion.flux().sector().lo() >= 0 && bounds.of(table).proven();
      return state.filter(_ -> claimed).flatMap(one -> found.get(table.previous()).map(one::max));
    }
    if (target && measure == Measure.NORM) {
      Optional<BigDecimal> other = found.get(table.target());
      boolean within = diffusion.weights() == DiffusionBounds.Weights.CONSTANT
          && diffusion.flux().sector().lo() >= 0
          && table.rows().stream().allMatch(row -> row.tau() >= 0 && bracket(row.tau(), diffusion).compareTo(TWO) <= 0);
      return state.filter(_ -> within).flatMap(first -> other.map(first::max));
    }
    boolean moved = target && !still(found.get(table.target()));
    return state.filter(_ -> !moved).map(first -> {
      BigDecimal product = first;
      for (double tau : new TreeSet<>(table.rows().stream().map(Row::tau).toList())) {
        BigDecimal corner = corner(tau, diffusion);
        if (corner.compareTo(BigDecimal.ONE) > 0) {
          int count = (int) table.rows().stream().filter(row -> row.tau() == tau).count();
          product = up(product.multiply(power(corner, count)));
        }
      }
      return product;
    });
  }

  /** {@code tau (g_max ||K||^2 + 2 c)}. */
  private BigDecimal bracket(double tau, DiffusionBounds diffusion) {
    return norm(diffusion.operator()).pow(2).multiply(new BigDecimal(diffusion.flux().sector().hi()))
        .add(new BigDecimal(diffusion.largestWeight()).multiply(TWO)).multiply(new BigDecimal(tau));
  }

  /** The largest {@code |1 - tau (r s + c)|} over the corners of the ranges of {@code r}, {@code s}, {@code c}. */
  private BigDecimal corner(double tau, DiffusionBounds diffusion) {
    Sector range = measure.range(diffusion.flux());
    BigDecimal square = norm(diffusion.operator()).pow(2);
    BigDecimal largest = BigDecimal.ONE;
    for (double r : new double[] {range.lo(), range.hi()}) {
      for (BigDecimal s : List.of(BigDecimal.ZERO, square)) {
        for (double c : new double[] {0, diffusion.largestWeight()}) {
          largest = largest.max(BigDecimal.ONE.subtract(
              new BigDecimal(r).multiply(s).add(new BigDecimal(c)).multiply(new BigDecimal(tau))).abs());
        }
      }
    }
    return largest;
  }

  /** States are rounded up to doubles, so that a fixed point is reached where there is one. */
  private List<Optional<BigDecimal>> repeated(ProofLine.Repeated repeat, List<Optional<BigDecimal>> found) {
    List<Optional<BigDecimal>> held = repeat.held().stream().map(found::get).toList();
    List<Optional<BigDecimal>> state = repeat.state().stream().map(found::get).map(ExactFactors::rounded).toList();
    List<Optional<BigDecimal>> bound = state.stream().map(_ -> Optional.<BigDecimal>empty()).toList();
    for (int k = 0; k < Math.min(WALKED, repeat.times()); k++) {
      List<Optional<BigDecimal>> before = state;
      state = results(repeat.body(), Stream.concat(state.stream(), held.stream()).toList())
          .stream().map(ExactFactors::rounded).toList();
      if (state.equals(before)) {
        return state;
      }
      bound = least(state, before).equals(state) ? state : bound;
    }
    return repeat.times() <= WALKED ? state : least(power(repeat, state, held), bound);
  }

  private static Optional<BigDecimal> rounded(Optional<BigDecimal> factor) {
    return factor.map(RoundedUp::of).filter(Double::isFinite).map(BigDecimal::new);
  }

  /** The smaller ones, those that are known before those that are not. */
  private static List<Optional<BigDecimal>> least(
      List<Optional<BigDecimal>> first, List<Optional<BigDecimal>> second) {
    return IntStream.range(0, first.size()).mapToObj(k -> Stream.of(first.get(k), second.get(k))
        .flatMap(Optional::stream).min(BigDecimal::compareTo)).toList();
  }

  private List<Optional<BigDecimal>> power(ProofLine.Repeated repeat, List<Optional<BigDecimal>> state,
      List<Optional<BigDecimal>> held) {
    List<Optional<BigDecimal>> in = Stream.concat(
        state.stream().map(_ -> Optional.of(BigDecimal.ONE)),
        held.stream().map(factor -> factor.map(value -> BigDecimal.valueOf(value.signum())))).toList();
    List<Optional<BigDecimal>> units = results(repeat.body(), in);
    List<Optional<BigDecimal>> all = Stream.of(units, state, held).flatMap(List::stream).toList();
    BigDecimal factor = largest(units);
    boolean beyond = Math.log10(factor.doubleValue()) * repeat.times() > MOST_DIGITS;
    if (beyond || all.stream().anyMatch(Optional::isEmpty)) {
      return units.stream().map(_ -> Optional.<BigDecimal>empty()).toList();
    }
    BigDecimal start = largest(Stream.concat(state.stream(), held.stream()).toList());
    boolean falls = factor.compareTo(BigDecimal.ONE) < 0;
    boolean pulled = largest(held).signum() > 0;
    BigDecimal before = up(start.multiply(
        falls && pulled ? BigDecimal.ONE : power(factor, repeat.times() - WALKED - 1)));
    return units.stream().map(unit -> scaled(unit, before)).toList();
  }

  private static BigDecimal largest(List<Optional<BigDecimal>> factors) {
    return factors.stream().flatMap(Optional::stream).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
  }

  private static BigDecimal power(BigDecimal base, int exponent) {
    BigDecimal result = BigDecimal.ONE;
    BigDecimal square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      result = (rest & 1) == 1 ? up(result.multiply(square)) : result;
      square = rest > 1 ? up(square.multiply(square)) : square;
    }
    return result;
  }
}
