package org.residua.schemes;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;

/**
 * The Runge-Kutta-Legendre method of the first order, an explicit step in {@code s} stages:
 *
 * <pre>
 *   Y_j = mu_j (Y_{j-1} + h F(Y_{j-1})) + (1 - mu_j) Y_{j-2},   mu_j = (2j-1)/j,   h = 2 tau/(s^2+s),   Y_0 = Y_{-1} = u
 * </pre>
 *
 * {@code u+ = Y_s} covers the time {@code tau}: a residual network with a second, extrapolating skip connection. Its polynomial
 * is Legendre's, {@code P_s(1 - h z)}.
 *
 * <p>With kept diffusivities (or a linear flux) and {@code tau <= (s^2+s)/(g_max ||K||^2)} every stage satisfies
 * {@code ||Y_j|| <= ||u||}; with renewed ones, which the method is made for, no theorem holds: at the limit 20 stages
 * make {@code (x, -x)} grow 4.6 times, with Perona-Malik's flux, {@code x = 0.626 lambda}, periodic. The weights {@code mu_j} are
 * rounded, {@code 1 - mu_j} is exact. First order in time. Source: Meyer, Balsara, Aslam (2014), J. Comput. Phys. 257,
 * doi:10.1016/j.jcp.2013.08.021.
 *
 * @param diffusion what is discretised
 * @param step the step size {@code tau} of a cycle, at most its certified limit unless unchecked; a fraction is one of that limit
 * @param steps stages of a cycle, {@code s >= 1}
 * @param cycles number of cycles, at least 1
 * @param frozen whether the diffusivities of the start of a cycle are kept within it
 */
public record Rkl1(Diffusion diffusion, StepSize step, int steps, int cycles, boolean frozen) implements Scheme {

  private static final Stages STAGES = new Stages("(s^2+s)/2", stages -> stages * (stages + 1.0) / 2, 1);

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofStages(
      new Family.Words("rkl1", "Runge-Kutta-Legendre diffusion of the first order",
          "long explicit steps that follow the diffusivities in each stage"),
      STAGES, Family.Freezing.RENEWED,
      (diffusion, step, pace) -> new Rkl1(diffusion, step, pace.steps(), pace.cycles(), pace.frozen()));

  /** Checks the step size and the numbers of stages and cycles. */
  public Rkl1 {
    STAGES.requireFitting(step, diffusion, steps);
    Steps.requirePositive("cycles", cycles);
  }

  /** Cycles with diffusivities that are renewed in each stage. */
  public static Rkl1 of(Diffusion diffusion, double tau, int steps, int cycles) {
    return new Rkl1(diffusion, StepSize.fixed(tau), steps, cycles, false);
  }

  /** The rows of one cycle, in units of {@code h}; fewer rows are the first of more. */
  public static List<Row> rows(int stages) {
    STAGES.requireEnough(stages);
    return IntStream.rangeClosed(1, stages).mapToObj(j -> Row.extrapolated((2.0 * j - 1) / j)).toList();
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
  public double tau() {
    return STAGES.tau(step, diffusion, steps);
  }

  @Override
  public double limit() {
    return STAGES.limit(diffusion, steps);
  }

  @Override
  public double time() {
    return cycles * tau();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return Cycle.repeated(algebra,
        new SemiIteration(diffusion, STAGES.unit(step, steps), rows(steps), frozen, new Argument.Legendre(1)), cycles, inputs);
  }
}
