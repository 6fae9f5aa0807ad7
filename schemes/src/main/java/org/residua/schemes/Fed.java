package org.residua.schemes;

import java.util.Arrays;
import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;

/**
 * Fast explicit diffusion: plain steps of varying size,
 *
 * <pre>
 *   u^{k+1} = u^k + tau_k F(u^k),   the tau_k in a certain order all of   tau / (2 sin^2(pi j/(2n+1))),  j = 1..n
 * </pre>
 *
 * in cycles of {@code n} that cover the time {@code tau n (n+1)/3} each, with the diffusivities of the start of the cycle: a
 * residual network whose blocks differ in nothing but their step size. Its polynomial is that of {@link Fsi}, without a
 * second iterate.
 *
 * <p>With {@code tau <= 2/(g_max ||K||^2)} the norm does not grow from the start of a cycle to its end. Inside it grows: steps of
 * up to {@code 2 n^2/pi^2} times the limit alternate with short ones, and their order decides what rounding becomes. They
 * come in the order of Leja points with the weight {@code t^{1/2}}: of the roots {@code t_j = tau/tau_j} that are left the
 * one with the largest {@code t^{1/2} prod |t - t_k|} over those taken, which keeps {@code t^{1/2} p} as even as it is at the
 * end. What rounding makes of a cycle, in {@code 2^-53 ||u||}, and the largest sample inside it:
 *
 * <pre>
 *                                n = 10    100      1000
 *   this order                        4      7        14    (largest 0.9, 5.8, 31)
 *   FSI                               1      5        25    (largest 1)
 *   Leja points without weight        4     78      2000
 *   kappa cycle                       3     13     2 10^7
 *   longest step first             2000  3 10^47   overflow
 * </pre>
 *
 * (256 samples uniform in {@code [-1, 1]}, natural boundary, linear flux; kappa the golden section of the next prime). The
 * roundings of the steps, each enlarged as far as the steps before and after it can, are together at most 4 times
 * {@code n (n+1)/2} of one, for all {@code n <= 1000} that were tried; for plain Leja points this factor grows to 20, for
 * kappa cycles to {@code 10^6}.
 *
 * <p>First order in time. Source: Grewenig, Weickert, Bruhn (2010), section 3; Alt, Peter, Weickert, Schrader (2021), section
 * 3.1; weighted Leja points: Saff, Totik (1997), section V.1.
 *
 * @param diffusion what is discretised
 * @param step {@code tau}, at most the certified limit unless unchecked
 * @param steps steps of a cycle, {@code 1 <= n <=} {@value #MOST_STEPS}
 * @param cycles number of cycles, at least 1
 */
public record Fed(Diffusion diffusion, StepSize step, int steps, int cycles) implements Scheme {

  /** More steps are refused: to find their order takes too long. */
  static final int MOST_STEPS = 10_000;

  /** Schemes of this name. */
  public static final Family FAMILY = Family.ofCycles(
      new Family.Words("fed", "fast explicit diffusion", "plain steps of varying size reach as far as FSI, one iterate kept"),
      steps -> steps * (steps + 1.0) / 3, Family.Freezing.ALWAYS,
      (diffusion, step, pace) -> new Fed(diffusion, step, pace.steps(), pace.cycles()));

  /** Checks the step size and the numbers of steps and cycles. */
  public Fed {
    Steps.requireFitting(step, diffusion, (tau, limit) -> "");
    Steps.requirePositive("steps", steps);
    if (steps > MOST_STEPS) {
      throw new IllegalArgumentException("steps = " + steps + " of a cycle must be in 1.." + MOST_STEPS
          + ": the order of more of them is not found; give more cycles, or use FSI");
    }
    Steps.requirePositive("cycles", cycles);
  }

  /** Certified cycles. */
  public static Fed of(Diffusion diffusion, double tau, int steps, int cycles) {
    return new Fed(diffusion, StepSize.fixed(tau), steps, cycles);
  }

  /**
   * One cycle of the time {@code time}: as few steps as reach it, {@code n = ceil((3 time/tau + 1/4)^{1/2} - 1/2)}, scaled by
   * {@code 3 time/(tau n (n+1))}.
   *
   * @param diffusion what is discretised
   * @param tau the largest step size of the formula, at most the certified limit
   * @param time positive and finite
   */
  public static Fed lasting(Diffusion diffusion, double tau, double time) {
    Fed one = of(diffusion, tau, 1, 1);
    Steps.requireTime(time);
    double steps = Math.max(1, Math.ceil(Math.sqrt(3 * time / tau + 0.25) - 0.5));
    if (steps > MOST_STEPS) {
      throw new IllegalArgumentException("time = " + time + " needs a cycle of " + steps + " steps, more than " + MOST_STEPS
          + "; give a shorter time, and take several cycles");
    }
    return of(diffusion, Math.min(one.tau(), time / FAMILY.span((int) steps)), (int) steps, 1);
  }

  /** The rows of one cycle. */
  static List<Row> rows(int steps) {
    double[] roots = new double[steps];
    for (int j = 1; j <= steps; j++) {
      double sine = StrictMath.sin(Math.PI * j / (2.0 * steps + 1));
      roots[j - 1] = 2 * sine * sine;
    }
    return Arrays.stream(ordered(roots)).mapToObj(root -> Row.explicit(1 / root)).toList();
  }

  /**
   * In the order of Leja points with the weight {@code t^{1/2}}; products of {@code 2 |t - t_k|} stay near 1 on {@code [0, 2]}.
   */
  private static double[] ordered(double[] roots) {
    double[] weights = Arrays.stream(roots).map(Math::sqrt).toArray();
    double[] ordered = new double[roots.length];
    for (int k = 0; k < roots.length; k++) {
      int next = 0;
      for (int i = 1; i < roots.length; i++) {
        next = weights[i] > weights[next] ? i : next;
      }
      ordered[k] = roots[next];
      for (int i = 0; i < roots.length; i++) {
        weights[i] *= 2 * Math.abs(roots[i] - ordered[k]);
      }
    }
    return ordered;
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
  public boolean frozen() {
    return true;
  }

  @Override
  public double time() {
    return cycles * (tau() * FAMILY.span(steps));
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return Cycle.repeated(algebra,
        new SemiIteration(diffusion, step, rows(steps), true, new Argument.BoxFilter(1)), cycles, inputs);
  }
}
