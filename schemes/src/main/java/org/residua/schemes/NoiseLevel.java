package org.residua.schemes;

import java.util.OptionalDouble;
import org.residua.api.signal.Signal;

/**
 * {@code sigma = median_i |d_i - median(d)| / (Phi^{-1}(3/4) sqrt(2))}: the standard deviation of white noise
 * on a piecewise smooth signal, from the median absolute deviation of its first differences {@code d}.
 *
 * <p>The medians are exact, and found in the memory of a few blocks beside the signal: its samples are read several
 * times instead. Half of the differences may belong to jumps before the estimate breaks down. Source: Hampel (1974);
 * Donoho, Johnstone (1994), section 4.3.
 */
public final class NoiseLevel {

  /** The upper quartile of the standard normal distribution: the MAD of unit noise. */
  private static final double NORMAL_QUARTILE = 0.6744897501960817;

  private NoiseLevel() {}

  /**
   * The noise level over all channels; 0 when at least half of the differences are equal.
   *
   * @param f finite samples, at least 2 in each channel
   */
  public static double estimate(Signal f) {
    f.requireFinite("noise estimate");
    int length = f.shape().length();
    if (length < 2) {
      throw new IllegalArgumentException(
          "1 sample has no differences; the noise estimate needs at least 2 samples");
    }
    return estimatePresent(f);
  }

  /**
   * The noise level of a signal with missing samples: each present sample is compared with the next present
   * one. 0 when at least half of the differences are equal, or no channel has two samples.
   *
   * @param f samples, missing ones as NaN
   */
  public static double estimatePresent(Signal f) {
    Values differences = () -> new Differences(f);
    OptionalDouble center = Values.median(differences);
    if (center.isEmpty()) {
      return 0;
    }
    double middle = center.getAsDouble();
    double deviation = Values.median(() -> absolute(differences.start(), middle)).orElse(0);
    return deviation / (NORMAL_QUARTILE * Math.sqrt(2));
  }

  /** {@code |d_i - middle|}. */
  private static Cursor absolute(Cursor differences, double middle) {
    return block -> {
      int count = differences.next(block);
      for (int i = 0; i < count; i++) {
        block[i] = Math.abs(block[i] - middle);
      }
      return count;
    };
  }

  /** The differences between each present sample and the next present one of its channel. */
  private static final class Differences implements Cursor {

    private final Signal f;
    private int channel;
    private int index;
    private double last = Double.NaN;

    Differences(Signal f) {
      this.f = f;
    }

    @Override
    public int next(double[] block) {
      int count = 0;
      while (channel < f.shape().channels() && count < block.length) {
        count = within(channel, block, count);
        if (index == f.shape().length()) {
          channel++;
          index = 0;
          last = Double.NaN;
        }
      }
      return count;
    }

    private int within(int c, double[] block, int from) {
      int count = from;
      double before = last;
      int i = index;
      for (; i < f.shape().length() && count < block.length; i++) {
        double sample = f.get(c, i);
        if (!Double.isNaN(sample)) {
          if (!Double.isNaN(before)) {
            block[count++] = sample - before;
          }
          before = sample;
        }
      }
      index = i;
      last = before;
      return count;
    }
  }
}
