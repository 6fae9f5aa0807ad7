package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** The noise level as it is defined, with arrays that are sorted. */
final class NoiseReference {

  private static final double[] SQUARES = {2, 6, 20};

  private NoiseReference() {}

  static double level(double[] y) {
    double grid = grid(y);
    boolean[] left = left(y, grid == 0);
    int live = 0;
    for (boolean gone : left) {
      live += gone ? 0 : 1;
    }
    if (live < 16) {
      return 0;
    }
    double[] z = grid == 0 ? y : dithered(y, grid);
    List<double[]> stretches = stretches(z, left, false);
    if (differences(stretches, 3).length < 16) {
      stretches = stretches(z, left, true);
    }
    double least = Double.POSITIVE_INFINITY;
    for (int m = 1; m <= 3; m++) {
      double[] d = differences(stretches, m);
      double middle = median(d);
      double mad = median(DoubleStream.of(d).map(x -> Math.abs(x - middle)).toArray());
      least = Math.min(least, mad / (0.6744897501960817 * Math.sqrt(SQUARES[m - 1])));
    }
    double step = grid / Math.sqrt(12);
    return grid == 0 ? least : Math.sqrt(Math.max((least - step) * (least + step), step * step));
  }

  private static double median(double[] all) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  private static double grid(double[] y) {
    double tiny = 1e-9 * Arrays.stream(y).filter(x -> !Double.isNaN(x)).map(Math::abs).max().orElse(0);
    double[] d = differences(stretches(y, left(y, false), false), 1);
    double[] nonzero = Arrays.stream(d).map(Math::abs).filter(x -> x > tiny).toArray();
    double q = Arrays.stream(nonzero).min().orElse(Double.NaN);
    boolean multiples = Arrays.stream(d).allMatch(x -> Math.abs(x / q - Math.rint(x / q)) <= 1e-6);
    return nonzero.length >= 16 && d.length - nonzero.length > 0.02 * d.length && multiples ? q : 0;
  }

  private static boolean[] left(double[] y, boolean silence) {
    boolean[] left = new boolean[y.length];
    for (int i = 0; i < y.length; i++) {
      int from = i;
      int to = i;
      while (i - from < 8 && from > 0 && y[from - 1] == y[i]) {
        from--;
      }
      while (to - i < 8 && to + 1 < y.length && y[to + 1] == y[i]) {
        to++;
      }
      left[i] = Double.isNaN(y[i]) || (silence && to - from + 1 >= 8);
    }
    return left;
  }

  private static double[] dithered(double[] y, double q) {
    SplittableRandom random = new SplittableRandom(1);
    return Arrays.stream(y).map(x -> x + q * ((random.nextLong() >>> 11) * 0x1p-53 - 0.5)).toArray();
  }

  private static List<double[]> stretches(double[] y, boolean[] left, boolean bridged) {
    List<double[]> stretches = new ArrayList<>();
    List<Double> now = new ArrayList<>();
    for (int i = 0; i <= y.length; i++) {
      if (i < y.length && !left[i]) {
        now.add(y[i]);
      } else if (i == y.length || !bridged) {
        stretches.add(now.stream().mapToDouble(Double::doubleValue).toArray());
        now.clear();
      }
    }
    return stretches;
  }

  private static double[] differences(List<double[]> stretches, int order) {
    DoubleStream.Builder all = DoubleStream.builder();
    for (double[] stretch : stretches) {
      double[] d = stretch;
      for (int m = 0; m < order && d.length > 0; m++) {
        double[] next = new double[d.length - 1];
        for (int i = 0; i < next.length; i++) {
          next[i] = d[i + 1] - d[i];
        }
        d = next;
      }
      Arrays.stream(d).forEach(all::add);
    }
    return all.build().toArray();
  }
}
