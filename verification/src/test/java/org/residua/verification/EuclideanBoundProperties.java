package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.networks.SymmetricResidualBlock;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;
import org.residua.verification.jqwik.StabilityLaws;

/** {@code ||u(t)|| <= ||u(0)||} for every stable step, every flux with g >= 0, monotone or not. */
final class EuclideanBoundProperties {

  @Property
  void everyExplicitStep(@ForAll(supplier = Problems.Any.class) Problem problem) {
    SymmetricResidualBlock block = new SymmetricResidualBlock(problem.tau(), problem.diffusion());
    StabilityLaws.normDoesNotGrow(block, problem.inputs(), 20, problem.margin().step());
  }

  @Property
  void theExplicitScheme(@ForAll(supplier = Problems.Any.class) Problem problem,
      @ForAll @IntRange(min = 1, max = 30) int steps) {
    Explicit scheme = Explicit.of(problem.diffusion(), problem.tau(), steps);
    StabilityLaws.normDoesNotGrow(scheme, problem.inputs(), 1, steps * problem.margin().step());
  }

  @Property
  void everyFrozenCycle(@ForAll(supplier = Problems.Any.class) Problem problem,
      @ForAll @IntRange(min = 1, max = 16) int n) {
    Fsi cycle = Fsi.of(problem.diffusion(), problem.tau(), n, 1);
    StabilityLaws.normDoesNotGrow(cycle, problem.inputs(), 4, problem.margin().cycle(n));
  }

  @Property
  void everyIterateInsideAFrozenCycle(@ForAll(supplier = Problems.Any.class) Problem problem,
      @ForAll @IntRange(min = 1, max = 12) int n) {
    List<Row> rows = Tables.fsi(problem.tau(), n);
    for (int k = 1; k <= n; k++) {
      Rows prefix = Rows.of(problem.diffusion(), rows.subList(0, k), true);
      StabilityLaws.normDoesNotGrow(prefix, problem.inputs(), 1, problem.margin().cycle(k));
    }
  }

  @Property
  void dataTermOfConstantWeight(@ForAll(supplier = Problems.WithData.class) Problem problem) {
    Optional<Double> limit = problem.diffusion().limit().norm();
    assertThat(limit.isPresent()).isEqualTo(problem.diffusion().fidelity().constant());
    limit.ifPresent(tau -> StabilityLaws.normDoesNotGrow(
        new SymmetricResidualBlock(problem.tau(tau), problem.diffusion()),
        problem.inputs(), 20, problem.margin().step()));
  }

  /** The bound is attained where nothing is smoothed: a constant signal keeps its norm. */
  @Property
  void constantsUnderNaturalDifferencesStay(@ForAll(supplier = Problems.Any.class) Problem problem) {
    Signal constant = Signal.of(3, 3, 3, 3, 3, 3, 3, 3);
    Diffusion d = Diffusion.of(
        Convolution.difference(2, Boundary.NATURAL), problem.diffusion().activation().flux(0));
    assertThat(Runs.reference(Explicit.of(d, problem.tau(d.limit().certified()), 5), List.of(constant)))
        .isEqualTo(constant);
  }
}
