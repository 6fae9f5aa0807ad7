package org.residua.schemes.peer;

/**
 * An estimate of the clean samples with Stein's unbiased estimate of its risk, {@code ||y - u||^2 + 2 sigma^2 df}, up to a
 * constant. Source: Stein (1981), Annals of Statistics 9.
 *
 * @param u its samples
 * @param rest {@code ||y - u||^2}
 * @param risk estimated
 */
@SuppressWarnings("ArrayRecordComponent")
record Estimate(double[] u, double rest, double risk) {

  /** The samples as they are, which any estimate beats. */
  static Estimate none(double[] noisy) {
    return new Estimate(noisy.clone(), 0, Double.POSITIVE_INFINITY);
  }

  static Estimate of(double[] noisy, double[] u, int freedom, double sigma) {
    double rest = distance(noisy, u);
    return new Estimate(u, rest, rest + 2 * sigma * sigma * freedom);
  }

  Estimate orBetter(Estimate other) {
    return other.risk < risk ? other : this;
  }

  /** Whether one with a larger weight, hence a larger rest, may have less risk: it has at least so many degrees of freedom. */
  boolean leadsBelow(double risk, int fewest, double sigma) {
    return rest + 2 * sigma * sigma * fewest < risk;
  }

  /** {@code ||x - y||^2}. */
  static double distance(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return sum;
  }
}
