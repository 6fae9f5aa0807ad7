package org.residua.multigrid;

import java.util.function.IntConsumer;
import org.residua.api.engine.Engine;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Lagged diffusivities, each linear equation solved by one V-cycle with harmonic interpolation, which is exact up to rounding:
 *
 * <pre>
 *   (L + B^T diag(w g(B x_k)) B) x_{k+1} = b
 * </pre>
 *
 * Where {@code g} does not increase every iteration lowers the energy, however steep the flux and however large the step: what the full
 * approximation scheme, whose corrections are not damped, cannot promise for fluxes that are not monotone. Source: Kačanov (1959);
 * Chan, Mulet, "On the convergence of the lagged diffusivity fixed point method" (1999).
 *
 * @param equation with positive diagonal {@code L} and {@code w g >= 0}
 * @param engine who computes
 */
public record LaggedIteration(NonlinearEquation equation, Engine engine) {

  /**
   * Iterations until {@code ||b - A(x)||} is at most {@code tolerance} of its first value, or what rounding leaves of it, see
   * {@link Iteration#until}.
   *
   * @param start the first {@code x}, one channel
   * @param b the right-hand side
   * @param tolerance relative to the initial residual, in (0, 1)
   * @param most the largest number of iterations
   * @param progress told after each how many are done
   */
  public Convergence until(Signal start, Signal b, double tolerance, int most, IntConsumer progress) {
    b.requireFinite("right-hand side").requireShape(new Shape(1, equation.size()));
    start.requireFinite("start").requireShape(b.shape());
    return new Goal.Course(Goal.until(tolerance, most), equation, b, engine).run(start, x -> next(x, b), progress);
  }

  private Signal next(Signal x, Signal b) {
    Hierarchy hierarchy = Hierarchy.of(equation.lagged(x), Coarsening.harmonic(), new RedBlack());
    return new Iteration(new Multigrid(hierarchy.finest(), Cycle.V, 1, 0), Kernel.none(), engine).cycles(x, b, 1, _ -> { }).solution();
  }
}
