package org.residua.cli.leaderboard;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random numbers that are the same on every machine: {@link SplittableRandom} in {@link StrictMath}. */
final class Draws {

  private final SplittableRandom random;

  /** The signal of a seed is drawn from its stream 0, the noise from its stream 1. */
  Draws(long seed, int stream) {
    SplittableRandom streams = new SplittableRandom(seed);
    SplittableRandom drawn = streams.split();
    for (int k = 0; k < stream; k++) {
      drawn = streams.split();
    }
    random = drawn;
  }

  /** Uniform, from {@code low} to before {@code high}. */
  double within(double low, double high) {
    return low + (high - low) * (random.nextLong() >>> 11) * 0x1p-53;
  }

  /** Standard normal, by Box and Muller (1958). */
  double normal() {
    double u = ((random.nextLong() >>> 11) + 1) * 0x1p-53;
    return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(within(0, 2 * Math.PI));
  }

  /** So many standard normal numbers. */
  double[] normals(int count) {
    double[] z = new double[count];
    for (int i = 0; i < count; i++) {
      z[i] = normal();
    }
    return z;
  }

  /** So many uniform numbers. */
  double[] uniform(int count, double low, double high) {
    double[] u = new double[count];
    for (int i = 0; i < count; i++) {
      u[i] = within(low, high);
    }
    return u;
  }

  /** So many uniform places in 0..1, ascending. */
  double[] places(int count) {
    double[] places = uniform(count, 0, 1);
    Arrays.sort(places);
    return places;
  }
}
