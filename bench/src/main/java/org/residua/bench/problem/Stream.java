package org.residua.bench.problem;

/**
 * {@code u <- fma(u, FACTOR, SUMMAND)} over an array beyond the caches: each sample is read and written once, which
 * bounds any step that passes over its signal once.
 *
 * @param threads how many share the array
 */
public record Stream(int threads) implements Problem {

  /** Below 1, so that nothing overflows. */
  public static final double FACTOR = 0.999;
  /** The fixed point is 1. */
  public static final double SUMMAND = 0.001;

  @Override
  public String id() {
    return "stream" + (threads > 1 ? ".threads-" + threads : "");
  }

  @Override
  public void reference(double[] u) {
    for (int i = 0; i < u.length; i++) {
      u[i] = Math.fma(u[i], FACTOR, SUMMAND);
    }
  }

  /** Fused: the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }
}
