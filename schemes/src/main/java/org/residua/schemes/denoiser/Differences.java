package org.residua.schemes.denoiser;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.residua.api.signal.Signal;

/**
 * The differences of one order of samples side by side, none of which is left out.
 *
 * @param f the signal
 * @param channel from 0
 * @param order 1, 2 or 3
 * @param left the samples that are left out
 * @param bridged whether the samples on both sides of those that are left out count as side by side
 * @param grid a dither of half of it to each side is added
 */
record Differences(Signal f, int channel, int order, BitSet left, boolean bridged, double grid) implements Values {

  @Override
  public Cursor start() {
    return new Place();
  }

  private final class Place implements Cursor {

    private final SplittableRandom random = new SplittableRandom(1);
    /** The differences of orders 0, 1, 2 that end with the last sample, if there are so many samples. */
    private final double[] last = new double[3];
    private int known;
    private int index;

    @Override
    public int next(double[] block) {
      int count = 0;
      int n = f.shape().length();
      while (count < block.length && index < n) {
        double sample = f.get(channel, index);
        if (grid > 0) {
          sample += grid * ((random.nextLong() >>> 11) * 0x1p-53 - 0.5);
        }
        if (left.get(index++)) {
          known = bridged ? known : 0;
        } else {
          count = take(sample, block, count);
        }
      }
      return count;
    }

    private int take(double sample, double[] block, int count) {
      double difference = sample;
      for (int m = 0; m < Math.min(known, order); m++) {
        double next = difference - last[m];
        last[m] = difference;
        difference = next;
      }
      known++;
      if (known <= order) {
        last[known - 1] = difference;
        return count;
      }
      block[count] = difference;
      return count + 1;
    }
  }
}
