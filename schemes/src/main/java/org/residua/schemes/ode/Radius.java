package org.residua.schemes.ode;

/**
 * A bound of the spectral radius of the Jacobian {@code dF/du}, the eigenvalues of which are real and not positive, or nearly
 * so. Row sums of absolute values are one (Gershgorin): {@code 4/dx^2} for the second differences of the heat equation.
 */
@FunctionalInterface
public interface Radius {

  /**
   * An upper bound at a state, finite and not negative, that holds until the end of the next step. A larger bound costs
   * evaluations, as its square root; a smaller one is no bound, and makes steps grow.
   *
   * @param t the time
   * @param u the state, to be read only, and within the call only
   */
  double bound(double t, double[] u);
}
