package org.residua.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepLimit;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Sector;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Node;
import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.verification.certificate.DiffusionBounds;
import org.residua.verification.certificate.FluxBounds;
import org.residua.verification.certificate.OperatorBound;

/**
 * What a proof may use of a network whatever the numbers of its parameters are.
 *
 * <p>A table whose step size is a fraction of its limit maps by {@code K}, {@code g} and {@code tau} only through
 * {@code tau g_max ||K||^2 <= 2}, and {@code tau (g_max ||K||^2 + 2 c) <= 2} with a data term. Its numbers may be
 * counted as those of one representative: {@code ||K|| = 1}, the fraction 1, and a weight {@code c} that is small beside
 * everything. A bracket {@code L ||K||^2 + c} of another claim is at most that of the limit, for every {@code K}, just where
 * it is for the representative: {@code L <= g_max}. Where the bounds of a flux depend on its numbers, they do not scale with
 * each other, and only the claim of the limit itself is made: others see the largest slope of all.
 */
final class Structural {

  static final String ROUNDING =
      "exact arithmetic: what rounding adds depends on the numbers, and is said by the certificate of their values";

  /** So small that a sum with it rounds to the other summand, and yet a data term. */
  private static final double SMALL_WEIGHT = 0x1p-1000;

  private Structural() {}

  /** Why nothing is proven for every admissible value; empty where no number outside fractions of limits can change. */
  static Optional<String> obstacle(Architecture architecture) {
    for (Node node : architecture.nodes()) {
      Optional<String> inside = node.bodies().stream().flatMap(body -> obstacle(body).stream()).findFirst();
      Optional<String> found = inside.or(() -> obstacle(node));
      if (found.isPresent()) {
        return found;
      }
    }
    return architecture.parameters().isEmpty() ? Optional.of("there is no parameter; certify the numbers") : Optional.empty();
  }

  private static Optional<String> obstacle(Node node) {
    return switch (node) {
      case Node.SemiIterate semi -> obstacle(semi.iteration());
      case Node.Apply _, Node.Activate _, Node.Differential _, Node.Solve _, Node.Loop _ -> node.parameters().isEmpty()
          ? Optional.empty()
          : Optional.of(node.label() + " is applied outside a step, and no bound holds for all its numbers");
      case Node.Multiply _, Node.Divide _, Node.Zero _, Node.Combine _, Node.AddBias _, Node.Repeat _ -> Optional.empty();
    };
  }

  /** The representative stands for a fraction of a limit and for filters that can be divided by their norm, nothing else. */
  private static Optional<String> obstacle(SemiIteration iteration) {
    if (!(iteration.step() instanceof StepSize.OfLimit)) {
      return Optional.of("the step size " + iteration.step().text() + " stays where " + iteration.parameters()
          + " change, and may leave its limit; give it as a fraction of the limit");
    }
    return iteration.diffusion().operator().parameters().isEmpty()
        ? Optional.of(iteration.diffusion().operator() + " has no parameter; certify the numbers") : Optional.empty();
  }

  /** The admissible values, a line for each parameter. */
  static List<String> domains(Architecture architecture) {
    List<String> domains = new ArrayList<>(List.of("for every admissible value of the parameters:"
        + " ||K||^2 and g_max finite, and each number in its domain"));
    for (Parameter parameter : architecture.parameters()) {
      domains.add(parameter + " " + parameter.domain().text());
    }
    domains.add("tau is a fraction of the limit of its own diffusion, so that only tau g_max ||K||^2 enters:"
        + " counted with ||K|| = 1 and the fraction 1");
    return domains;
  }

  /** The step size of the representative. */
  static double step(SemiIteration iteration) {
    Diffusion diffusion = iteration.diffusion();
    Sector sector = diffusion.activation().domainSector();
    double weight = weight(diffusion);
    double limit = sector.lo() >= 0 && diffusion.fidelity().constant()
        ? StepLimit.largest(sector.hi(), 1, 2 * weight)
        : StepLimit.largest(Math.max(0, diffusion.activation().domainSlope().hi()), 1, weight);
    return Double.isInfinite(limit) ? 0 : limit;
  }

  private static double weight(Diffusion diffusion) {
    return diffusion.fidelity().present() ? SMALL_WEIGHT : 0;
  }

  static DiffusionBounds bounds(Diffusion diffusion, int operator) {
    DiffusionBounds.Weights weights = switch (diffusion.fidelity()) {
      case Fidelity.None _ -> DiffusionBounds.Weights.NONE;
      case Fidelity.Constant _ -> DiffusionBounds.Weights.CONSTANT;
      case Fidelity.Weights _ -> DiffusionBounds.Weights.VARYING;
    };
    return new DiffusionBounds(operator, bounds(diffusion.activation()), weights, weight(diffusion), "");
  }

  private static FluxBounds bounds(Activation activation) {
    boolean same = activation.sector().equals(activation.domainSector())
        && activation.slope().equals(activation.domainSlope());
    FluxBounds bounds = FluxBounds.ofDomain(activation);
    return new FluxBounds("any numbers of " + activation.structure(), bounds.sector(),
        same ? bounds.slope() : new Sector(-Double.MAX_VALUE, Double.MAX_VALUE), bounds.decreasing(),
        bounds.assumed());
  }

  static OperatorBound bound(LinearOperator operator) {
    return new OperatorBound("any numbers of " + operator.structure(), Fingerprint.of(operator.structure().toString()), 1,
        "K/||K||: the step size is a fraction of the limit", Optional.empty(), CustomOperator.within(operator));
  }
}
