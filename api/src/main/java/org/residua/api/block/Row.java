package org.residua.api.block;

/**
 * One row of an explicit scheme written as a three-term recurrence:
 *
 * <pre>
 *   u_{k+1} = a (u_k + tau F(u_k)) + b u_{k-1} + c u_0 + d F(u_0)
 * </pre>
 *
 * <p>In network terms a residual block with its skip connections: {@code u_k} is the skip of the time step,
 * {@code u_{k-1}} that of extrapolation, {@code u_0} and {@code F(u_0)} reach back to the start of the cycle.
 * Consistent schemes have {@code a + b + c = 1}.
 *
 * @param tau step size of the inner step, in units of the step size of the table; finite
 * @param a weight of the step
 * @param b weight of the previous iterate
 * @param c weight of the start
 * @param d weight of the force at the start, in the same units
 */
public record Row(double tau, double a, double b, double c, double d) {

  private static final Row EXPLICIT = new Row(1, 1, 0, 0, 0);

  /** Refuses numbers that are not finite. */
  public Row {
    if (!(Double.isFinite(tau) && Double.isFinite(a) && Double.isFinite(b)
        && Double.isFinite(c) && Double.isFinite(d))) {
      throw new IllegalArgumentException("row (tau, a, b, c, d) = (" + tau + ", " + a + ", " + b
          + ", " + c + ", " + d + ") must be finite");
    }
  }

  /**
   * Which terms a row has: those whose coefficient is not 0. Absent terms are left out of every computation.
   *
   * @param scaled whether the step is multiplied by {@code a}
   * @param previous whether {@code b u_{k-1}} is added
   * @param start whether {@code c u_0} is added
   * @param force whether {@code d F(u_0)} is added
   */
  public record Terms(boolean scaled, boolean previous, boolean start, boolean force) {}

  /** The plain explicit step of the table's step size. */
  public static Row explicit() {
    return EXPLICIT;
  }

  /** The plain explicit step of {@code tau} times the table's step size. */
  public static Row explicit(double tau) {
    return new Row(tau, 1, 0, 0, 0);
  }

  /** A step of the table's step size extrapolated with the previous iterate: {@code a} and {@code b = 1 - a}. */
  public static Row extrapolated(double a) {
    return extrapolated(1, a);
  }

  /** The same with another step size. */
  public static Row extrapolated(double tau, double a) {
    return new Row(tau, a, 1 - a, 0, 0);
  }

  /** The terms there are. */
  public Terms terms() {
    return new Terms(a != 1 || b != 0 || c != 0 || d != 0, b != 0, c != 0, d != 0);
  }

  /** Whether the row is a plain explicit step. */
  public boolean plain() {
    return !terms().scaled();
  }

  /** The row with its times in another unit: {@code tau} and {@code d} multiplied by {@code unit}. */
  public Row scaled(double unit) {
    return new Row(unit * tau, a, b, c, unit * d);
  }
}
