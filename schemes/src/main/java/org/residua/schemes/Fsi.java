package org.residua.schemes;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepGuard;

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
 * @param tau the inner step size, positive and, unless unchecked, at most the certified limit
 * @param steps inner steps of a cycle, {@code n >= 1}
 * @param cycles number of cycles, at least 1
 * @param frozen whether the diffusivities of the start of a cycle are kept within it
 * @param guard whether the limit is enforced
 */
public record Fsi(
    Diffusion diffusion, double tau, int steps, int cycles, boolean frozen, StepGuard guard)
    implements Scheme {

  /** Checks the step size and the numbers of steps and cycles. */
  public Fsi {
    guard.require(tau, diffusion, "fsi");
    Steps.requirePositive("steps", steps);
    Steps.requirePositive("cycles", cycles);
  }

  /** Certified frozen cycles. */
  public static Fsi of(Diffusion diffusion, double tau, int steps, int cycles) {
    return new Fsi(diffusion, tau, steps, cycles, true, StepGuard.CERTIFIED);
  }

  /**
   * The least number of cycles of {@code steps} steps that reaches {@code time}, the step size reduced to
   * hit it.
   */
  public static Fsi until(Diffusion diffusion, double tau, int steps, double time, boolean frozen,
      StepGuard guard) {
    guard.require(tau, diffusion, "fsi");
    Steps.requirePositive("steps", steps);
    double factor = cycleFactor(steps);
    int cycles = Steps.count(time, tau * factor);
    double fitted = Math.min(tau, time / (cycles * factor));
    return new Fsi(diffusion, fitted, steps, cycles, frozen, guard);
  }

  private static double cycleFactor(int steps) {
    return steps * (steps + 1.0) / 3;
  }

  /** The rows of one cycle. */
  public static List<Row> rows(double tau, int steps) {
    return IntStream.range(0, steps)
        .mapToObj(k -> Row.extrapolated(tau, (4.0 * k + 2) / (2.0 * k + 3)))
        .toList();
  }

  @Override
  public String name() {
    return "fsi";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public double time() {
    return cycles * (tau * cycleFactor(steps));
  }

  @Override
  public double limit() {
    return diffusion.limit().certified();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    Block cycle = new Cycle(new SemiIteration(diffusion, rows(tau, steps), frozen, new Argument.BoxFilter(tau)));
    return cycles == 1
        ? cycle.express(algebra, inputs)
        : algebra.repeat(cycle, cycles, inputs.subList(0, 1), inputs.subList(1, inputs.size()));
  }
}
