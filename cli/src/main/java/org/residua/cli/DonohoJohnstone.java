package org.residua.cli;

import java.util.Locale;
import org.residua.api.signal.Shape;
import org.residua.api.signal.SignalBuffer;

/**
 * The test signals of denoising: {@code f(i/n)}, {@code i = 1..n}, scaled to standard deviation 7 (the mean
 * of the squared deviations, its root). The same bits on every machine.
 *
 * <p>Source: Donoho, Johnstone (1994): Ideal spatial adaptation by wavelet shrinkage, Biometrika 81, table 1.
 */
enum DonohoJohnstone {
  /** {@code sum_j h_j (1 + sgn(t - t_j))/2}. */
  BLOCKS("sum of h_j (1 + sgn(t - t_j))/2") {
    @Override
    double at(double t) {
      double sum = 0;
      for (int j = 0; j < PLACES.length; j++) {
        sum += STEPS[j] * (1 + Math.signum(t - PLACES[j])) / 2;
      }
      return sum;
    }
  },
  /** {@code sum_j h_j (1 + |t - t_j|/w_j)^-4}. */
  BUMPS("sum of h_j (1 + |t - t_j|/w_j)^-4") {
    @Override
    double at(double t) {
      double sum = 0;
      for (int j = 0; j < PLACES.length; j++) {
        double q = 1 + Math.abs(t - PLACES[j]) / WIDTHS[j];
        sum += HEIGHTS[j] / (q * q * q * q);
      }
      return sum;
    }
  },
  /** {@code 4 sin(4 pi t) - sgn(t - 0.3) - sgn(0.72 - t)}. */
  HEAVISINE("4 sin(4 pi t) - sgn(t - 0.3) - sgn(0.72 - t)") {
    @Override
    double at(double t) {
      return 4 * StrictMath.sin(4 * Math.PI * t) - Math.signum(t - 0.3) - Math.signum(0.72 - t);
    }
  },
  /** {@code sqrt(t (1 - t)) sin(2 pi 1.05 / (t + 0.05))}. */
  DOPPLER("sqrt(t (1 - t)) sin(2 pi 1.05/(t + 0.05))") {
    @Override
    double at(double t) {
      return Math.sqrt(t * (1 - t)) * StrictMath.sin(2 * Math.PI * 1.05 / (t + 0.05));
    }
  };

  private static final double DEVIATION = 7;
  private static final double[] PLACES =
      {0.10, 0.13, 0.15, 0.23, 0.25, 0.40, 0.44, 0.65, 0.76, 0.78, 0.81};
  private static final double[] STEPS = {4, -5, 3, -4, 5, -4.2, 2.1, 4.3, -3.1, 2.1, -4.2};
  private static final double[] HEIGHTS = {4, 5, 3, 4, 5, 4.2, 2.1, 4.3, 3.1, 5.1, 4.2};
  private static final double[] WIDTHS =
      {0.005, 0.005, 0.006, 0.01, 0.01, 0.03, 0.01, 0.01, 0.005, 0.008, 0.005};

  private final String formula;

  DonohoJohnstone(String formula) {
    this.formula = formula;
  }

  /** The published formula in words. */
  String formula() {
    return formula;
  }

  /** The published formula. */
  abstract double at(double t);

  /** The name at the command line. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The clean samples, scaled; a constant, which very short signals can be, stays what it is. */
  SignalBuffer samples(int length) {
    SignalBuffer samples = new SignalBuffer(new Shape(1, length));
    for (int i = 0; i < length; i++) {
      samples.set(0, i, at((i + 1.0) / length));
    }
    double mean = samples.sum(x -> x) / length;
    double variance = samples.sum(x -> (x - mean) * (x - mean)) / length;
    double factor = variance > 0 ? DEVIATION / Math.sqrt(variance) : 1;
    for (int i = 0; i < length; i++) {
      samples.set(0, i, factor * samples.get(0, i));
    }
    return samples;
  }
}
