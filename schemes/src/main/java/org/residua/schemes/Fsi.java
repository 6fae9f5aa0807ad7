package org.residua.schemes;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;

/**
 * Fast semi-iterative diffusion, an explicit scheme accelerated by extrapolation:
 *
 * <pre>
 *   u^{k+1} = a_k (u^k + tau F(u^k)) + (1 - a_k) u^{k-1},   a_k = (4k+2)/(2k+3),   u^{-1} = u^0
 * </pre>
 *
 * in cycles of {@code n} rows that cover the time {@code tau n (n+1)/3} each: a residual network with a second,
 * extrapolating skip connection.
 *
 * <p>With frozen diffusivities (or a linear flux) and {@code tau <= 2/(g_max ||K||^2)} every inner iterate
 * satisfies {@code ||u^k|| <= ||u^0||}; with running diffusivities no theorem holds.
 * First order in time. Source: Hafner, Ochs, Weickert, Reissel, Grewenig (2016); Alt, Peter, Weickert,
 * Schrader (2021), section 3.2.
 *
 * @param diffusion what is discretised
 * @param step the inner step size, at most the certified limit unless unchecked
 * @param steps inner steps of a cycle, {@code n >= 1}
 * @param cycles number of cycles, at least 1
 * @param frozen whether the diffusivities of the start of a cycle are kept within it
 */
public record Fsi(Diffusion diffusion, StepSize step, int steps, int cycles, boolean frozen)
    implements Scheme {

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofCycles(
      new Family.Words("fsi", "fast semi-iterative diffusion",
          "long explicit cycles inside which the norm is bounded, with one extrapolating skip"),
      steps -> steps * (steps + 1.0) / 3, Family.Freezing.KEPT,
      (diffusion, step, pace) -> new Fsi(diffusion, step, pace.steps(), pace.cycles(), pace.frozen()));

  /** Checks the step size and the numbers of steps and cycles. */
  public Fsi {
    Steps.requireFitting(step, diffusion, (tau, limit) -> "");
    Steps.requirePositive("steps", steps);
    Steps.requirePositive("cycles", cycles);
  }

  /** Certified frozen cycles. */
  public static Fsi of(Diffusion diffusion, double tau, int steps, int cycles) {
    return new Fsi(diffusion, StepSize.fixed(tau), steps, cycles, true);
  }

  /** What helps a scheme of single steps whose step size exceeds its limit. */
  static String remedy(double tau, double limit) {
    long steps = (long) Math.ceil(Math.sqrt(3 * tau / limit + 0.25) - 0.5);
    return !Double.isFinite(tau / limit) ? "" : String.format(Locale.ROOT,
        "use FSI with %d steps per cycle (covers %.3g)", steps, limit * steps * (steps + 1) / 3);
  }

  /** The rows of one cycle; fewer rows are the first of more. */
  public static List<Row> rows(int steps) {
    return IntStream.range(0, steps)
        .mapToObj(k -> Row.extrapolated((4.0 * k + 2) / (2.0 * k + 3)))
        .toList();
  }

  @Override
  public String name() {
    return FAMILY.name();
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public double time() {
    return cycles * (tau() * FAMILY.span(steps));
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return Cycle.repeated(algebra,
        new SemiIteration(diffusion, step, rows(steps), frozen, new Argument.BoxFilter(1)), cycles, inputs);
  }
}
