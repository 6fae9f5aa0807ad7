package org.residua.schemes.peer;

import java.util.Arrays;

/**
 * The median of the samples at a distance of at most {@code m}, the signal continued by its mirror image, with the {@code m} for
 * which the median of the others in the window is nearest to each sample on average (leave-one-out cross-validation by absolute
 * errors): from 1, each a quarter larger than the one before, up to a quarter of the length. Source: Tukey (1977), Exploratory
 * data analysis; Zheng, Yang (1998) for the choice.
 */
public record MovingMedian() implements Peer {

  @Override
  public String name() {
    return "median, CV";
  }

  @Override
  public String rule() {
    return "median of a window, its width by leave-one-out cross-validation";
  }

  @Override
  public String supposes() {
    return "that the signal is nearly monotone within a window; single errors of any size do not matter to it";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    double least = Double.POSITIVE_INFINITY;
    double[] best = noisy;
    for (int m = 1; m <= noisy.length / 4; m += 1 + m / 4) {
      Window window = new Window(noisy, m);
      double error = window.slide();
      best = error < least ? window.medians : best;
      least = Math.min(least, error);
    }
    return best;
  }

  /** The samples of a window in ascending order, as it slides. */
  private static final class Window {

    private final double[] y;
    private final int m;
    private final double[] sorted;
    private final double[] medians;

    Window(double[] y, int m) {
      this.y = y;
      this.m = m;
      sorted = new double[2 * m + 1];
      medians = new double[y.length];
    }

    private double mirrored(int i) {
      return y[i < 0 ? -1 - i : i < y.length ? i : 2 * y.length - 1 - i];
    }

    /** Fills the medians; the sum of the absolute errors of those that leave the middle one out. */
    double slide() {
      for (int k = -m; k <= m; k++) {
        sorted[k + m] = mirrored(k);
      }
      Arrays.sort(sorted);
      double error = 0;
      for (int i = 0; i < y.length; i++) {
        medians[i] = sorted[m];
        int own = Arrays.binarySearch(sorted, y[i]);
        double others = ((own <= m - 1 ? sorted[m] : sorted[m - 1]) + (own <= m ? sorted[m + 1] : sorted[m])) / 2;
        error += Math.abs(y[i] - others);
        if (i + 1 < y.length) {
          replace(mirrored(i - m), mirrored(i + 1 + m));
        }
      }
      return error;
    }

    private void replace(double old, double fresh) {
      int hole = Arrays.binarySearch(sorted, old);
      int place = Arrays.binarySearch(sorted, fresh);
      int to = place < 0 ? -1 - place : place;
      if (to > hole) {
        System.arraycopy(sorted, hole + 1, sorted, hole, to - 1 - hole);
        sorted[to - 1] = fresh;
      } else {
        System.arraycopy(sorted, to, sorted, to + 1, hole - to);
        sorted[to] = fresh;
      }
    }
  }
}
