package org.residua.api.kernel;

/**
 * The symmetric step {@code u - tau K^T z} with {@code z = Phi(K u)}, or {@code z = g K u} with a frozen
 * {@code g}, prepared for one stencil, activation and length.
 *
 * <p>With {@code d = K^T z} in canonical order the step is {@code t = fma(-tau, d, u)}. Arrays hold
 * {@code C x length} planar samples. Nothing allocates. Not thread safe: it owns scratch memory.
 */
public interface Sweep {

  /** Keeps {@code g(K u)} for the steps that follow. */
  void freeze(double[] u);

  /** Ends freezing: the steps that follow evaluate the flux anew. */
  void thaw();

  /** {@code u <- t(u)}, in place. */
  void step(double tau, double[] u);

  /**
   * {@code previous <- fma(b, previous, a t(u))}, or {@code a t(u)} if {@code b = 0}: one row of a
   * semi-iteration. {@code u} keeps its values.
   */
  void row(double tau, double a, double b, double[] u, double[] previous);
}
