package org.residua.verification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.SemiIteration;
import org.residua.api.certificate.Certificate;
import org.residua.api.certificate.Claim;
import org.residua.api.certificate.Condition;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.graph.Architecture;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;

/**
 * The reading of a block as a certificate: norm-decreasing, energy-decreasing, nonexpansive, or an honest
 * unknown with its reason.
 *
 * <p>A symmetric step is certified as one operation by its step limit; node by node its two branches would
 * only give a factor of about 3 by the triangle inequality. Norm factors and Lipschitz constants multiply
 * under composition; energy decreases compose for one and the same energy. The theorems are those of exact
 * arithmetic.
 *
 * <p>Source: Alt, Peter, Weickert, Schrader (2021), theorem 1; Hafner et al. (2016) for frozen cycles.
 */
public final class Certifier {

  private Certifier() {}

  /** What is proven about an architecture with one output: input 0 is the state, further ones are held. */
  public static Certification certify(Architecture architecture) {
    if (architecture.outputs().size() != 1) {
      throw new IllegalArgumentException("an architecture with " + architecture.outputs().size()
          + " outputs; certificates are about one output");
    }
    List<Facts> inputs =
        IntStream.range(0, architecture.inputs()).mapToObj(Facts::input).toList();
    Facts facts = architecture.express(new Reading(), inputs).get(0);
    String horizon = Horizon.of(architecture);
    boolean held = architecture.inputs() > 1;
    return new Certification(
        certificate(facts.norm(), Claim.NORM_DECREASING, horizon, held
            ? "||v|| <= max over the inputs of their norms" : "||v|| <= ||u||"),
        energy(facts.descent(), horizon),
        certificate(facts.lipschitz(), Claim.NONEXPANSIVE, horizon,
            "||v(u) - v(w)|| <= ||u - w||" + (held ? ", held inputs kept" : "")));
  }

  private static Certificate certificate(Gain gain, Claim claim, String horizon, String statement) {
    return switch (gain) {
      case Gain.Unbounded unbounded -> Certificate.unknown("Euclidean", unbounded.reason());
      case Gain.Bounded bounded -> bounded.factor() <= 1
          ? proven(claim, "Euclidean", horizon, statement, conditions(bounded))
          : Certificate.unknown("Euclidean",
              "only the factor " + bounded.factor() + " is proven: " + bounded.excess());
    };
  }

  /** Where the factor is not that of theorems about steps alone, it is a condition itself. */
  private static Set<Condition> conditions(Gain.Bounded gain) {
    Set<Condition> all = new LinkedHashSet<>(gain.conditions());
    if (gain.factor() != 1 || all.stream().noneMatch(c -> c instanceof Condition.StepBound)) {
      all.add(new Condition.Factors(List.of(gain.factor()), 1));
    }
    return all;
  }

  private static Certificate energy(Descent descent, String horizon) {
    return switch (descent) {
      case Descent.Input _ -> Certificate.unknown("energy", "no step of a diffusion is taken");
      case Descent.Unknown unknown -> Certificate.unknown("energy", unknown.reason());
      case Descent.Fallen fallen -> proven(Claim.ENERGY_DECREASING, "energy", horizon,
          fallen.target() < 0 ? "E(v) <= E(u), E(u) = sum P(K u)"
              : "E(v) <= E(u), E(u) = sum P(K u) + 1/2 sum c (u - f)^2",
          fallen.conditions());
    };
  }

  private static Certificate proven(
      Claim claim, String norm, String horizon, String statement, Set<Condition> conditions) {
    List<String> hypotheses = new ArrayList<>(List.of(statement));
    conditions.forEach(condition -> hypotheses.add(condition.text()));
    hypotheses.add("exact arithmetic: rounding adds a relative error of some ulps per step");
    return new Certificate(claim, norm, 1, horizon, hypotheses, List.copyOf(conditions));
  }

  /** The carrier is what is proven about a value. */
  private static final class Reading implements Algebra<Facts> {

    @Override
    public Facts apply(LinearOperator operator, Facts x) {
      double norm = operator.norm().upper();
      String excess = "an operator of norm up to " + norm;
      return Facts.of(x.norm().then(norm, Set.of(), excess),
          x.lipschitz().then(norm, Set.of(), excess));
    }

    @Override
    public Facts activate(Activation activation, Facts x) {
      if (activation.form() == Activation.Form.DIFFUSIVITY) {
        Gain unknown = Gain.unknown("a diffusivity is not bounded by its argument");
        return Facts.of(unknown, unknown);
      }
      Set<Condition> assumed = Assumptions.of(activation.flux());
      double sector = activation.flux().sector().magnitude();
      double slope = activation.slope().magnitude();
      if (activation.coupling() == Coupling.COUPLED) {
        slope = Math.max(slope, sector);
      }
      return Facts.of(
          x.norm().then(sector, assumed, "an activation with |Phi(s)| up to " + sector + " |s|"),
          x.lipschitz().then(slope, assumed, "an activation with slope up to " + slope));
    }

    @Override
    public Facts multiply(Facts x, Facts y) {
      Gain unknown = Gain.unknown("a product of two values has no factor");
      return Facts.of(unknown, unknown);
    }

    @Override
    public Facts combine(List<Double> coefficients, List<Facts> values) {
      Gain norm = Gain.zero();
      Gain lipschitz = Gain.zero();
      for (int k = 0; k < values.size(); k++) {
        norm = norm.plus(values.get(k).norm().times(coefficients.get(k)));
        lipschitz = lipschitz.plus(values.get(k).lipschitz().times(coefficients.get(k)));
      }
      return Facts.of(norm, lipschitz);
    }

    @Override
    public Facts addBias(Parameter bias, Facts x) {
      return Facts.of(
          Gain.unknown("a bias moves zero, so that the norm of a small input can grow"),
          x.lipschitz());
    }

    @Override
    public Facts gradientStep(double tau, Diffusion diffusion, List<Facts> in) {
      return StepRule.step(tau, diffusion, in);
    }

    @Override
    public Facts semiIteration(SemiIteration iteration, List<Facts> in) {
      return CycleRule.cycle(iteration, in);
    }

    @Override
    public List<Facts> repeat(Block body, int times, List<Facts> state, List<Facts> held) {
      List<Facts> current = state;
      for (int k = 0; k < times; k++) {
        List<Facts> in = new ArrayList<>(current);
        in.addAll(held);
        List<Facts> next = body.express(this, in);
        if (next.equals(current)) {
          return current;
        }
        current = next;
      }
      return current;
    }
  }
}
