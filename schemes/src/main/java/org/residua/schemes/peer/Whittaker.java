package org.residua.schemes.peer;

import java.util.Arrays;

/**
 * Whittaker's smoother with second differences, {@code u = (I + lambda D^T D)^-1 y}, {@code lambda = 2^(k/2)} of least {@link
 * LinearFit generalised cross-validation} in {@code 2^-4..2^40}. Source: Whittaker (1923); Eilers (2003): A perfect smoother,
 * Analytical Chemistry 75.
 */
public record Whittaker() implements Peer {

  private static final int LOWEST = -8;
  private static final int HIGHEST = 80;

  @Override
  public String name() {
    return "Whittaker, GCV";
  }

  @Override
  public String rule() {
    return "penalised second differences, the weight by generalised cross-validation";
  }

  @Override
  public String supposes() {
    return "that the signal is equally smooth everywhere";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    LinearFit best = LinearFit.none(noisy);
    for (int k = LOWEST; k <= HIGHEST; k++) {
      Pentadiagonal system = system(noisy.length, StrictMath.pow(2, k / 2.0));
      best = best.orBetter(LinearFit.of(noisy, system.solve(noisy), system.traceOfInverse()));
    }
    return best.u();
  }

  private static Pentadiagonal system(int n, double lambda) {
    double[] diagonal = new double[n];
    double[] next = new double[n];
    double[] second = new double[n];
    Arrays.fill(diagonal, 1);
    for (int i = 0; i + 2 < n; i++) {
      diagonal[i] += lambda;
      diagonal[i + 1] += 4 * lambda;
      diagonal[i + 2] += lambda;
      next[i] -= 2 * lambda;
      next[i + 1] -= 2 * lambda;
      second[i] += lambda;
    }
    return new Pentadiagonal(diagonal, next, second);
  }
}
