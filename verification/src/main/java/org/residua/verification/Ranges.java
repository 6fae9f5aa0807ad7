package org.residua.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.arithmetic.ExactQuotient;
import org.residua.api.block.Row;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.OperatorBound;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The reading of a proof as ranges: whether every sample of a value lies between the least and the greatest sample of the inputs,
 * channel by channel. A mean of such values, with weights of at least 0 that sum to 1 exactly, is such a value.
 *
 * <p>Let {@code K} be an incidence matrix, see {@link Incidence}, {@code d} the largest diagonal entry of {@code K^T K}, and
 * {@code A = K^T W K} with diffusivities {@code W >= 0}. No entry of {@code A} off its diagonal is positive, {@code A 1 = 0}, and
 * no diagonal entry exceeds {@code g_max d}.
 *
 * <p><b>Explicit step.</b> {@code (I - tau A - tau C) u + tau C f} weighs samples of {@code u} and {@code f} with numbers that
 * sum to 1, and are at least 0 for {@code tau >= 0}, {@code tau (g_max d + max c) <= 1}: a mean. So is {@code a v + b u_{k-1}
 * + c u_0} of such a step {@code v} for {@code a, b, c >= 0}, {@code a + b + c = 1}.
 *
 * <p><b>System.</b> {@code B = I + tau (A + C)}, {@code tau >= 0}, is strictly diagonally dominant with no positive entry off its
 * diagonal, an M-matrix: {@code B^-1 >= 0}. With {@code M} the largest sample, {@code B (M 1) = M (1 + tau c) >= b + tau C f =
 * B x}, hence {@code x <= M}; the same from below. Weights {@code c} may differ, and vanish.
 *
 * <p>Source: Weickert (1998), Anisotropic Diffusion in Image Processing, chapter 4; Varga (1962), Matrix Iterative Analysis, for
 * M-matrices.
 */
final class Ranges {

  private static final String OUTSIDE = "outside a step is no mean of samples";

  private final Proof proof;

  private Ranges(Proof proof) {
    this.proof = proof;
  }

  /** Why the result may leave the range of the inputs; empty where it does not. */
  static Optional<String> refusal(Proof proof) {
    return new Ranges(proof).results(proof.derivation(), Collections.nCopies(proof.inputs(), Optional.empty())).get(0);
  }

  private List<Optional<String>> results(Derivation derivation, List<Optional<String>> inputs) {
    List<Optional<String>> known = new ArrayList<>();
    Map<Integer, List<Optional<String>>> repeated = new HashMap<>();
    for (ProofLine line : derivation.lines()) {
      known.add(switch (line) {
        case ProofLine.Input input -> inputs.get(input.index());
        case ProofLine.Iterated table -> first(table, known).or(() -> rows(table.rows(), table.diffusion()));
        case ProofLine.TwoStep steps -> first(steps, known).or(() -> rows(steps.rows(), steps.diffusion()));
        case ProofLine.Solved system -> solved(system, derivation.lines(), known);
        case ProofLine.Implicit step -> first(step, known).or(() -> implicit(step));
        case ProofLine.Combined sum -> combined(sum, derivation.lines(), known);
        case ProofLine.Repeated repeat -> {
          List<Optional<String>> carried = repeat(repeat, known);
          repeated.put(known.size(), carried);
          yield carried.get(0);
        }
        case ProofLine.Carried carried -> repeated.getOrDefault(carried.of(), List.of()).get(carried.which());
        case ProofLine.Applied _ -> Optional.of("an operator " + OUTSIDE);
        case ProofLine.Activated _, ProofLine.Weighing _ -> Optional.of("an activation " + OUTSIDE);
        case ProofLine.Multiplied _, ProofLine.Divided _ ->
            Optional.of("a product or quotient of two values is no mean of samples");
        case ProofLine.Biased _ -> Optional.of("a bias moves all samples");
        case ProofLine.Opaque opaque -> Optional.of(opaque.reason());
      });
    }
    return derivation.results().stream().map(known::get).toList();
  }

  private static Optional<String> first(ProofLine line, List<Optional<String>> known) {
    return first(line.premises(), known);
  }

  private static Optional<String> first(List<Integer> premises, List<Optional<String>> known) {
    return premises.stream().map(known::get).flatMap(Optional::stream).findFirst();
  }

  /** What stays proven of a state where it was: from there on it holds after any number of repetitions. */
  private List<Optional<String>> repeat(ProofLine.Repeated repeat, List<Optional<String>> known) {
    List<Optional<String>> held = repeat.held().stream().map(known::get).toList();
    List<Optional<String>> state = repeat.state().stream().map(known::get).toList();
    for (long refused = -1; refused != state.stream().filter(Optional::isPresent).count();) {
      refused = state.stream().filter(Optional::isPresent).count();
      List<Optional<String>> before = state;
      List<Optional<String>> next = results(repeat.body(), Stream.concat(before.stream(), held.stream()).toList());
      state = IntStream.range(0, next.size()).mapToObj(k -> before.get(k).or(() -> next.get(k))).toList();
    }
    return state;
  }

  private Optional<String> rows(List<Row> rows, int diffusion) {
    DiffusionBounds bounds = proof.diffusions().get(diffusion);
    return positive(bounds.flux()).or(() -> Incidence.refusal(operator(bounds))).or(() ->
        rows.stream().distinct().map(row -> mean(row).or(() -> beyond(row.tau(), bounds))).flatMap(Optional::stream).findFirst());
  }

  private OperatorBound operator(DiffusionBounds diffusion) {
    return proof.operators().get(diffusion.operator());
  }

  private static Optional<String> positive(FluxBounds flux) {
    return flux.sector().lo() >= 0 ? Optional.empty()
        : Optional.of("the diffusivity of " + flux.name() + " takes negative values, so that extremes may grow");
  }

  private static Optional<String> mean(Row row) {
    return row.d() != 0 ? Optional.of("a row reads the force at the start, so that it is no mean of samples")
        : mean(List.of(row.a(), row.b(), row.c()));
  }

  /** Why a sum with these coefficients is no mean. */
  private static Optional<String> mean(List<Double> coefficients) {
    Optional<Double> negative = coefficients.stream().filter(c -> c < 0).findFirst();
    if (negative.isPresent()) {
      return Optional.of("values are extrapolated with the weight " + negative.get() + ", which may enlarge their range");
    }
    BigDecimal sum = coefficients.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    String together = sum.doubleValue() == 1 ? "nearly but not exactly 1" : sum.doubleValue() + " and not 1";
    return sum.compareTo(BigDecimal.ONE) == 0 ? Optional.empty()
        : Optional.of("a sum of values with weights that are together " + together + " is no mean of them");
  }

  private Optional<String> beyond(double tau, DiffusionBounds diffusion) {
    double limit = limit(diffusion, operator(diffusion));
    return tau < 0 ? Optional.of("tau = " + tau + " is negative: the step runs backwards")
        : tau <= limit ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT,
        "tau = %s exceeds %s, the limit of the maximum principle with g_max = %s, d = %s%s", tau,
            limit, diffusion.flux().sector().hi(), Incidence.degree(operator(diffusion)).doubleValue(), data(diffusion)));
  }

  /** The share of a data term in the limit, in words. */
  static String data(DiffusionBounds diffusion) {
    return diffusion.largestWeight() == 0 ? "" : ", max c = " + diffusion.largestWeight();
  }

  /** The largest {@code tau} with {@code tau (g_max d + max c) <= 1} exactly; infinite where the bracket is 0. */
  static double limit(DiffusionBounds diffusion, OperatorBound operator) {
    BigDecimal bracket = new BigDecimal(diffusion.flux().sector().hi()).multiply(Incidence.degree(operator))
        .add(new BigDecimal(diffusion.largestWeight()));
    return bracket.signum() == 0 ? Double.POSITIVE_INFINITY : ExactQuotient.down(BigDecimal.ONE, bracket);
  }

  private Optional<String> solved(ProofLine.Solved system, List<ProofLine> lines, List<Optional<String>> known) {
    List<Integer> sides = Stream.of(system.of(), system.target()).filter(side -> side >= 0).toList();
    boolean weights = lines.get(system.weights()) instanceof ProofLine.Weighing weighing && weighing.flux().sector().lo() >= 0;
    return first(sides, known).or(() -> weights && system.tau() >= 0 ? Incidence.refusal(proof.operators().get(system.operator()))
        : Optional.of("the weights of a system are not known to be nonnegative"));
  }

  /** The result solves a system with the diffusivities of some iterate, or is the start where rounding made it indefinite. */
  private Optional<String> implicit(ProofLine.Implicit step) {
    DiffusionBounds diffusion = proof.diffusions().get(step.diffusion());
    return positive(diffusion.flux()).or(() -> step.lagged() && step.tau() >= 0 ? Incidence.refusal(operator(diffusion))
        : Optional.of("the result is not known to solve a system with diffusivities"));
  }

  /**
   * {@code sum a_k x_k - sum t_j K_j^T Phi_j(K_j x)}: the weights of the samples of {@code x} are at least 0 where {@code t >=
   * 0} and {@code sum t_j g_max,j d_j <= a}.
   */
  private Optional<String> combined(ProofLine.Combined sum, List<ProofLine> lines, List<Optional<String>> known) {
    Map<Integer, BigDecimal> diagonals = new LinkedHashMap<>();
    List<Double> coefficients = new ArrayList<>();
    for (int k = 0; k < sum.of().size(); k++) {
      double c = sum.coefficients().get(k);
      Optional<Pull> found = Pull.of(sum.of().get(k), lines);
      if (found.isEmpty()) {
        coefficients.add(c);
        diagonals.merge(sum.of().get(k), new BigDecimal(c), BigDecimal::add);
        continue;
      }
      Pull pull = found.get();
      OperatorBound operator = proof.operators().get(pull.operator());
      Optional<String> refused = positive(pull.flux()).or(() -> Incidence.refusal(operator)).or(() ->
          c <= 0 ? Optional.empty() : Optional.of("a diffusion with the weight " + c + " runs backwards"));
      if (refused.isPresent()) {
        return refused;
      }
      diagonals.merge(pull.base(), new BigDecimal(c).multiply(new BigDecimal(pull.flux().sector().hi()))
          .multiply(Incidence.degree(operator)), BigDecimal::add);
    }
    return first(List.copyOf(diagonals.keySet()), known).or(() -> mean(coefficients)).or(() ->
        diagonals.values().stream().filter(least -> least.signum() < 0).findFirst().map(least ->
            "a step is too long for the maximum principle: it weighs a sample with down to " + least.doubleValue()));
  }

  /**
   * {@code K^T Phi(K x)}.
   *
   * @param base the line of {@code x}
   * @param operator the number of {@code K}
   * @param flux the bounds of {@code Phi}
   */
  record Pull(int base, int operator, FluxBounds flux) {

    /** What a line is, if it is one. */
    static Optional<Pull> of(int line, List<ProofLine> lines) {
      return lines.get(line) instanceof ProofLine.Applied back && back.adjoint()
          && lines.get(back.of()) instanceof ProofLine.Activated activated
          && lines.get(activated.of()) instanceof ProofLine.Applied there && !there.adjoint()
          && there.operator() == back.operator()
          ? Optional.of(new Pull(there.of(), there.operator(), activated.flux())) : Optional.empty();
    }
  }
}
