package org.residua.schemes.denoiser;

import java.util.SplittableRandom;

/** Standard normal numbers, the same on every machine: Box and Muller (1958) on {@link SplittableRandom}, in {@link StrictMath}. */
final class Probes {

  private final SplittableRandom random = new SplittableRandom(1);

  /** The next vector. */
  double[] next(int length) {
    double[] w = new double[length];
    for (int i = 0; i < length; i++) {
      double u1 = ((random.nextLong() >>> 11) + 1) * 0x1p-53;
      double u2 = (random.nextLong() >>> 11) * 0x1p-53;
      w[i] = Math.sqrt(-2 * StrictMath.log(u1)) * StrictMath.cos(2 * Math.PI * u2);
    }
    return w;
  }
}
