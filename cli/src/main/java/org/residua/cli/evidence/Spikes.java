package org.residua.cli.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.residua.api.signal.Signal;

/**
 * Isolated samples: more than {@value #BEYOND} noise levels away from the median of five around them, which neither steps nor
 * slopes are, but peaks of one or two samples. The two samples at each end are not looked at.
 *
 * @param kept the first of those that are in the result, too: there, more than half as far from the median
 * @param count how many these are
 */
public record Spikes(List<Integer> kept, int count) {

  private static final int AROUND = 2;
  private static final double BEYOND = 5.5;
  private static final int MOST_SHOWN = 5;

  /** Copies the list. */
  public Spikes {
    kept = List.copyOf(kept);
  }

  /** Those of a channel. */
  static Spikes of(Signal before, Signal after, int channel, double sigma) {
    List<Integer> kept = new ArrayList<>();
    int count = 0;
    for (int i = AROUND; sigma > 0 && i < before.shape().length() - AROUND; i++) {
      double height = before.get(channel, i) - median(before, channel, i);
      if (Math.abs(height) > BEYOND * sigma && (after.get(channel, i) - median(after, channel, i)) / height > 0.5) {
        count++;
        if (kept.size() < MOST_SHOWN) {
          kept.add(i);
        }
      }
    }
    return new Spikes(kept, count);
  }

  /** The samples {@code from..to-1}, isolated ones replaced by the median. */
  static double[] without(Signal f, int channel, double sigma, int from, int to) {
    double[] y = new double[to - from];
    for (int i = from; i < to; i++) {
      double median = i < AROUND || i >= f.shape().length() - AROUND ? f.get(channel, i) : median(f, channel, i);
      y[i - from] = Math.abs(f.get(channel, i) - median) > BEYOND * sigma ? median : f.get(channel, i);
    }
    return y;
  }

  private static double median(Signal u, int channel, int i) {
    double[] around = new double[2 * AROUND + 1];
    for (int k = 0; k < around.length; k++) {
      around[k] = u.get(channel, i - AROUND + k);
    }
    Arrays.sort(around);
    return around[around.length / 2];
  }
}
