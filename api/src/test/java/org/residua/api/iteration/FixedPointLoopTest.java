package org.residua.api.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Outcome;
import org.residua.api.block.Solver;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;

/** What a loop says of the next iteration: a machine that begins with it works in vain at most once. */
class FixedPointLoopTest {

  private static final ImplicitStep STEP =
      new ImplicitStep(Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1)), 0.7);

  /** A fixed point that is known by its residuals alone. */
  private static final class Known implements LoopMachine {

    private final IntToDoubleFunction residuals;
    private final List<Boolean> announced = new ArrayList<>();
    private int iterations;

    Known(IntToDoubleFunction residuals) {
      this.residuals = residuals;
    }

    @Override
    public double residualNorm(boolean goingOn) {
      announced.add(goingOn);
      return residuals.applyAsDouble(iterations);
    }

    @Override
    public void lagged() {
      iterations++;
    }

    @Override
    public void copy(int x, int z) {}

    @Override
    public double scale() {
      return 1;
    }

    @Override
    public void residual() {
      throw new AssertionError("only its norm is needed");
    }

    @Override
    public double norm(int x) {
      throw new AssertionError("only that of the residual is needed");
    }

    @Override
    public void newton() {
      throw new AssertionError();
    }

    @Override
    public void iterate() {
      throw new AssertionError();
    }

    @Override
    public void combine(double a, int x, double b, int y, int z) {
      throw new AssertionError();
    }

    @Override
    public double dot(int x, int y) {
      throw new AssertionError();
    }
  }

  private static List<Boolean> announced(IntToDoubleFunction residuals, int maximum, Outcome outcome) {
    Known machine = new Known(residuals);
    FixedPointLoop loop = new FixedPointLoop(new FixedPoint(STEP, new Solver.Lagged(), 1e-10, maximum));
    loop.run(machine);
    assertThat(loop.outcome().outcome()).isEqualTo(outcome);
    assertThat(loop.outcome().iterations()).isEqualTo(machine.iterations);
    assertThat(machine.announced).hasSize(machine.iterations + 1);
    return machine.announced;
  }

  /** Each residual is a tenth of the one before: all iterations are announced, and not one more. */
  @Test
  void linearConvergenceIsForeseen() {
    List<Boolean> announced = announced(k -> 0.5 * Math.pow(0.1, k), 100, Outcome.CONVERGED);
    assertThat(announced).hasSize(11);
    assertThat(announced.subList(0, 10)).containsOnly(true);
    assertThat(announced.get(10)).isFalse();
  }

  /** What falls faster than before is foreseen one iteration late. */
  @Test
  void fasterConvergenceIsMissedOnce() {
    List<Boolean> announced = announced(k -> k < 3 ? Math.pow(0.5, k) : 1e-20, 100, Outcome.CONVERGED);
    assertThat(announced).containsExactly(true, true, true, true);
  }

  /** The last one that is allowed has none behind it. */
  @Test
  void theLastIterationIsNotAnnounced() {
    assertThat(announced(_ -> 0.5, 3, Outcome.ITERATION_LIMIT)).containsExactly(true, true, true, false);
  }

  @Test
  void nothingIsAnnouncedAfterWhatIsNotANumber() {
    assertThat(announced(k -> k < 2 ? 0.5 : Double.NaN, 9, Outcome.NON_FINITE)).containsExactly(true, true, true);
  }
}
