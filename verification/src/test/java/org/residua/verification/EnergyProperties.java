package org.residua.verification;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.flux.ForwardBackward;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Fsi;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;
import org.residua.verification.jqwik.StabilityLaws;

/** {@code E(u+) <= E(u)}, whether the flux is monotone or not. */
final class EnergyProperties {

  @Property
  void everyExplicitStep(@ForAll(supplier = Problems.Any.class) Problem problem) {
    falls(problem);
  }

  @Property
  void everyExplicitStepWithDataTerm(@ForAll(supplier = Problems.WithData.class) Problem problem) {
    falls(problem);
  }

  private static void falls(Problem problem) {
    double tau = problem.tau(problem.diffusion().limit().energy().orElseThrow());
    StabilityLaws.energyDoesNotGrow(new SymmetricResidualBlock(tau, problem.diffusion()),
        problem.diffusion(), problem.inputs(), 20, problem.margin().step());
  }

  /** Also where {@code g} is negative and no norm is bounded. */
  @Property
  void everyForwardAndBackwardStep(@ForAll(supplier = Problems.WithData.class) Problem problem) {
    Diffusion d = problem.diffusion();
    Flux flux = new ForwardBackward(d.activation().flux(0).contrast());
    Diffusion backward = new Diffusion(d.operator(), Activation.of(flux), d.fidelity());
    falls(new Problem(backward, problem.u(), problem.v(), problem.f(), problem.fraction()));
  }

  @Property
  void everyFrozenCycle(@ForAll(supplier = Problems.Any.class) Problem problem,
      @ForAll @IntRange(min = 1, max = 16) int n) {
    Assume.that(problem.diffusion().activation().bank().decreasing());
    Fsi cycle = Fsi.of(problem.diffusion(), problem.tau(), n, 1);
    StabilityLaws.energyDoesNotGrow(
        cycle, problem.diffusion(), problem.inputs(), 4, problem.margin().cycle(n));
  }
}
