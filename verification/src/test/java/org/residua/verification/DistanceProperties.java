package org.residua.verification;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Linear;
import org.residua.api.flux.Sector;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;
import org.residua.verification.jqwik.StabilityLaws;

/** How far two signals may move apart. */
final class DistanceProperties {

  @Property
  void monotoneStepsAreNonexpansive(@ForAll(supplier = Problems.Monotone.class) Problem problem) {
    double tau = problem.tau(problem.diffusion().limit().nonexpansive().orElseThrow());
    StabilityLaws.nonexpansive(new SymmetricResidualBlock(tau, problem.diffusion()),
        problem.inputs(), problem.v(), problem.margin().step());
    StabilityLaws.nonexpansive(Explicit.of(problem.diffusion(), tau, 10),
        problem.inputs(), problem.v(), 10 * problem.margin().step());
  }

  @Property
  void monotoneStepsWithDataTermAreNonexpansive(@ForAll(supplier = Problems.WithData.class) Problem problem) {
    problem.diffusion().limit().nonexpansive().ifPresent(limit -> StabilityLaws.nonexpansive(
        new SymmetricResidualBlock(problem.tau(limit), problem.diffusion()),
        problem.inputs(), problem.v(), problem.margin().step()));
  }

  @Property
  void linearCyclesAreNonexpansive(@ForAll(supplier = Problems.Any.class) Problem problem) {
    Diffusion linear = new Diffusion(
        problem.diffusion().operator(), Activation.of(new Linear()), Fidelity.none());
    Problem own = new Problem(linear, problem.u(), problem.v(), problem.f(), problem.fraction());
    StabilityLaws.nonexpansive(
        Fsi.of(linear, own.tau(), 9, 1), own.inputs(), own.v(), own.margin().cycle(9));
  }

  @Property
  void everyStepDependsContinuouslyOnItsInput(@ForAll(supplier = Problems.WithData.class) Problem problem) {
    dependsContinuously(problem);
    dependsContinuously(Problems.with(problem, Fidelity.none()));
  }

  /** {@code max(|1 - tau (L+ ||K||^2 + max c)|, 1 + tau mu ||K||^2)}. */
  private static void dependsContinuously(Problem problem) {
    Diffusion d = problem.diffusion();
    double tau = problem.tau(d.limit().energy().orElseThrow());
    Sector slope = d.activation().slope();
    double square = d.operator().norm().upperSquared();
    double factor = Math.max(Math.abs(1 - tau * (slope.hi() * square + d.fidelity().largest())),
        1 + tau * Math.max(0, -slope.lo()) * square);
    StabilityLaws.lipschitz(
        new SymmetricResidualBlock(tau, d), factor, problem.inputs(), problem.v(), problem.margin().step());
  }
}
