package org.residua.verification;

/**
 * Total variation denoising in one dimension, directly: {@code min 1/2 ||u - f||^2 + lambda sum |u_{i+1} - u_i|}. The sums
 * {@code U_k} of the first {@code k} samples of {@code u} are a string from {@code (0, 0)} to {@code (N, F_N)}, drawn tight in
 * the tube {@code |U_k - F_k| <= lambda}. Source: Mammen, van de Geer (1997); Davies, Kovac (2001).
 */
final class TautString {

  private TautString() {}

  static double[] denoised(double lambda, double[] f) {
    int n = f.length;
    double[] sums = new double[n + 1];
    for (int k = 0; k < n; k++) {
      sums[k + 1] = sums[k] + f[k];
    }
    double[] u = new double[n];
    int knot = 0;
    double height = 0;
    while (knot < n) {
      int below = knot;
      int above = knot;
      double least = Double.NEGATIVE_INFINITY;
      double greatest = Double.POSITIVE_INFINITY;
      int end = n;
      double slope = 0;
      for (int k = knot + 1; k <= n; k++) {
        double radius = k == n ? 0 : lambda;
        double low = (sums[k] - radius - height) / (k - knot);
        double high = (sums[k] + radius - height) / (k - knot);
        if (low > greatest || high < least) {
          end = low > greatest ? above : below;
          slope = low > greatest ? greatest : least;
          break;
        }
        below = low >= least ? k : below;
        least = Math.max(least, low);
        above = high <= greatest ? k : above;
        greatest = Math.min(greatest, high);
        slope = low;
      }
      for (int i = knot; i < end; i++) {
        u[i] = slope;
      }
      height = end == n ? sums[n] : sums[end] + (end == above && slope == greatest ? lambda : -lambda);
      knot = end;
    }
    return u;
  }
}
