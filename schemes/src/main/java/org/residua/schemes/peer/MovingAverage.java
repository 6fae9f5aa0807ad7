package org.residua.schemes.peer;

/**
 * The mean of the samples at a distance of at most {@code m}, of fewer near the ends, with the {@code m} of least
 * {@link LinearFit
 * generalised cross-validation}: from 1, each a quarter larger than the one before, up to a quarter of the length.
 */
public record MovingAverage() implements Peer {

  @Override
  public String name() {
    return "moving average, GCV";
  }

  @Override
  public String rule() {
    return "mean of a window, its width by generalised cross-validation";
  }

  @Override
  public String supposes() {
    return "that the signal is nearly linear within a window of one width everywhere";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    LinearFit best = LinearFit.none(noisy);
    for (int m = 1; m <= noisy.length / 4; m += 1 + m / 4) {
      best = best.orBetter(fit(noisy, m));
    }
    return best.u();
  }

  private static LinearFit fit(double[] y, int m) {
    double[] sums = new double[y.length + 1];
    for (int i = 0; i < y.length; i++) {
      sums[i + 1] = sums[i] + (y[i] - y[0]);
    }
    double[] u = new double[y.length];
    double trace = 0;
    for (int i = 0; i < y.length; i++) {
      int from = Math.max(0, i - m);
      int to = Math.min(y.length, i + m + 1);
      u[i] = y[0] + (sums[to] - sums[from]) / (to - from);
      trace += 1.0 / (to - from);
    }
    return LinearFit.of(y, u, trace);
  }
}
