package org.residua.verification.jqwik;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFlux;
import org.residua.api.flux.ConvexFlux;
import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Linear;
import org.residua.api.flux.LinearSpline;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Shape;
import org.residua.api.sum.FixedTree;

/**
 * How far rounding may carry a computation away from its theorem: the constants {@code C} in
 * {@code ||fl(v) - v|| <= C u max ||inputs||} with the unit roundoff {@code u = 2^-53}.
 *
 * <p><b>One step</b> {@code v = u - tau K^T Phi(K u)} with {@code theta = tau g_max ||K||^2 <= 2}. The response is off
 * by {@code kappa(K) u ||u||} (see {@code kappa} below), the flux by {@code phi u g_max |s|}, the adjoint by
 * {@code kappa(K^T) u g_max ||K|| ||u||}, and the final fused operation rounds once:
 *
 * <pre>
 *   C = 1 + theta (phi + (kappa(K) + kappa(K^T)) / ||K||)
 * </pre>
 *
 * The limit {@code 2/(g_max ||K||^2)} adds nothing: it is a double that satisfies the inequality exactly. {@code kappa(K)} is
 * the number of terms of a row times the norm of the matrix of absolute values. {@code phi} is 0 for the linear
 * flux. For the rational ones it is 5: contrast squared, its reciprocal, the square of {@code s}, their fused combination
 * and the quotient round once each; behind the exponential the first four are weighted with
 * {@code x e^-x <= 1/e} and followed by 2 of the exponential and 1 of the product: {@code 4/e + 3 < 5}. The most has
 * forward-and-backward diffusion, {@code e^(-a q) (2^(1-q) - 1)}: {@code q} is off by 4, {@code a q} by 10, the exponential by
 * {@code 10/e + 2}, the argument of the other one by {@code 5 q ln 2} and its own rounding, {@code 10/e + 2 ln 2}, and
 * its value by 4, two products: less than 18. Weickert's {@code t} is off by 20, {@code t e^-t <= 1/e}, its exponential by 4:
 * less than 14; tanh 9, softplus 13 (5 ulp are 10), and a spline whose slopes are at most twice {@code g_max} 14. A coupled
 * flux has a rounded argument, {@code (M/2 + 1) u} relative, which moves {@code g} by less ({@code |s g'| < 1}), and rounds
 * the product: {@code phi = 18 + M/2 + 2}, {@code M} the responses of a group. A convex combination of {@code n} fluxes has
 * {@code 18 + n}.
 *
 * <p><b>Data term.</b> {@code tau C (u - f)} rounds twice, at most {@code 4 omega u max(||u||, ||f||)} with
 * {@code omega = tau max c <= 2}, and the two fused operations round values of at most 1 and {@code 1 + omega}
 * times the inputs: 12 instead of the leading 1.
 *
 * <p><b>A cycle of n rows</b> {@code u_{k+1} = a_k t(u_k) + (1 - a_k) u_{k-1}} with frozen diffusivities. With
 * {@code a_k < 2} a row has the local error {@code 2 C + 7}: twice that of the step, 2 for the product
 * {@code a t}, 1 for the fused sum, 4 for the rounded weight ({@code |t - u_{k-1}| <= 2}). With one step size and
 * {@code |a_k - 1| <= 1} the form {@code x_k^2 - 2 s x_k x_{k-1} + x_{k-1}^2}, {@code s = 1 - tau z}, never grows along the
 * recurrence, so an error in iterate {@code j} arrives with at most {@code n-j+1} times its size, for FSI and RKL1 alike:
 *
 * <pre>
 *   C_n = (2 C + 7) n (n+1) / 2
 * </pre>
 *
 * <p>Terms of second order are covered by {@link #of(double)}, which returns {@code C u (1 + C u)}.
 */
public final class RoundingMargin {

  /** {@code u = 2^-53}, the largest relative error of one rounding. */
  public static final double UNIT = 0x1p-53;

  /** {@code theta <= 2}: the step limit. */
  private static final double THETA = 2;
  private static final double FLUX = 18;
  private static final double FUSED_STEP = 1;
  private static final double FUSED_STEP_WITH_DATA = 12;

  private final Diffusion diffusion;
  private final Shape shape;
  private final double step;

  private RoundingMargin(Diffusion diffusion, Shape shape) {
    this.diffusion = diffusion;
    this.shape = shape;
    double norm = diffusion.operator().norm().upper();
    double kappa = constant(diffusion.operator()) + constant(diffusion.operator().adjoint());
    double leading = diffusion.fidelity().present() ? FUSED_STEP_WITH_DATA : FUSED_STEP;
    double ratio = kappa == 0 ? 0 : kappa / norm;
    this.step = leading + THETA * (flux(diffusion, shape) + ratio);
  }

  /** The margins of steps and cycles within the limit of {@code diffusion} on signals of that shape. */
  public static RoundingMargin of(Diffusion diffusion, Shape shape) {
    return new RoundingMargin(diffusion, shape);
  }

  /** {@code C u (1 + C u)}: the constant times the unit roundoff, terms of second order included. */
  public static double of(double constant) {
    double first = constant * UNIT;
    return first * (1 + first);
  }

  /** {@code kappa(K)}: {@code ||fl(K x) - K x|| <= kappa u ||x||}. */
  public static double constant(LinearOperator operator) {
    return OperatorRounding.constant(operator);
  }

  /** {@code phi}: {@code |fl(Phi(s)) - Phi(s)| <= phi u g_max |s|}. */
  private static double flux(Diffusion diffusion, Shape shape) {
    Activation activation = diffusion.activation();
    double own = activation.bank().fluxes().stream().mapToDouble(RoundingMargin::roundings).max().orElseThrow();
    int group = activation.coupling().size(diffusion.operator().targetChannels(shape.channels()));
    return activation.channelwise() ? own : own + group / 2.0 + 2;
  }

  /** Of one flux: nothing of the identity; of a combination those of its parts, a product and a sum each. */
  private static double roundings(Flux flux) {
    return switch (flux) {
      case Linear _ -> 0;
      case ConvexFlux convex -> FLUX + convex.parts().size();
      case BuiltinFlux _, LinearSpline _, CustomFlux _ -> FLUX;
    };
  }

  /** {@code C} of one step. */
  public double step() {
    return step;
  }

  /** {@code 2 C + 7} of a row {@code a t(u_k) + (1 - a) u_{k-1}}, {@code 0 <= a <= 2}, by itself. */
  public double row() {
    return 2 * step + 7;
  }

  /** {@code C_n} of a frozen cycle of {@code rows} rows, at its end. */
  public double cycle(int rows) {
    return row() * rows * (rows + 1.0) / 2;
  }

  /**
   * Whether {@link #step} and {@link #cycle} hold for a table: {@code g >= 0}, slopes of at most twice {@code g_max}, every
   * {@code theta} at most 2, and where a row is not plain
   * also one step size, {@code |a - 1| <= 1} and {@code b = 1 - a}, so that errors are amplified at most linearly.
   */
  public boolean covers(List<Row> rows) {
    double norm = diffusion.operator().norm().upper();
    double most = diffusion.activation().sector().magnitude();
    double rho = most * norm * norm;
    boolean plain = rows.stream().allMatch(Row::plain);
    double tau = rows.get(0).tau();
    boolean even = diffusion.activation().sector().lo() >= 0 && diffusion.activation().slope().magnitude() <= 2 * most;
    return even && rows.stream().allMatch(row -> row.tau() >= 0 && row.tau() * rho <= THETA * (1 + 4 * UNIT)
        && (plain || (row.tau() == tau && row.a() >= 0 && row.a() <= 2 && row.b() == 1 - row.a()
            && row.c() == 0 && row.d() == 0)));
  }

  /**
   * In units of {@code u} the relative error of a Euclidean norm: the sum of squares passes so many
   * {@linkplain FixedTree#additions additions}, half of which remain after the root, which rounds once itself.
   */
  public static double norm(Shape shape) {
    return FixedTree.additions(shape.size()) / 2.0 + 1;
  }

  /** The margins of the energy of the same diffusion. */
  public EnergyMargin energy() {
    return new EnergyMargin(diffusion, shape);
  }
}
