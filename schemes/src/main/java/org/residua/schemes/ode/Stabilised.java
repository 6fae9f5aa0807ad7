package org.residua.schemes.ode;

import java.util.Optional;

/**
 * Integrates {@code du/dt = F(t, u)} by stabilised explicit methods, which need neither Jacobian nor linear systems: a step of
 * {@code s} evaluations is stable up to {@code tau rho} of the order {@code s^2}, {@code rho} a given bound of the spectral
 * radius of {@code dF/du}. They are for equations whose Jacobian has real, not positive eigenvalues, or nearly so: diffusion
 * by lines.
 *
 * <pre>
 *   Solution solution = Stabilised.rkl2().within(1e-4, 1e-6).radius(4 / (dx * dx)).integrate(f, u0, 0, 1, 0.25, 0.5);
 * </pre>
 *
 * <p>The stages of a step are the rows of {@link org.residua.schemes.Rkl2 RKL2}, {@link org.residua.schemes.Rkl1 RKL1} or
 * {@link org.residua.schemes.Fsi FSI}, as few as {@code tau rho} allows; RKL1 takes one more and RKL2 an odd number, so that
 * the fastest modes fall. {@code F} at the end of a step is that at the start of the next: a step of {@code s} stages costs
 * {@code s} evaluations. Where an error is beyond all that a longer step explains, ten evaluations more look whether the
 * bound of the radius holds, see {@link Solution#seen}.
 *
 * <p>The error of a step is estimated by {@code q (u+ - u - tau/2 (F(u) + F(u+)))}: with {@code q = 1} for RKL1 and FSI,
 * whose error {@code O(tau^2)} it approaches, and {@code q = 0.8} for RKL2, {@code O(tau^3)}, for which it is 1.1 to 2 times
 * the error (see {@link org.residua.schemes.Rkl2#estimating}). A step is taken where its mixed norm is at most 1, and the
 * next size is chosen by a controller with proportional and integral part. So it is the error of <em>one step</em> that is
 * held; the global error follows the tolerance with the power {@code p/(p+1)}, 2/3 for RKL2 and 1/2 for the others, as far as
 * stiffness does not reduce the order.
 *
 * <p>The first step is Hairer's, but for a fraction of the interval where he has a fixed time. A step ends at each time of a
 * snapshot: what is given there is the solution itself, and the steps around are shortened. An integration has five arrays of
 * the length of {@code u}, one for each snapshot, and allocates nothing in a step. Immutable, and as thread safe as equation,
 * radius and listener.
 *
 * <p>Sources: Meyer, Balsara, Aslam (2014), J. Comput. Phys. 257; Sommeijer, Shampine, Verwer (1997), J. Comput. Appl. Math. 88;
 * Hairer, Norsett, Wanner (1993), II.4.
 */
public final class Stabilised {

  /** Is told of steps. */
  @FunctionalInterface
  public interface Listener {

    /**
     * A step was taken.
     *
     * @param t its end
     * @param u the solution there, to be read only, and within the call only
     * @return whether to go on
     */
    boolean accepted(double t, double[] u);
  }

  /** With fewer no method is at its ease; with more than the second nothing is known of rounded rows. */
  private static final int FEWEST_STAGES = 3;
  private static final int MOST_STAGES = 1 << 13;

  private final Method method;
  private final Tolerance tolerance;
  private final Optional<Radius> radius;
  private final int stages;
  private final int attempts;
  private final Listener listener;

  private Stabilised(Method method, Tolerance tolerance, Optional<Radius> radius, int stages, int attempts, Listener listener) {
    this.method = method;
    this.tolerance = tolerance;
    this.radius = radius;
    this.stages = stages;
    this.attempts = attempts;
    this.listener = listener;
  }

  private static Stabilised of(Method method) {
    return new Stabilised(method, new Tolerance(1e-3, 1e-6), Optional.empty(), 1000, 100_000, (_, _) -> true);
  }

  /**
   * The method of the second order, the one to begin with. Tolerances are 1e-3 and 1e-6, and there is no bound of the radius yet.
   */
  public static Stabilised rkl2() {
    return of(Method.RKL2);
  }

  /** The method of the first order, which reaches twice as far as RKL2: for coarse tolerances. */
  public static Stabilised rkl1() {
    return of(Method.RKL1);
  }

  /** Cycles of fast semi-iteration, of the first order. */
  public static Stabilised fsi() {
    return of(Method.FSI);
  }

  /**
   * The same with other tolerances: errors of a step of {@code absolute + relative |u_i|} in the root mean square.
   *
   * @param relative positive, finite
   * @param absolute positive, finite, in the unit of {@code u}
   */
  public Stabilised within(double relative, double absolute) {
    return new Stabilised(method, new Tolerance(relative, absolute), radius, stages, attempts, listener);
  }

  /** The same with a bound of the spectral radius that holds everywhere, finite and not negative. */
  public Stabilised radius(double bound) {
    requireRadius(bound);
    return radius((_, _) -> bound);
  }

  /** The same with a bound of the spectral radius that is asked for after each step. */
  public Stabilised radius(Radius bound) {
    return new Stabilised(method, tolerance, Optional.of(bound), stages, attempts, listener);
  }

  /** The same with at most so many stages, 3 to 8192; steps that would need more are shortened. 1000 if nothing is said. */
  public Stabilised stages(int most) {
    if (most < FEWEST_STAGES || most > MOST_STAGES) {
      throw new IllegalArgumentException("stages = " + most + " must be in " + FEWEST_STAGES + ".." + MOST_STAGES
          + "; steps that would need more are shortened");
    }
    return new Stabilised(method, tolerance, radius, most, attempts, listener);
  }

  /** The same with at most so many steps, rejected ones included, at least 1. 100,000 if nothing is said. */
  public Stabilised steps(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("steps = " + most + " must be at least 1; rejected ones count as well");
    }
    return new Stabilised(method, tolerance, radius, stages, most, listener);
  }

  /** The same telling of each step that is taken, on the thread of the integration. */
  public Stabilised telling(Listener other) {
    return new Stabilised(method, tolerance, radius, stages, attempts, other);
  }

  /**
   * The solution from {@code u(t0) = u0} to {@code t1}.
   *
   * @param equation {@code F}
   * @param u0 the start, finite, at least one number; not changed
   * @param t0 finite
   * @param t1 finite, larger than {@code t0}
   * @param snapshots times between {@code t0} and {@code t1}, both included, in increasing order
   * @throws IllegalArgumentException for bad input, or where the radius asked for on the way is negative, NaN or infinite
   */
  public Solution integrate(Equation equation, double[] u0, double t0, double t1, double... snapshots) {
    requireStart(u0);
    requireInterval(t0, t1);
    requireSnapshots(snapshots, t0, t1);
    if (radius.isEmpty()) {
      throw new IllegalArgumentException("no bound of the spectral radius of dF/du; give one by radius(...), such as the "
          + "largest sum of absolute values in a row of the Jacobian");
    }
    return new Integration(this, equation, u0, new Stops(t0, t1, snapshots)).run();
  }

  private static void requireStart(double[] u0) {
    if (u0.length == 0) {
      throw new IllegalArgumentException("u0 has 0 numbers, at least 1 is needed");
    }
    for (int i = 0; i < u0.length; i++) {
      if (!Double.isFinite(u0[i])) {
        throw new IllegalArgumentException("u0[" + i + "] = " + u0[i] + " must be finite; replace missing values first");
      }
    }
  }

  private static void requireInterval(double t0, double t1) {
    if (!(t1 > t0 && Double.isFinite(t1 - t0))) {
      throw new IllegalArgumentException("t1 = " + t1 + " must be finite and larger than t0 = " + t0
          + "; stabilised methods run forwards only");
    }
  }

  private static void requireSnapshots(double[] times, double t0, double t1) {
    for (int i = 0; i < times.length; i++) {
      if (!(times[i] >= t0 && times[i] <= t1)) {
        throw new IllegalArgumentException("snapshot " + times[i] + " is outside [" + t0 + ", " + t1
            + "]; integrate further, or leave it out");
      }
      if (i > 0 && times[i] <= times[i - 1]) {
        throw new IllegalArgumentException("snapshot " + times[i] + " follows " + times[i - 1]
            + "; give the times in increasing order");
      }
    }
  }

  private static double requireRadius(double bound) {
    if (!(bound >= 0 && Double.isFinite(bound))) {
      throw new IllegalArgumentException("radius = " + bound + " must be finite and at least 0, a bound of the spectral radius"
          + " of dF/du such as the largest sum of absolute values in a row");
    }
    return bound;
  }

  Method method() {
    return method;
  }

  Tolerance tolerance() {
    return tolerance;
  }

  /** The bound at a state. */
  double radiusAt(double t, double[] u) {
    return requireRadius(radius.orElseThrow().bound(t, u));
  }

  int stages() {
    return stages;
  }

  int attempts() {
    return attempts;
  }

  Listener listener() {
    return listener;
  }
}
