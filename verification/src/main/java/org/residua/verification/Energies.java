package org.residua.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Row;
import org.residua.api.block.StepLimit;
import org.residua.verification.certificate.Derivation;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/**
 * The reading of a proof as descents: whether the energy of one diffusion, data term included, has not grown.
 *
 * <p>A plain step descends for {@code 0 <= tau <= 2/(L+ ||K||^2 + max c)}: the gradient of the energy is Lipschitz from
 * above with that bracket. A cycle with kept diffusivities, {@code g >= 0} and not increasing, descends where its
 * polynomial is at most 1: the frozen quadratic form majorises the energy. Steps with momentum descend where the energy with
 * momentum does not grow, which is the energy at their beginning and at least it later, see {@link TwoStepRule}.
 */
final class Energies {

  /** A repetition that has not come to rest by then is given up. */
  private static final int WALKED = 4;

  private final PolynomialBounds bounds;

  private Energies(PolynomialBounds bounds) {
    this.bounds = bounds;
  }

  /** The descent of the result. */
  static Descent of(PolynomialBounds bounds) {
    Proof proof = bounds.proof();
    List<Descent> inputs = IntStream.range(0, proof.inputs())
        .mapToObj(index -> (Descent) new Descent.Input(index)).toList();
    return new Energies(bounds).results(proof.derivation(), inputs).get(0);
  }

  private List<Descent> results(Derivation derivation, List<Descent> inputs) {
    List<Descent> known = new ArrayList<>();
    Map<Integer, List<Descent>> repeated = new HashMap<>();
    for (ProofLine line : derivation.lines()) {
      known.add(switch (line) {
        case ProofLine.Input input -> inputs.get(input.index());
        case ProofLine.Iterated table -> iterated(table, known);
        case ProofLine.TwoStep steps -> TwoStepRule.momentum(bounds, steps).<Descent>map(Descent.Unknown::new)
            .orElseGet(() -> fallen(steps.state(), steps.target(), steps.diffusion(), known));
        case ProofLine.Solved system -> solved(system, derivation.lines(), known);
        case ProofLine.Implicit step -> implicit(step, known);
        case ProofLine.Repeated repeat -> {
          List<Descent> carried = repeat(repeat, known);
          repeated.put(known.size(), carried);
          yield carried.get(0);
        }
        case ProofLine.Carried carried -> repeated.getOrDefault(carried.of(), List.of()).get(carried.which());
        case ProofLine.Applied _, ProofLine.Activated _, ProofLine.Weighing _, ProofLine.Multiplied _,
            ProofLine.Divided _, ProofLine.Combined _, ProofLine.Biased _, ProofLine.Opaque _ ->
            new Descent.Unknown("the energy is followed only through steps of its diffusion");
      });
    }
    return derivation.results().stream().map(known::get).toList();
  }

  private List<Descent> repeat(ProofLine.Repeated repeat, List<Descent> known) {
    List<Descent> held = repeat.held().stream().map(known::get).toList();
    List<Descent> current = repeat.state().stream().map(known::get).toList();
    for (int k = 0; k < Math.min(repeat.times(), WALKED); k++) {
      List<Descent> in = new ArrayList<>(current);
      in.addAll(held);
      List<Descent> next = results(repeat.body(), in);
      if (next.equals(current)) {
        return current;
      }
      current = next;
    }
    return repeat.times() <= WALKED ? current
        : current.stream().map(_ -> (Descent) new Descent.Unknown("the repeated values change places")).toList();
  }

  private Descent iterated(ProofLine.Iterated table, List<Descent> known) {
    if (table.twoStep()) {
      return new Descent.Unknown("rows that go on from two iterates are not followed by the energy of one of them");
    }
    DiffusionBounds diffusion = bounds.diffusion(table);
    int target = -1;
    if (table.target() >= 0) {
      if (!(known.get(table.target()) instanceof Descent.Input input)) {
        return new Descent.Unknown("the target of the data term is not an input");
      }
      target = input.index();
    }
    Optional<String> refused = !table.frozen() && table.rows().stream().allMatch(Row::plain)
        ? beyond(table.rows(), diffusion) : frozen(table, diffusion);
    return refused.isPresent() ? new Descent.Unknown(refused.get())
        : known.get(table.state()).then(new Descent.Fallen(table.diffusion(), target));
  }

  /**
   * With its own diffusivities at the state the system minimises a quadratic form that majorises the energy, plus the square of
   * the distance from the state.
   */
  private Descent solved(ProofLine.Solved system, List<ProofLine> lines, List<Descent> known) {
    if (system.diffusion() < 0 || !OwnWeights.are(system, lines, bounds.proof())) {
      return new Descent.Unknown("the weights of a system are not the diffusivities at its right-hand side");
    }
    FluxBounds flux = bounds.proof().diffusions().get(system.diffusion()).flux();
    if (!(flux.decreasing() && flux.sector().lo() >= 0 && system.tau() >= 0)) {
      return new Descent.Unknown("the diffusivity is not decreasing, or not nonnegative");
    }
    return fallen(system.of(), system.target(), system.diffusion(), known);
  }

  /**
   * The last system minimises a quadratic form that majorises {@code ||v - u||^2 / 2 + tau E(v)}, from an iterate at which this
   * is at most its value {@code tau E(u)} at {@code u}.
   */
  private Descent implicit(ProofLine.Implicit step, List<Descent> known) {
    FluxBounds flux = bounds.proof().diffusions().get(step.diffusion()).flux();
    if (!(step.lagged() && flux.decreasing() && flux.sector().lo() >= 0 && step.tau() > 0)) {
      return new Descent.Unknown("the diffusivity is not decreasing, or not nonnegative");
    }
    if (step.start() != step.of()) {
      return new Descent.Unknown("the iteration does not begin at the value that the step is taken from");
    }
    return fallen(step.of(), step.target(), step.diffusion(), known);
  }

  private static Descent fallen(int of, int pulled, int diffusion, List<Descent> known) {
    int target = -1;
    if (pulled >= 0) {
      if (!(known.get(pulled) instanceof Descent.Input input)) {
        return new Descent.Unknown("the target of the data term is not an input");
      }
      target = input.index();
    }
    return known.get(of).then(new Descent.Fallen(diffusion, target));
  }

  private Optional<String> beyond(List<Row> rows, DiffusionBounds diffusion) {
    double constant = Math.max(0, diffusion.flux().slope().hi());
    double limit = StepLimit.largest(
        constant, bounds.squaredNorm(diffusion), diffusion.largestWeight());
    return rows.stream().filter(row -> !(row.tau() >= 0 && row.tau() <= limit)).findFirst()
        .map(row -> TableRule.exceeds(row.tau(), limit, "L+", constant));
  }

  private Optional<String> frozen(ProofLine.Iterated table, DiffusionBounds diffusion) {
    if (!table.frozen() && !diffusion.flux().constant()) {
      return Optional.of(
          "the diffusivities run within the cycle; the bound is a theorem only when they are frozen");
    }
    return bounds.refusal(table).or(() -> diffusion.flux().decreasing()
        ? Optional.empty() : Optional.of("the diffusivity is not decreasing"));
  }
}
