package org.residua.schemes.ode;

/**
 * The errors of one step that are allowed, {@code absolute + relative |u_i|}, and the mixed norm
 * {@code sqrt(1/n sum (e_i/allowed_i)^2)}.
 *
 * @param relative positive, finite
 * @param absolute positive, finite
 */
record Tolerance(double relative, double absolute) {

  Tolerance {
    requirePositive("relative", relative);
    requirePositive("absolute", absolute);
  }

  private static void requirePositive(String name, double tolerance) {
    if (!(tolerance > 0 && Double.isFinite(tolerance))) {
      throw new IllegalArgumentException(name + " tolerance = " + tolerance + " must be positive and finite; 1e-3 and 1e-6 "
          + "are usual, and an absolute one far below what matters does where only the relative error counts");
    }
  }

  /** The norm of {@code v}, errors allowed at {@code u}. */
  double norm(double[] v, double[] u) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += square(v[i] / (absolute + relative * Math.abs(u[i])));
    }
    return Math.sqrt(sum / u.length);
  }

  /** The norm of {@code v - w}, errors allowed at {@code u}. */
  double distance(double[] v, double[] w, double[] u) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += square((v[i] - w[i]) / (absolute + relative * Math.abs(u[i])));
    }
    return Math.sqrt(sum / u.length);
  }

  /** The norm of {@code u+ - u - tau/2 (F + F+)}, errors allowed at the larger of both states; 1 is just allowed. */
  double defect(Workspace work, double tau) {
    double sum = 0;
    for (int i = 0; i < work.u.length; i++) {
      double e = work.after[i] - work.u[i] - tau / 2 * (work.force[i] + work.forceAfter[i]);
      sum += square(e / (absolute + relative * Math.max(Math.abs(work.u[i]), Math.abs(work.after[i]))));
    }
    return Math.sqrt(sum / work.u.length);
  }

  private static double square(double x) {
    return x * x;
  }
}
