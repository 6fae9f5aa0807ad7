package org.residua.multigrid;

/**
 * The convergence factor of the two-grid method for Poisson's problem with damped Jacobi, linear interpolation
 * and the Galerkin operator, by local Fourier analysis: the maximum over the frequencies of the spectral radius
 * of the {@code 2 x 2} symbol of one cycle on the harmonics {@code theta} and {@code theta + pi}.
 *
 * <p>With {@code c = cos^2(theta/2)}, {@code s = sin^2(theta/2)}: {@code A} has the symbols {@code 4s, 4c}, the
 * smoother {@code 1 - 2 omega s, 1 - 2 omega c}, interpolation {@code c, s} up to a common factor, and the coarse
 * correction is the projection {@code I - P (P^T A P)^{-1} P^T A}. Source: Trottenberg, Oosterlee, Schueller
 * (2001), chapter 4.
 */
public final class TwoGridPrediction {

  private static final int FREQUENCIES = 4096;

  private TwoGridPrediction() {}

  /**
   * The factor.
   *
   * @param omega the damping
   * @param sweeps sweeps before and after the correction together
   */
  public static double factor(double omega, int sweeps) {
    double largest = 0;
    for (int k = 1; k < FREQUENCIES; k++) {
      double theta = 0.5 * Math.PI * k / FREQUENCIES;
      double s = Math.pow(Math.sin(theta / 2), 2);
      double c = 1 - s;
      double galerkin = 4 * s * c * c + 4 * c * s * s;
      double low = Math.pow(1 - 2 * omega * s, sweeps);
      double high = Math.pow(1 - 2 * omega * c, sweeps);
      double k00 = 1 - c * c * 4 * s / galerkin;
      double k11 = 1 - s * s * 4 * c / galerkin;
      // The projection has rank one, so the cycle's nonzero eigenvalue is its trace.
      largest = Math.max(largest, Math.abs(k00 * low + k11 * high));
    }
    return largest;
  }
}
