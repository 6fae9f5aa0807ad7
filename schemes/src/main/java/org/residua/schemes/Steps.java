package org.residua.schemes;

import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;

/** Numbers of steps. */
final class Steps {

  /** More steps than this are refused: a table of rows has to fit in memory. */
  private static final int MOST = 10_000_000;

  private Steps() {}

  /** What else helps than a smaller step, given {@code tau} and the limit; empty for nothing. */
  @FunctionalInterface
  interface Remedy {

    String of(double tau, double limit);
  }

  /** Refuses a step size that does not fit a diffusion, with a remedy. */
  static void requireFitting(StepSize step, Diffusion diffusion, Remedy remedy) {
    switch (step) {
      case StepSize.Fixed fixed -> fixed.guard().require(
          fixed.tau(), diffusion, () -> remedy.of(fixed.tau(), diffusion.limit().certified()));
      case StepSize.OfLimit ofLimit -> ofLimit.of(diffusion);
    }
  }

  static void requirePositive(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(
          name + " = " + value + " must be in 1.." + MOST);
    }
  }

  static void requireTime(double time) {
    if (!(time > 0 && Double.isFinite(time))) {
      throw new IllegalArgumentException("time = " + time + " must be positive and finite");
    }
  }

  /** {@code ceil(time / span)}, at least 1. */
  static int count(double time, double span) {
    requireTime(time);
    double count = Math.max(1, Math.ceil(time / span));
    if (count > MOST) {
      throw new IllegalArgumentException("time = " + time + " needs " + count
          + " steps of " + span + ", more than " + MOST
          + "; give a shorter time, a larger tau, or longer cycles");
    }
    return (int) count;
  }
}
