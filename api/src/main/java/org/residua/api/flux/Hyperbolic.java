package org.residua.api.flux;

/**
 * The hyperbolic tangent made of element-wise operations only.
 *
 * <p>{@code tanh |x| = e/(e + 2)} with {@code e = e^(2|x|) - 1} of {@link Expm1}, which cancels nowhere, also not near
 * 0; the sign is put to it, so that the function is odd bit by bit. Error: at most 3 ulp: an error of {@code e}
 * enters with the factor {@code 2/(e + 2) <= 1}, a sum and a quotient round. From {@code |x| = 22} on the result is
 * exactly 1. NaN stays NaN. Thread safe: no state.
 */
public final class Hyperbolic {

  /** Beyond this magnitude the result is 1. */
  public static final double HIGHEST = 22;

  /** From {@code 2^54} on {@code e/(e + 2)} is rounded to 1. */
  private static final double FINITE = 0x1p100;

  private Hyperbolic() {}

  /** {@code tanh x}. */
  public static double tanh(double x) {
    return tanh(x, Expm1.expm1(2 * Math.abs(x)));
  }

  /** {@code tanh x}, given {@code e = e^(2|x|) - 1}: the sign is that of {@code 4x}, which is larger. */
  public static double tanh(double x, double e) {
    double finite = Math.min(e, FINITE);
    double size = finite / (finite + 2);
    return Math.max(-size, Math.min(size, 4 * x));
  }
}
