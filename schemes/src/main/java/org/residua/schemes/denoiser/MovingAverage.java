package org.residua.schemes.denoiser;

/**
 * Noise that is a mean of neighbouring white samples, as detectors that integrate and smoothing before storage leave it:
 * {@code w_i = (z_i + ... + z_(i+q-1)) / sqrt(q)}, {@code r_k = max(0, 1 - k/q)}.
 *
 * @param taps {@code q}, at least 2
 */
record MovingAverage(int taps) implements Spectrum {

  @Override
  public double[] correlations(int count) {
    double[] r = new double[count];
    for (int k = 0; k < count; k++) {
      r[k] = Math.max(0, 1 - k / (double) taps);
    }
    return r;
  }

  @Override
  public double[] noise(double[] white) {
    double[] w = new double[white.length];
    double root = Math.sqrt(taps);
    for (int i = 0; i < w.length; i++) {
      for (int k = 0; k < taps; k++) {
        w[i] += white[(i + k) % w.length] / root;
      }
    }
    return w;
  }

  @Override
  public String describe() {
    return "the mean of " + taps + " neighbouring white samples";
  }
}
