package org.residua.schemes.ode;

/** The right-hand side of {@code du/dt = F(t, u)}. */
@FunctionalInterface
public interface Equation {

  /**
   * Writes {@code F(t, u)}.
   *
   * @param t the time, within the interval of the integration
   * @param u the state; to be read only, and within the call only. The stages of a step that is given up may be far off; NaN and
   *     infinities in {@code du} make the step shorter
   * @param du of the same length, all of it written; what it holds before means nothing
   */
  void force(double t, double[] u, double[] du);
}
