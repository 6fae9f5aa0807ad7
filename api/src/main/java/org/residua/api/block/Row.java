package org.residua.api.block;

/**
 * One row of an explicit scheme written as a three-term recurrence:
 *
 * <pre>
 *   u_{k+1} = a (u_k + tau F(u_k)) + b u_{k-1} + c u_0 + d F(u_0),     u_{-1} = u_0
 * </pre>
 *
 * <p>In network terms a residual block with its skip connections: {@code u_k} is the skip of the time step,
 * {@code u_{k-1}} that of extrapolation, {@code u_0} and {@code F(u_0)} reach back to the start of the cycle.
 * Terms with coefficient 0 are absent. Consistent schemes have {@code a + b + c = 1}.
 *
 * @param tau step size of the inner step, finite
 * @param a weight of the step
 * @param b weight of the previous iterate
 * @param c weight of the start
 * @param d weight of the force at the start
 */
public record Row(double tau, double a, double b, double c, double d) {

  /** Refuses numbers that are not finite. */
  public Row {
    if (!(Double.isFinite(tau) && Double.isFinite(a) && Double.isFinite(b)
        && Double.isFinite(c) && Double.isFinite(d))) {
      throw new IllegalArgumentException("row (tau, a, b, c, d) = (" + tau + ", " + a + ", " + b
          + ", " + c + ", " + d + ") must be finite");
    }
  }

  /** The plain explicit step. */
  public static Row explicit(double tau) {
    return new Row(tau, 1, 0, 0, 0);
  }

  /** A step extrapolated with the previous iterate: {@code a} and {@code b = 1 - a}. */
  public static Row extrapolated(double tau, double a) {
    return new Row(tau, a, 1 - a, 0, 0);
  }

  /** Whether the row is a plain explicit step. */
  public boolean plain() {
    return a == 1 && b == 0 && c == 0 && d == 0;
  }
}
