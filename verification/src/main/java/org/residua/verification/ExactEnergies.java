package org.residua.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.block.Row;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The descents of a proof once more, for the checker: which energy of which target has fallen from input 0, in exact
 * arithmetic and with no rule in common with {@link Energies}.
 */
final class ExactEnergies {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int WALKED = 4;
  /** Nothing is known of a value. */
  private static final Known NOTHING = new Known(-1, -1, -1);

  private final PolynomialBounds bounds;
  private final Proof proof;

  private ExactEnergies(PolynomialBounds bounds) {
    this.bounds = bounds;
    this.proof = bounds.proof();
  }

  /**
   * What is known of a value.
   *
   * @param input which input it is, -1 if none
   * @param diffusion whose energy has not grown, -1 if none
   * @param target towards which input, -1 without data term
   */
  private record Known(int input, int diffusion, int target) {}

  /** Whether the energy of some diffusion has not grown at the result. */
  static boolean fallen(PolynomialBounds bounds) {
    Proof proof = bounds.proof();
    List<Known> inputs = IntStream.range(0, proof.inputs()).mapToObj(k -> new Known(k, -1, -1)).toList();
    return new ExactEnergies(bounds).results(proof.derivation(), inputs).get(0).diffusion() >= 0;
  }

  private List<Known> results(Derivation derivation, List<Known> inputs) {
    List<Known> values = new ArrayList<>();
    Map<Integer, List<Known>> repeated = new HashMap<>();
    for (int k = 0; k < derivation.lines().size(); k++) {
      ProofLine line = derivation.lines().get(k);
      if (line instanceof ProofLine.Repeated repeat) {
        repeated.put(k, repeated(repeat, values));
      }
      values.add(line instanceof ProofLine.Input input ? inputs.get(input.index())
          : line instanceof ProofLine.Iterated table ? step(table, values)
          : line instanceof ProofLine.TwoStep steps ? moved(steps, values)
          : line instanceof ProofLine.Solved system ? solved(system, derivation.lines(), values)
          : line instanceof ProofLine.Implicit implicit ? implicit(implicit, values)
          : line instanceof ProofLine.Carried carried
              ? repeated.getOrDefault(carried.of(), List.of()).get(carried.which()) : NOTHING);
    }
    return derivation.results().stream().map(values::get).toList();
  }

  private List<Known> repeated(ProofLine.Repeated repeat, List<Known> values) {
    List<Known> held = repeat.held().stream().map(values::get).toList();
    List<Known> state = repeat.state().stream().map(values::get).toList();
    for (int k = 0; k < Math.min(WALKED, repeat.times()); k++) {
      List<Known> before = state;
      state = results(repeat.body(), Stream.concat(state.stream(), held.stream()).toList());
      if (state.equals(before)) {
        return state;
      }
    }
    return repeat.times() <= WALKED ? state : state.stream().map(_ -> NOTHING).toList();
  }

  private Known step(ProofLine.Iterated table, List<Known> values) {
    DiffusionBounds diffusion = proof.diffusions().get(table.diffusion());
    boolean pulled = diffusion.weights() != DiffusionBounds.Weights.NONE;
    int target = pulled ? values.get(table.target()).input() : -1;
    Known state = values.get(table.state());
    boolean same = state.diffusion() == table.diffusion() && state.target() == target;
    boolean fits = !table.twoStep() && (state.input() == 0 || same) && (!pulled || target >= 0);
    return fits && (plain(table) ? steps(table, diffusion) : cycle(table, diffusion, pulled))
        ? new Known(-1, table.diffusion(), target) : NOTHING;
  }

  /** {@code E(u_k) <= E(u_k) + c ||u_k - u_{k-1}||^2 <= E(u_0)}. */
  private Known moved(ProofLine.TwoStep steps, List<Known> values) {
    boolean pulled = steps.target() >= 0;
    int target = pulled ? values.get(steps.target()).input() : -1;
    Known state = values.get(steps.state());
    boolean same = state.diffusion() == steps.diffusion() && state.target() == target;
    boolean fits = (state.input() == 0 || same) && (!pulled || target >= 0) && new ExactTwoStep(proof, steps).falls();
    return fits ? new Known(-1, steps.diffusion(), target) : NOTHING;
  }

  /** {@code E(x) <= Q(x) <= Q(b) = E(b)}, {@code Q} the form with the weights at {@code b}: a falling {@code g} lies above. */
  private Known solved(ProofLine.Solved system, List<ProofLine> lines, List<Known> values) {
    if (system.diffusion() < 0) {
      return NOTHING;
    }
    DiffusionBounds diffusion = proof.diffusions().get(system.diffusion());
    boolean pulled = diffusion.weights() != DiffusionBounds.Weights.NONE;
    int target = pulled ? values.get(system.target()).input() : -1;
    Known state = values.get(system.of());
    boolean same = state.diffusion() == system.diffusion() && state.target() == target;
    boolean fits = (state.input() == 0 || same) && (!pulled || target >= 0)
        && diffusion.flux().sector().lo() >= 0 && diffusion.flux().decreasing() && system.tau() >= 0
        && OwnWeights.are(system, lines, proof);
    return fits ? new Known(-1, system.diffusion(), target) : NOTHING;
  }

  /**
   * {@code tau E(v) <= J(v) <= J(w) <= J(u) = tau E(u)}, {@code J = tau E + |. - u|^2/2}: the last system lowers {@code J}
   * from {@code w} on.
   */
  private Known implicit(ProofLine.Implicit step, List<Known> values) {
    DiffusionBounds diffusion = proof.diffusions().get(step.diffusion());
    boolean pulled = diffusion.weights() != DiffusionBounds.Weights.NONE;
    int target = pulled ? values.get(step.target()).input() : -1;
    Known state = values.get(step.of());
    boolean same = state.diffusion() == step.diffusion() && state.target() == target;
    boolean fits = (state.input() == 0 || same) && (!pulled || target >= 0) && step.start() == step.of()
        && step.lagged() && diffusion.flux().sector().lo() >= 0 && diffusion.flux().decreasing() && step.tau() > 0;
    return fits ? new Known(-1, step.diffusion(), target) : NOTHING;
  }

  private static boolean plain(ProofLine.Iterated table) {
    return !table.frozen() && table.rows().stream().allMatch(Row::plain);
  }

  /** {@code 0 <= tau (L+ ||K||^2 + max c) <= 2} for every step. */
  private boolean steps(ProofLine.Iterated table, DiffusionBounds diffusion) {
    BigDecimal bracket = new BigDecimal(proof.operators().get(diffusion.operator()).norm()).pow(2)
        .multiply(new BigDecimal(diffusion.flux().slope().hi()).max(BigDecimal.ZERO))
        .add(new BigDecimal(diffusion.largestWeight()));
    return table.rows().stream().allMatch(row -> row.tau() >= 0
        && bracket.multiply(new BigDecimal(row.tau())).compareTo(TWO) <= 0);
  }

  private boolean cycle(ProofLine.Iterated table, DiffusionBounds diffusion, boolean pulled) {
    return !pulled && (table.frozen() || diffusion.flux().constant())
        && diffusion.flux().sector().lo() >= 0 && diffusion.flux().decreasing()
        && bounds.of(table).proven();
  }
}
