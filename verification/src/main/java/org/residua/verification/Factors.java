package org.residua.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.flux.Sector;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The reading of a proof as factors: how much norms, or distances, can grow from the inputs to the result.
 *
 * <p>Factors of operators and activations multiply, those of summands add. Where a sum holds {@code a x} and terms
 * {@code t_j K_j^T W_j K_j x} of the same {@code x}, with symmetric {@code W_j} in known ranges, it is one symmetric map of
 * {@code x}, whose eigenvalues lie in {@code a + sum_j t_j [range_j] [0, ||K_j||^2]}: at the limit step the triangle
 * inequality would give 3 where this gives 1. Rows of diffusions have a rule of their own, {@link TableRule}.
 */
final class Factors {

  /** So many repetitions are walked in the hope that nothing changes any more; a power stands for the others. */
  private static final int WALKED = 3;

  private final PolynomialBounds bounds;
  private final Proof proof;
  private final Measure measure;

  private Factors(PolynomialBounds bounds, Measure measure) {
    this.bounds = bounds;
    this.proof = bounds.proof();
    this.measure = measure;
  }

  /** The gain of the result. */
  static Gain of(PolynomialBounds bounds, Measure measure) {
    List<Gain> inputs = new ArrayList<>();
    for (int index = 0; index < bounds.proof().inputs(); index++) {
      inputs.add(index == 0 || measure == Measure.NORM ? Gain.one() : Gain.zero());
    }
    return new Factors(bounds, measure).results(bounds.proof().derivation(), inputs).get(0);
  }

  private List<Gain> results(Derivation derivation, List<Gain> inputs) {
    Walk walk = new Walk(derivation.lines(), inputs);
    for (ProofLine line : derivation.lines()) {
      walk.gains.add(walk.gain(line));
    }
    return derivation.results().stream().map(walk.gains::get).toList();
  }

  /** The lines of one derivation. */
  private final class Walk {

    private final List<ProofLine> lines;
    private final List<Gain> inputs;
    private final List<Gain> gains = new ArrayList<>();
    private final Map<Integer, List<Gain>> repeated = new HashMap<>();

    Walk(List<ProofLine> lines, List<Gain> inputs) {
      this.lines = lines;
      this.inputs = inputs;
    }

    private Gain gain(ProofLine line) {
      return switch (line) {
        case ProofLine.Input input -> inputs.get(input.index());
        case ProofLine.Applied applied -> {
          double norm = proof.operators().get(applied.operator()).norm();
          yield times(gains.get(applied.of()), norm, "an operator of norm up to " + norm);
        }
        case ProofLine.Activated activated -> {
          double factor = measure.range(activated.flux()).magnitude();
          yield times(gains.get(activated.of()), factor, measure == Measure.NORM
              ? "an activation with |Phi(s)| up to " + factor + " |s|" : "an activation with slope up to " + factor);
        }
        case ProofLine.Weighing weighing -> weighing(weighing);
        case ProofLine.Multiplied multiplied -> multiplied(multiplied);
        case ProofLine.Divided quotient -> divided(quotient);
        case ProofLine.Combined combined -> relaxed(combined).orElseGet(() -> combined(combined));
        case ProofLine.Biased biased -> measure == Measure.NORM
            ? new Gain.Unknown("a bias moves zero, so that the norm of a small input can grow")
            : gains.get(biased.of());
        case ProofLine.Solved solved -> solved(solved);
        case ProofLine.Implicit implicit -> implicit(implicit);
        case ProofLine.Opaque opaque -> new Gain.Unknown(opaque.reason());
        case ProofLine.Iterated iterated -> TableRule.gain(bounds, measure, iterated, gains);
        case ProofLine.TwoStep steps -> TwoStepRule.gain(bounds, measure, steps, gains);
        case ProofLine.Repeated repeat -> {
          List<Gain> carried = repeat(repeat);
          repeated.put(gains.size(), carried);
          yield carried.get(0);
        }
        case ProofLine.Carried carried -> repeated.getOrDefault(carried.of(), List.of()).get(carried.which());
      };
    }

    /** Weights that depend on the state move with it in ways that their range does not bound. */
    private Gain weighing(ProofLine.Weighing weighing) {
      boolean still = gains.get(weighing.of()).isZero() || weighing.flux().constant();
      return measure == Measure.DISTANCE && still
          ? Gain.zero() : new Gain.Unknown("a diffusivity is not bounded by its argument");
    }

    /** The matrix of the system is at least the identity, and with a data term its solution a weighted mean of two values. */
    private Gain solved(ProofLine.Solved system) {
      boolean weights = weights(system.weights()).filter(range -> range.lo() >= 0).isPresent();
      if (!weights || !(system.tau() >= 0)) {
        return new Gain.Unknown(measure == Measure.DISTANCE ? "the weights of a system move with the state"
            : "the weights of a system are not known to be nonnegative");
      }
      return mean(system.of(), system.target(), system.data().weights());
    }

    /**
     * For norms the result solves a system with nonnegative weights, or is the start where rounding made it indefinite; for
     * distances it is, up to the residual, the proximal map of a convex energy.
     */
    private Gain implicit(ProofLine.Implicit step) {
      DiffusionBounds diffusion = proof.diffusions().get(step.diffusion());
      double least = measure.range(diffusion.flux()).lo();
      if (!(least >= 0 && step.tau() >= 0 && (step.lagged() || measure == Measure.DISTANCE))) {
        return new Gain.Unknown(measure == Measure.DISTANCE
            ? "Phi falls somewhere, so that an implicit step is no proximal map" : "g is negative somewhere");
      }
      if (measure == Measure.DISTANCE && !(step.accepted() < 1)) {
        return new Gain.Unknown("a relative residual of " + step.accepted() + " says nothing of the distance from the "
            + "fixed point");
      }
      Gain mean = mean(step.of(), step.target(), diffusion.weights());
      return measure == Measure.DISTANCE || step.start() == step.of() ? mean : larger(mean, gains.get(step.start()));
    }

    /** A value between two others: weighed with a matrix of eigenvalues in [0, 1], and what is left of it. */
    private Gain mean(int of, int target, DiffusionBounds.Weights weights) {
      if (target < 0) {
        return gains.get(of);
      }
      Gain pulled = gains.get(target);
      if (weights != DiffusionBounds.Weights.CONSTANT && !(measure == Measure.DISTANCE && pulled.isZero())) {
        return new Gain.Unknown("a data term with different weights does not keep norms");
      }
      return larger(gains.get(of), pulled);
    }

    /**
     * {@code t v + (1 - t) u}, {@code 0 <= t <= 2}, of an implicit step {@code v} of {@code u}: with {@code v = R u},
     * {@code 0 <= R <= I}, or {@code R} firmly nonexpansive, a factor of 1. Targets that do not stand still break it.
     */
    private Optional<Gain> relaxed(ProofLine.Combined sum) {
      if (sum.of().size() != 2 || !(lines.get(sum.of().get(0)) instanceof ProofLine.Implicit step)
          || step.of() != sum.of().get(1)) {
        return Optional.empty();
      }
      double t = sum.coefficients().get(0);
      BigDecimal both = new BigDecimal(t).add(new BigDecimal(sum.coefficients().get(1)));
      boolean affine = t >= 0 && t <= 2 && both.compareTo(BigDecimal.ONE) == 0;
      boolean free = step.target() < 0 || (measure == Measure.DISTANCE && gains.get(step.target()).isZero());
      boolean begun = measure == Measure.DISTANCE || step.start() == step.of();
      return affine && free && begun && gains.get(sum.of().get(0)) instanceof Gain.Bounded ? Optional.of(gains.get(step.of()))
          : Optional.empty();
    }

    private Gain multiplied(ProofLine.Multiplied product) {
      if (measure == Measure.DISTANCE && gains.get(product.first()).isZero() && gains.get(product.second()).isZero()) {
        return Gain.zero();
      }
      return weights(product.first())
          .map(range -> weighed(gains.get(product.second()), range))
          .or(() -> weights(product.second()).map(range -> weighed(gains.get(product.first()), range)))
          .orElseGet(() -> new Gain.Unknown("a product of two values has no factor"));
    }

    private Gain divided(ProofLine.Divided quotient) {
      return measure == Measure.DISTANCE && quotient.premises().stream().map(gains::get).allMatch(Gain::isZero)
          ? Gain.zero() : new Gain.Unknown("a quotient has no factor, as its divisor may come near 0");
    }

    private Gain weighed(Gain of, Sector range) {
      return times(of, range.magnitude(), "weights of up to " + range.magnitude());
    }

    /** The range of the value as a factor: for distances it must not depend on the state. */
    private Optional<Sector> weights(int line) {
      return lines.get(line) instanceof ProofLine.Weighing weighing
          && (measure == Measure.NORM || gains.get(line).isZero())
          ? Optional.of(weighing.flux().sector()) : Optional.empty();
    }

    private Gain combined(ProofLine.Combined sum) {
      Map<Integer, Spectrum> spectra = new LinkedHashMap<>();
      for (int k = 0; k < sum.of().size(); k++) {
        BigDecimal coefficient = new BigDecimal(sum.coefficients().get(k));
        Optional<Pull> pull = pull(sum.of().get(k));
        int base = pull.map(Pull::base).orElse(sum.of().get(k));
        Spectrum added = pull.map(p -> Spectrum.of(coefficient, p.range(), p.norm()))
            .orElseGet(() -> Spectrum.point(coefficient));
        spectra.merge(base, added, Spectrum::plus);
      }
      BigDecimal total = BigDecimal.ZERO;
      for (Map.Entry<Integer, Spectrum> entry : spectra.entrySet()) {
        switch (gains.get(entry.getKey())) {
          case Gain.Unknown unknown -> {
            return unknown;
          }
          case Gain.Bounded bounded -> total = total.add(
              entry.getValue().magnitude().multiply(new BigDecimal(bounded.factor())));
        }
      }
      return Gain.of(RoundedUp.of(total), spectra.size() == 1
          ? "a map of one value with eigenvalues of up to " + RoundedUp.of(total)
          : "a sum of branches is bounded by the triangle inequality only");
    }

    /** {@code K^T W K x} as a map of {@code x}, if the line is one. */
    private Optional<Pull> pull(int line) {
      if (!(lines.get(line) instanceof ProofLine.Applied back)) {
        return Optional.empty();
      }
      return switch (lines.get(back.of())) {
        case ProofLine.Activated activated -> response(activated.of(), back, measure.range(activated.flux()));
        case ProofLine.Multiplied product -> weights(product.first())
            .flatMap(range -> response(product.second(), back, range))
            .or(() -> weights(product.second()).flatMap(range -> response(product.first(), back, range)));
        default -> Optional.empty();
      };
    }

    private Optional<Pull> response(int line, ProofLine.Applied back, Sector range) {
      ProofLine inner = lines.get(line);
      if (measure == Measure.DISTANCE && inner instanceof ProofLine.Biased biased) {
        return response(biased.of(), back, range);
      }
      return inner instanceof ProofLine.Applied there && there.operator() == back.operator()
          && there.adjoint() != back.adjoint()
          ? Optional.of(new Pull(there.of(), range, proof.operators().get(back.operator()).norm()))
          : Optional.empty();
    }

    /**
     * Every rule is monotone and homogeneous. Hence a fixed point is there for good, states that do not grow stay as they
     * are at most, and a power of what the body does to states of factor 1 bounds all.
     */
    private List<Gain> repeat(ProofLine.Repeated repeat) {
      List<Gain> held = repeat.held().stream().map(gains::get).toList();
      List<Gain> current = repeat.state().stream().map(gains::get).toList();
      List<Gain> bound = List.of();
      for (int k = 0; k < Math.min(repeat.times(), WALKED); k++) {
        List<Gain> next = results(repeat.body(), joined(current, held));
        if (next.equals(current)) {
          return current;
        }
        bound = next.equals(smaller(next, current)) ? next : bound;
        current = next;
      }
      return repeat.times() <= WALKED ? current
          : smaller(power(repeat, current, held, repeat.times() - WALKED), bound);
    }

    private List<Gain> power(ProofLine.Repeated repeat, List<Gain> state, List<Gain> held, long times) {
      List<Gain> units = results(repeat.body(), joined(state.stream().map(_ -> Gain.one()).toList(),
          held.stream().map(gain -> gain.isZero() ? gain : Gain.one()).toList()));
      double start = 0;
      double factor = 0;
      for (Gain gain : joined(joined(state, held), units)) {
        if (gain instanceof Gain.Unknown unknown) {
          return units.stream().map(_ -> (Gain) unknown).toList();
        }
      }
      for (Gain gain : joined(state, held)) {
        start = Math.max(start, factor(gain));
      }
      for (Gain gain : units) {
        factor = Math.max(factor, factor(gain));
      }
      boolean kept = factor < 1 && !held.stream().allMatch(Gain::isZero);
      double before = RoundedUp.multiply(kept ? 1 : RoundedUp.power(factor, times - 1), start);
      String excess = repeat.times() + " repetitions of a factor of up to " + factor;
      return units.stream().map(gain -> Gain.of(RoundedUp.multiply(factor(gain), before), excess)).toList();
    }
  }

  private static Gain larger(Gain first, Gain second) {
    return first instanceof Gain.Unknown || (second instanceof Gain.Bounded && factor(first) >= factor(second)) ? first : second;
  }

  private static double factor(Gain gain) {
    return gain instanceof Gain.Bounded bounded ? bounded.factor() : Double.POSITIVE_INFINITY;
  }

  /** The smaller of two gains each; those of an empty list are unknown. */
  private static List<Gain> smaller(List<Gain> first, List<Gain> second) {
    return second.isEmpty() ? first : IntStream.range(0, first.size())
        .mapToObj(k -> factor(second.get(k)) < factor(first.get(k)) ? second.get(k) : first.get(k)).toList();
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Gain times(Gain of, double factor, String excess) {
    return switch (of) {
      case Gain.Unknown unknown -> unknown;
      case Gain.Bounded bounded -> Gain.of(
          RoundedUp.multiply(bounded.factor(), factor), factor > 1 ? excess : bounded.excess());
    };
  }

  /**
   * {@code K^T W K x}.
   *
   * @param base the line of {@code x}
   * @param range of the eigenvalues of {@code W}
   * @param norm a bound of {@code ||K||}
   */
  private record Pull(int base, Sector range, double norm) {}

  /**
   * An interval that holds the eigenvalues of a symmetric map, in exact arithmetic.
   *
   * @param lo at most the least
   * @param hi at least the largest
   */
  private record Spectrum(BigDecimal lo, BigDecimal hi) {

    static Spectrum point(BigDecimal value) {
      return new Spectrum(value, value);
    }

    /** {@code t [range] [0, norm^2]}. */
    static Spectrum of(BigDecimal t, Sector range, double norm) {
      BigDecimal scale = t.multiply(new BigDecimal(norm).pow(2));
      BigDecimal first = scale.multiply(new BigDecimal(range.lo()));
      BigDecimal second = scale.multiply(new BigDecimal(range.hi()));
      return new Spectrum(first.min(second).min(BigDecimal.ZERO), first.max(second).max(BigDecimal.ZERO));
    }

    Spectrum plus(Spectrum other) {
      return new Spectrum(lo.add(other.lo), hi.add(other.hi));
    }

    BigDecimal magnitude() {
      return lo.abs().max(hi.abs());
    }
  }
}
