package org.residua.schemes;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;

/**
 * The Runge-Kutta-Legendre method of the second order, an explicit step in {@code s} stages. With {@code h = 4 tau/(s^2+s-2)},
 * {@code b_0 = b_1 = b_2 = 1/3} and {@code b_j = (j^2+j-2)/(2j(j+1))}:
 *
 * <pre>
 *   Y_0 = u,   Y_1 = u + h/3 F(u),
 *   Y_j = mu_j (Y_{j-1} + h F(Y_{j-1})) + nu_j Y_{j-2} + (1 - mu_j - nu_j) u - (1 - b_{j-1}) mu_j h F(u),
 *   mu_j = (2j-1)/j b_j/b_{j-1},   nu_j = -(j-1)/j b_j/b_{j-2}
 * </pre>
 *
 * {@code u+ = Y_s} covers the time {@code tau}: a residual network with an extrapolating skip and two that reach back to the
 * start. Its polynomial is {@code 1 - b_s + b_s P_s(1 - h z)} with Legendre's {@code P_s}.
 *
 * <p>With at most 8192 stages, kept diffusivities (or a linear flux) and {@code tau} up to
 * {@code (s^2+s-2)/(2 g_max ||K||^2)}, less a part {@code 2^-44 s^2} of it that the rounding of the weights takes, every
 * stage satisfies {@code ||Y_j|| <= ||u||}. With renewed ones, which the method is made for, no theorem holds: at the limit
 * 20 stages make {@code (x, -x)} grow 18 times, with Perona-Malik's flux, {@code x = 0.701 lambda}, periodic. Second order in
 * time; first where the diffusivities are kept and not constant. Source: Meyer, Balsara, Aslam (2014), J. Comput. Phys. 257,
 * doi:10.1016/j.jcp.2013.08.021.
 *
 * @param diffusion what is discretised
 * @param step the step size {@code tau} of a cycle, at most its certified limit unless unchecked; a fraction is one of that limit
 * @param steps stages of a cycle, {@code s >= 2}
 * @param cycles number of cycles, at least 1
 * @param frozen whether the diffusivities of the start of a cycle are kept within it
 */
public record Rkl2(Diffusion diffusion, StepSize step, int steps, int cycles, boolean frozen) implements Scheme {

  private static final double WEIGHT_ERROR = 0x1p-44;
  /** With more stages no theorem is known for rounded weights, so that a smaller limit is of no use. */
  private static final double MOST_CERTIFIED = 1 << 13;

  private static final Stages STAGES = new Stages("(s^2+s-2)/4",
      stages -> (stages * (stages + 1.0) - 2) / 4 * unit(stages), 2);

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofStages(
      new Family.Words("rkl2", "Runge-Kutta-Legendre diffusion of the second order",
          "second order in time by explicit steps, with an estimate of their error"),
      STAGES, Family.Freezing.RENEWED,
      (diffusion, step, pace) -> new Rkl2(diffusion, step, pace.steps(), pace.cycles(), pace.frozen()));

  /** Checks the step size and the numbers of stages and cycles. */
  public Rkl2 {
    STAGES.requireFitting(step, diffusion, steps);
    Steps.requirePositive("cycles", cycles);
  }

  /** Cycles with diffusivities that are renewed in each stage. */
  public static Rkl2 of(Diffusion diffusion, double tau, int steps, int cycles) {
    return new Rkl2(diffusion, StepSize.fixed(tau), steps, cycles, false);
  }

  /**
   * The fewest stages for which a step size is within the limit; {@code 2^20} where more would be needed.
   *
   * @param tau at least 0
   */
  public static int stages(Diffusion diffusion, double tau) {
    if (!(tau >= 0)) {
      throw new IllegalArgumentException("tau = " + tau + " must be at least 0");
    }
    return STAGES.fewest(tau, diffusion);
  }

  /** {@code h} in units of the table, a little less than 1. */
  private static double unit(double stages) {
    return 1 - Math.min(stages, MOST_CERTIFIED) * Math.min(stages, MOST_CERTIFIED) * WEIGHT_ERROR;
  }

  private static double b(double j) {
    return j < 2 ? 1.0 / 3 : (j * j + j - 2) / (2 * j * (j + 1));
  }

  /** The rows of one cycle; fewer rows are the first of more, in another unit. */
  public static List<Row> rows(int stages) {
    STAGES.requireEnough(stages);
    double h = unit(stages);
    List<Row> rows = new ArrayList<>(List.of(Row.explicit(h / 3)));
    for (int j = 2; j <= stages; j++) {
      double mu = (2.0 * j - 1) / j * (b(j) / b(j - 1));
      double nu = -(j - 1.0) / j * (b(j) / b(j - 2));
      rows.add(new Row(h, mu, nu, 1 - mu - nu, -(1 - b(j - 1)) * mu * h));
    }
    return rows;
  }

  @Override
  public String name() {
    return FAMILY.name();
  }

  @Override
  public int order() {
    return frozen && !diffusion.activation().bank().constant() ? 1 : 2;
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

  private SemiIteration table() {
    return new SemiIteration(diffusion, STAGES.unit(step, steps), rows(steps), frozen, new Argument.ConvexLegendre(unit(steps)));
  }

  /**
   * The step with an estimate of its error, {@code 0.8 (u - u+) + 0.4 tau (F(u) + F(u+))}: a block with the outputs
   * {@code u+} and the estimate. The constants are those of the Runge-Kutta-Chebyshev method; of this one the estimate is 1.1
   * to 2 times the error {@code O(tau^3)} of a small step, the more the more stages. It is no bound. Source: Sommeijer,
   * Shampine, Verwer (1997), J. Comput. Appl. Math. 88; Meyer, Balsara, Aslam (2014).
   *
   * @throws IllegalArgumentException if there are several cycles, whose errors are not told apart
   */
  public Block estimating() {
    if (cycles != 1) {
      throw new IllegalArgumentException("cycles = " + cycles + " must be 1 where the error of a cycle is estimated");
    }
    return new Estimating(this);
  }

  /**
   * A step and its error.
   *
   * @param once one cycle
   */
  private record Estimating(Rkl2 once) implements Block {

    private static final double CHANGE = 0.8;
    private static final double FORCES = 0.4;

    @Override
    public int inputs() {
      return once.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Gradient gradient = new Gradient(once.diffusion);
      V v = once.express(algebra, in).get(0);
      V before = gradient.express(algebra, in).get(0);
      V after = gradient.express(algebra, Cycle.joined(List.of(v), in.subList(1, in.size()))).get(0);
      double forces = -FORCES * once.tau();
      return List.of(v, algebra.combine(List.of(CHANGE, -CHANGE, forces, forces), List.of(in.get(0), v, before, after)));
    }
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return Cycle.repeated(algebra, table(), cycles, inputs);
  }
}
