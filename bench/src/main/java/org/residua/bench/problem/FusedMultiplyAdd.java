package org.residua.bench.problem;

/**
 * Fused multiply-adds on numbers that stay in registers: the peak of the arithmetic units.
 *
 * <p>{@code u <- fma(u, FACTOR, SUMMAND)}, {@value #ROUNDS} times.
 */
public record FusedMultiplyAdd() implements Problem {

  /** Independent vectors: more than two units of four cycles' latency need, few enough for sixteen registers. */
  public static final int ACCUMULATORS = 12;
  /** Repetitions in one run, so many that loads and stores do not count. */
  public static final int ROUNDS = 2000;
  /** Below 1, so that nothing overflows. */
  public static final double FACTOR = 0.999;
  /** The fixed point is 1. */
  public static final double SUMMAND = 0.001;

  @Override
  public String id() {
    return "fma";
  }

  @Override
  public long work(int length) {
    return (long) ROUNDS * length;
  }

  @Override
  public void reference(double[] u) {
    for (int i = 0; i < u.length; i++) {
      for (int k = 0; k < ROUNDS; k++) {
        u[i] = Math.fma(u[i], FACTOR, SUMMAND);
      }
    }
  }

  /** Fused: the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }
}
