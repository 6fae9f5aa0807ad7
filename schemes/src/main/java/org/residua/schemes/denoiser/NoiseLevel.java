package org.residua.schemes.denoiser;

import java.util.BitSet;
import java.util.Locale;
import org.residua.api.signal.Signal;

/**
 * The standard deviation of white noise on a piecewise smooth signal, from its own samples:
 *
 * <pre>
 *   sigma = min_m  MAD(d_m) / (Phi^-1(3/4) sqrt(c_m)),   d_m the differences of order m = 1, 2, 3,   c = (2, 6, 20)
 * </pre>
 *
 * <p>Detail of the signal only enlarges a median of absolute deviations, hence the least of the three. Only differences of
 * samples side by side that are all there count, unless there are fewer than {@value #FEWEST} of them: then each sample that is
 * there is compared with the next ones that are. Two kinds of data are not what they seem:
 *
 * <ul>
 * <li>rounded samples: all differences are multiples of one number {@code q}, more than 2 % of them are zero, and at least
 *     {@value #FEWEST} are not. A dither of
 *     {@code q/2} to each side is added, and {@code sigma^2} is what is measured less its {@code q^2/12}, at least
 *     {@code q^2/12};
 * <li>silence: runs of {@value #SILENCE} or more equal samples off such a grid take no part.
 * </ul>
 *
 * <p>The medians are exact, and found in the memory of a few blocks beside the signal. Source: Hampel (1974); Donoho,
 * Johnstone (1994), section 4.3; Hall, Kay, Titterington (1990).
 *
 * @param sigma the noise level; 0 where there is nothing to be removed
 * @param origin how it was found
 * @param order of the differences it comes from, 0 where it comes from none
 * @param grid {@code q} for rounded samples, otherwise 0
 * @param live how many samples it rests on
 */
public record NoiseLevel(double sigma, Origin origin, int order, double grid, long live) {

  /** How a noise level was found. */
  public enum Origin {
    /** The caller knew it. */
    GIVEN,
    /** From differences. */
    DIFFERENCES,
    /** From differences of rounded samples, with a dither. */
    ROUNDED,
    /** There is none: too few samples, or no noise. */
    NONE
  }

  /** So many equal samples are a silence. */
  public static final int SILENCE = 8;
  /** Fewer samples than this tell no noise level. */
  public static final int FEWEST = 16;

  /** The upper quartile of the standard normal distribution: the MAD of unit noise. */
  private static final double NORMAL_QUARTILE = 0.6744897501960817;
  private static final double[] SQUARES = {2, 6, 20};

  /** A level that is known; refused unless positive and finite. */
  public static NoiseLevel given(double sigma) {
    if (!(sigma > 0 && Double.isFinite(sigma))) {
      throw new IllegalArgumentException("noise level = " + sigma + " must be positive and finite; leave it out to have it estimated");
    }
    return new NoiseLevel(sigma, Origin.GIVEN, 0, 0, 0);
  }

  /**
   * The level of one channel.
   *
   * @param f the signal, finite but for missing samples, which are NaN
   * @param channel from 0
   */
  public static NoiseLevel of(Signal f, int channel) {
    f.requireFiniteOrMissing("noise level", channel);
    double grid = Grid.of(f, channel);
    BitSet left = grid > 0 ? Silence.missing(f, channel) : Silence.of(f, channel);
    int live = f.shape().length() - left.cardinality();
    if (live < FEWEST) {
      return new NoiseLevel(0, Origin.NONE, 0, grid, live);
    }
    boolean bridged = Values.count(new Differences(f, channel, SQUARES.length, left, false, grid)) < FEWEST;
    double least = Double.POSITIVE_INFINITY;
    int order = 0;
    for (int m = 1; m <= SQUARES.length; m++) {
      double level = deviation(new Differences(f, channel, m, left, bridged, grid)) / (NORMAL_QUARTILE * Math.sqrt(SQUARES[m - 1]));
      order = level < least ? m : order;
      least = Math.min(least, level);
    }
    if (grid > 0) {
      double dither = grid / Math.sqrt(12);
      double rest = (least - dither) * (least + dither);
      return new NoiseLevel(Math.sqrt(Math.max(rest, dither * dither)), Origin.ROUNDED, order, grid, live);
    }
    return least > 0 && Double.isFinite(least) ? new NoiseLevel(least, Origin.DIFFERENCES, order, 0, live)
        : new NoiseLevel(0, Origin.NONE, 0, 0, live);
  }

  /** The median of the absolute deviations from the median; infinite where there are no differences. */
  private static double deviation(Differences differences) {
    double middle = Values.median(differences).orElse(Double.NaN);
    return Values.median(() -> absolute(differences.start(), middle)).orElse(Double.POSITIVE_INFINITY);
  }

  private static Cursor absolute(Cursor differences, double middle) {
    return block -> {
      int count = differences.next(block);
      for (int i = 0; i < count; i++) {
        block[i] = Math.abs(block[i] - middle);
      }
      return count;
    };
  }

  /** The same found to be another. */
  NoiseLevel with(double level) {
    return new NoiseLevel(level, origin, order, grid, live);
  }

  /** How it was found, in words. */
  public String describe() {
    return switch (origin) {
      case GIVEN -> "given";
      case DIFFERENCES -> "median of the differences of order " + order;
      case ROUNDED -> "differences of order " + order + " of samples rounded to multiples of "
          + String.format(Locale.ROOT, "%.4g", grid);
      case NONE -> live == 0 ? "every sample that is there is one of " + SILENCE + " or more equal ones"
          : live < FEWEST ? live + " samples are too few to tell, " + FEWEST + " are needed"
          : "at least half of the differences of neighbouring samples are equal";
    };
  }
}
