package org.residua.verification;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Noise of standard deviation 1, all of it from a seed. */
enum NoiseKind {
  NORMAL,
  /** Normal, and one of a hundred samples wrong by ten. */
  OUTLIERS,
  AUTOREGRESSIVE_3, AUTOREGRESSIVE_5, AUTOREGRESSIVE_8,
  /** The mean of three neighbours, scaled. */
  AVERAGED,
  LAPLACE,
  /** Student's with three degrees of freedom, over {@code sqrt(3)}. */
  STUDENT,
  /** A standard deviation that grows from .4 to 1.4. */
  DRIFTING,
  /** A variance of {@code .2 + .8 (f - min f)/mean(f - min f)}. */
  OF_COUNTS;

  /** That of a clean signal. */
  double[] of(double[] f, long seed) {
    Random random = new Random(seed);
    int n = f.length;
    double[] g = IntStream.range(0, n + 2).mapToDouble(_ -> random.nextGaussian()).toArray();
    double least = Arrays.stream(f).min().orElseThrow();
    double mean = Arrays.stream(f).average().orElseThrow() - least;
    return switch (this) {
      case NORMAL -> Arrays.copyOf(g, n);
      case OUTLIERS -> each(n, i -> g[i] + (random.nextInt(100) == 0 ? random.nextBoolean() ? 10 : -10 : 0));
      case AUTOREGRESSIVE_3 -> autoregressive(g, 0.3);
      case AUTOREGRESSIVE_5 -> autoregressive(g, 0.5);
      case AUTOREGRESSIVE_8 -> autoregressive(g, 0.8);
      case AVERAGED -> each(n, i -> (g[i] + g[i + 1] + g[i + 2]) / Math.sqrt(3));
      case LAPLACE -> each(n, _ -> {
        double u = random.nextDouble() - 0.5;
        return -Math.signum(u) * Math.log(1 - 2 * Math.abs(u)) / Math.sqrt(2);
      });
      case STUDENT -> each(n, i -> g[i] / Math.sqrt(square(random) + square(random) + square(random)));
      case DRIFTING -> each(n, i -> (0.4 + i / (double) n) * g[i]);
      case OF_COUNTS -> each(n, i -> Math.sqrt(0.2 + 0.8 * (f[i] - least) / mean) * g[i]);
    };
  }

  private static double square(Random random) {
    double x = random.nextGaussian();
    return x * x;
  }

  private static double[] each(int n, IntToDoubleFunction f) {
    return IntStream.range(0, n).mapToDouble(f).toArray();
  }

  private static double[] autoregressive(double[] g, double rho) {
    double[] w = new double[g.length - 2];
    for (int i = 0; i < w.length; i++) {
      w[i] = rho * (i == 0 ? g[w.length] : w[i - 1]) + Math.sqrt(1 - rho * rho) * g[i];
    }
    return w;
  }
}
