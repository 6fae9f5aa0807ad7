package org.residua.schemes.peer;

/**
 * {@code u = H y}, and how well it does by generalised cross-validation: {@code n ||y - u||^2 / (n - tr H)^2}, the least of
 * which is asymptotically that of the risk, without a noise level. Source: Craven, Wahba (1979): Smoothing noisy data with
 * spline functions, Numerische Mathematik 31.
 *
 * @param u the samples
 * @param score of cross-validation
 */
@SuppressWarnings("ArrayRecordComponent")
record LinearFit(double[] u, double score) {

  static LinearFit of(double[] noisy, double[] u, double trace) {
    double rest = noisy.length - trace;
    return new LinearFit(u, noisy.length * Estimate.distance(noisy, u) / (rest * rest));
  }

  /** The samples as they are, which any fit beats. */
  static LinearFit none(double[] noisy) {
    return new LinearFit(noisy.clone(), Double.POSITIVE_INFINITY);
  }

  LinearFit orBetter(LinearFit other) {
    return other.score < score ? other : this;
  }
}
