package org.residua.verification;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Clean signals, the first four of Donoho and Johnstone (1994), the others random. */
enum SignalKind {
  BLOCKS, BUMPS, HEAVISINE, DOPPLER,
  /** Heart beats 180 to 220 samples apart: five bells each, of standard deviations from 2.5 to 14. */
  ECG,
  /** Constant between twelve steps. */
  STEPS,
  /** Steps every 25 samples. */
  DENSE,
  /** Straight lines of 170 samples, half of them after a jump. */
  LINES,
  /** A sine wave with a few jumps. */
  SINE,
  /** From a few periods to 60 to 120 within the length. */
  CHIRP,
  /** Fifteen {@code h/(1 + (i - c)^2/w^2)}, {@code w} from 3 to 23. */
  PEAKS,
  /** Twenty bells of standard deviations 1 to 2. */
  SHARP,
  /** Eight harmonics. */
  SMOOTH,
  RAMP;

  private static final double[] PLACES = {0.10, 0.13, 0.15, 0.23, 0.25, 0.40, 0.44, 0.65, 0.76, 0.78, 0.81};
  private static final double[] JUMPS = {4, -5, 3, -4, 5, -4.2, 2.1, 4.3, -3.1, 2.1, -4.2};
  private static final double[] HEIGHTS = {4, 5, 3, 4, 5, 4.2, 2.1, 4.3, 3.1, 5.1, 4.2};
  private static final double[] WIDTHS = {0.005, 0.005, 0.006, 0.01, 0.01, 0.03, 0.01, 0.01, 0.005, 0.008, 0.005};
  /** P, Q, R, S, T: place, standard deviation, height. */
  private static final double[][] BEAT = {{-40, 8, 0.15}, {-7, 2.5, -0.12}, {0, 2.5, 1}, {7, 2.5, -0.25}, {60, 14, 0.3}};

  /** The signal of a seed, scaled to that standard deviation. */
  double[] clean(int n, long seed, double deviation) {
    double[] x = raw(n, new Random(seed * 7919 + 17));
    double mean = Arrays.stream(x).average().orElseThrow();
    double now = Math.sqrt(Arrays.stream(x).map(a -> (a - mean) * (a - mean)).average().orElseThrow());
    return Arrays.stream(x).map(a -> a * deviation / now).toArray();
  }

  private double[] raw(int n, Random random) {
    return switch (this) {
      case BLOCKS -> sampled(n, i -> IntStream.range(0, PLACES.length)
          .mapToDouble(j -> JUMPS[j] * (1 + Math.signum((i + 1.0) / n - PLACES[j])) / 2).sum());
      case BUMPS -> sampled(n, i -> IntStream.range(0, PLACES.length)
          .mapToDouble(j -> HEIGHTS[j] * Math.pow(1 + Math.abs((i + 1.0) / n - PLACES[j]) / WIDTHS[j], -4)).sum());
      case HEAVISINE -> sampled(n, i -> {
        double t = (i + 1.0) / n;
        return 4 * Math.sin(4 * Math.PI * t) - Math.signum(t - 0.3) - Math.signum(0.72 - t);
      });
      case DOPPLER -> sampled(n, i -> {
        double t = (i + 1.0) / n;
        return Math.sqrt(t * (1 - t)) * Math.sin(2 * Math.PI * 1.05 / (t + 0.05));
      });
      case ECG -> beats(n, random);
      case STEPS -> walk(n, (before, i) -> random.nextInt(n / 12) == 0 ? random.nextGaussian() : before);
      case DENSE -> walk(n, (before, i) -> random.nextInt(25) == 0 ? random.nextGaussian() : before);
      case LINES -> lines(n, random);
      case SINE -> sine(n, random);
      case CHIRP -> chirp(n, 2 + 3 * random.nextDouble(), 60 + 60 * random.nextDouble());
      case PEAKS -> bells(n, 15, random, 3, 20, z -> 1 / (1 + z * z));
      case SHARP -> bells(n, 20, random, 1, 1, z -> Math.exp(-z * z / 2));
      case SMOOTH -> harmonics(n, random);
      case RAMP -> sampled(n, i -> i);
    };
  }

  private static double[] sampled(int n, IntToDoubleFunction f) {
    return IntStream.range(0, n).mapToDouble(f).toArray();
  }

  /** The next sample of the one before. */
  @FunctionalInterface
  private interface Next {
    double of(double before, int i);
  }

  private static double[] walk(int n, Next next) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = next.of(i == 0 ? 0 : x[i - 1], i);
    }
    return x;
  }

  private static double[] beats(int n, Random random) {
    double[] x = new double[n];
    for (double at = 60 + 100 * random.nextDouble(); at < n + 100; at += 180 + 40 * random.nextDouble()) {
      for (double[] wave : BEAT) {
        for (int i = 0; i < n; i++) {
          double z = (i - at - wave[0]) / wave[1];
          x[i] += wave[2] * Math.exp(-z * z / 2);
        }
      }
    }
    return x;
  }

  private static double[] lines(int n, Random random) {
    double[] slope = {random.nextGaussian()};
    return walk(n, (before, i) -> {
      boolean corner = random.nextInt(170) == 0;
      slope[0] = corner ? random.nextGaussian() : slope[0];
      return before + slope[0] + (corner && random.nextBoolean() ? 60 * random.nextGaussian() : 0);
    });
  }

  private static double[] sine(int n, Random random) {
    double frequency = 2 + 6 * random.nextDouble();
    double[] steps = walk(n, (before, i) -> random.nextInt(400) == 0 ? before + 1.5 * random.nextGaussian() : before);
    return sampled(n, i -> Math.sin(2 * Math.PI * frequency * i / n) + steps[i]);
  }

  private static double[] chirp(int n, double from, double rate) {
    return sampled(n, i -> Math.sin(2 * Math.PI * (from * i / n + rate / 2 * i / n * i / n)));
  }

  /** Bells of random places, heights of 1 to 5 and widths. */
  private static double[] bells(int n, int count, Random random, double least, double range, DoubleUnaryOperator shape) {
    double[] x = new double[n];
    for (int k = 0; k < count; k++) {
      double center = n * random.nextDouble();
      double width = least + range * random.nextDouble();
      double height = 1 + 4 * random.nextDouble();
      for (int i = 0; i < n; i++) {
        x[i] += height * shape.applyAsDouble((i - center) / width);
      }
    }
    return x;
  }

  private static double[] harmonics(int n, Random random) {
    double[] x = new double[n];
    for (int k = 1; k <= 8; k++) {
      double height = random.nextGaussian() / k;
      double phase = 6.3 * random.nextDouble();
      for (int i = 0; i < n; i++) {
        x[i] += height * Math.sin(2 * Math.PI * k * i / n + phase);
      }
    }
    return x;
  }
}
