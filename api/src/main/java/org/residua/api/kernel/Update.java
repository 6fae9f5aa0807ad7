package org.residua.api.kernel;

/**
 * What a row makes of {@code d = K^T z}, {@code z = Phi(K u)} or {@code g K u}, at each sample:
 *
 * <pre>
 *   t = fma(-tau, d, u);   t = fma(-tau, w (u - f), t)                         with a data term
 *   r = a t;   r = fma(b, previous, r);   r = fma(c, u_0, r);                  r = t where nothing is scaled
 *   r = fma(-d, d_0, r);   r = fma(-d, w (u_0 - f), r)                         d_0 = K^T z at the start
 * </pre>
 *
 * <p>Terms that are absent are left out: the bits are those of the combinations of the expanded network.
 *
 * @param tau step size of the inner step
 * @param a weight of the step
 * @param b weight of the previous iterate
 * @param c weight of the start
 * @param d weight of the force at the start
 * @param terms which of them there are
 */
public record Update(double tau, double a, double b, double c, double d, Terms terms) {

  /** Where the weights {@code w} of the data term come from. */
  public enum Pull {
    /** No data term. */
    NONE,
    /** One weight for all samples. */
    CONSTANT,
    /** A weight for each sample. */
    WEIGHTED
  }

  /**
   * Which terms there are.
   *
   * @param pull the data term
   * @param scaled whether the step is multiplied by {@code a}
   * @param previous whether the previous iterate is added
   * @param start whether the start is added
   * @param force whether the force at the start is added
   */
  public record Terms(Pull pull, boolean scaled, boolean previous, boolean start, boolean force) {

    /** A step, scaled or blended with the previous iterate, and nothing else. */
    public boolean simple() {
      return pull == Pull.NONE && !start && !force;
    }
  }

  /** The update with the terms whose coefficients are not 0. */
  public static Update of(double tau, double a, double b, double c, double d, Pull pull) {
    boolean scaled = a != 1 || b != 0 || c != 0 || d != 0;
    return new Update(tau, a, b, c, d, new Terms(pull, scaled, b != 0, c != 0, d != 0));
  }
}
