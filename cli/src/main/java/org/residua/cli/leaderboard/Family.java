package org.residua.cli.leaderboard;

import java.util.Arrays;

/** Families of signals, {@code f(t)} at {@code t = i/n}, {@code i = 1..n}; {@code z} are standard normal numbers. */
enum Family {
  /** Constant pieces. */
  PIECEWISE_CONSTANT("piecewise constant", "10 jumps at uniform places, levels z") {
    @Override
    double[] draw(int n, Draws draws) {
      return steps(n, 10, draws);
    }
  },
  /** Many constant pieces. */
  DENSE_STEPS("dense steps", "n/32 jumps at uniform places, levels z") {
    @Override
    double[] draw(int n, Draws draws) {
      return steps(n, n / 32, draws);
    }
  },
  /** Linear pieces, continuous. */
  PIECEWISE_LINEAR("piecewise linear", "linear between 10 kinks at uniform places and the ends, values z there") {
    @Override
    double[] draw(int n, Draws draws) {
      double[] knots = draws.places(10);
      double[] values = draws.normals(12);
      return sampled(n, t -> {
        int k = below(knots, t);
        double left = k == 0 ? 0 : knots[k - 1];
        double right = k == knots.length ? 1 : knots[k];
        return right == left ? values[k] : values[k] + (values[k + 1] - values[k]) * (t - left) / (right - left);
      });
    }
  },
  /** Cubic pieces. */
  PIECEWISE_POLYNOMIAL("piecewise polynomial", "5 jumps at uniform places, between them cubics with Legendre coefficients z") {
    @Override
    double[] draw(int n, Draws draws) {
      double[] jumps = draws.places(5);
      double[] z = draws.normals(24);
      return sampled(n, t -> {
        int k = below(jumps, t);
        double left = k == 0 ? 0 : jumps[k - 1];
        double right = k == jumps.length ? 1 : jumps[k];
        double x = right == left ? 0 : 2 * (t - left) / (right - left) - 1;
        return z[4 * k] + z[4 * k + 1] * x + z[4 * k + 2] * (3 * x * x - 1) / 2 + z[4 * k + 3] * (5 * x * x * x - 3 * x) / 2;
      });
    }
  },
  /** A wave with jumps. */
  SINE_AND_JUMPS("sine and jumps", "sin(2 pi (f t + p)), f uniform in 1..4, and 4 jumps at uniform places, each by z") {
    @Override
    double[] draw(int n, Draws draws) {
      double f = draws.within(1, 4);
      double phase = draws.within(0, 1);
      double[] jumps = draws.places(4);
      double[] sizes = draws.normals(4);
      return sampled(n, t -> {
        double level = 0;
        for (int k = 0; k < below(jumps, t); k++) {
          level += sizes[k];
        }
        return StrictMath.sin(2 * Math.PI * (f * t + phase)) + level;
      });
    }
  },
  /** A rising frequency. */
  CHIRPS("chirps", "sin(2 pi (f t + (h - f) t^2/2 + p)), f uniform in 1..4, h in 20..60") {
    @Override
    double[] draw(int n, Draws draws) {
      double f = draws.within(1, 4);
      double rise = draws.within(20, 60) - f;
      double phase = draws.within(0, 1);
      return sampled(n, t -> StrictMath.sin(2 * Math.PI * (f * t + rise * t * t / 2 + phase)));
    }
  },
  /** Spectral lines. */
  PEAKS("peaks", "15 lines h/(1 + ((t - c)/w)^2), c uniform in 0..1, h in 1..5, w in .002..02") {
    @Override
    double[] draw(int n, Draws draws) {
      double[] centres = draws.places(15);
      double[] heights = draws.uniform(15, 1, 5);
      double[] widths = draws.uniform(15, 0.002, 0.02);
      return sampled(n, t -> {
        double sum = 0;
        for (int k = 0; k < centres.length; k++) {
          double x = (t - centres[k]) / widths[k];
          sum += heights[k] / (1 + x * x);
        }
        return sum;
      });
    }
  },
  /** Heart beats. */
  ECG("ECG-like", "12 beats 1/12 apart, each moved by up to .004, of five Gaussian waves: places -.20, -.03, 0, .03, .30 "
      + "of a beat, heights .15, -.10, 1, -.25, .35, widths .025, .010, .012, .012, .050") {
    @Override
    double[] draw(int n, Draws draws) {
      double[] moved = draws.uniform(12, -0.004, 0.004);
      return sampled(n, t -> {
        double sum = 0;
        for (int beat = 0; beat < moved.length; beat++) {
          sum += beat(12 * (t - moved[beat]) - beat - 0.4);
        }
        return sum;
      });
    }
  },
  /** A few waves. */
  SMOOTH("smooth", "sum over k = 1..6 of (z cos(2 pi k t) + z' sin(2 pi k t))/k") {
    @Override
    double[] draw(int n, Draws draws) {
      double[] z = draws.normals(12);
      return sampled(n, t -> {
        double sum = 0;
        for (int k = 1; k <= 6; k++) {
          sum += (z[k - 1] * StrictMath.cos(2 * Math.PI * k * t) + z[k + 5] * StrictMath.sin(2 * Math.PI * k * t)) / k;
        }
        return sum;
      });
    }
  },
  /** Brownian motion. */
  RANDOM_WALK("random walk", "sums of z") {
    @Override
    double[] draw(int n, Draws draws) {
      double[] walk = draws.normals(n);
      for (int i = 1; i < n; i++) {
        walk[i] += walk[i - 1];
      }
      return walk;
    }
  },
  /** No signal. */
  NOISE_ALONE("noise alone", "0") {
    @Override
    double[] draw(int n, Draws draws) {
      return new double[n];
    }
  };

  private static final double[] WAVES = {-0.20, -0.03, 0, 0.03, 0.30};
  private static final double[] HEIGHTS = {0.15, -0.10, 1, -0.25, 0.35};
  private static final double[] WIDTHS = {0.025, 0.010, 0.012, 0.012, 0.050};

  private final String text;
  private final String formula;

  Family(String text, String formula) {
    this.text = text;
    this.formula = formula;
  }

  String text() {
    return text;
  }

  String formula() {
    return formula;
  }

  /** One of the family. */
  abstract double[] draw(int n, Draws draws);

  private interface Formula {
    double at(double t);
  }

  private static double[] sampled(int n, Formula f) {
    double[] samples = new double[n];
    Arrays.setAll(samples, i -> f.at((i + 1.0) / n));
    return samples;
  }

  /** How many places are at or below {@code t}. */
  private static int below(double[] places, double t) {
    int k = 0;
    while (k < places.length && places[k] <= t) {
      k++;
    }
    return k;
  }

  private static double[] steps(int n, int jumps, Draws draws) {
    double[] places = draws.places(jumps);
    double[] levels = draws.normals(jumps + 1);
    return sampled(n, t -> levels[below(places, t)]);
  }

  private static double beat(double x) {
    double sum = 0;
    for (int k = 0; k < WAVES.length; k++) {
      double q = (x - WAVES[k]) / WIDTHS[k];
      sum += HEIGHTS[k] * StrictMath.exp(-q * q / 2);
    }
    return sum;
  }
}
