package org.residua.bench.contender;

import org.residua.simd.sweep.Sweep;

/** Steps of several signals that stay interleaved by lanes; loading and reading are not timed. */
final class InterleavedSteps implements Timed {

  private final Sweep sweep;
  private final int signals;
  private final int length;
  private final double[] interleaved;

  InterleavedSteps(Sweep sweep, int signals, int length) {
    this.sweep = sweep;
    this.signals = signals;
    this.length = length;
    this.interleaved = new double[signals * length];
  }

  @Override
  public void load(double[] start) {
    for (int s = 0; s < signals; s++) {
      for (int i = 0; i < length; i++) {
        interleaved[i * signals + s] = start[s * length + i];
      }
    }
  }

  @Override
  public void run() {
    sweep.run(interleaved, interleaved);
  }

  @Override
  public double[] samples() {
    double[] planar = new double[interleaved.length];
    for (int s = 0; s < signals; s++) {
      for (int i = 0; i < length; i++) {
        planar[s * length + i] = interleaved[i * signals + s];
      }
    }
    return planar;
  }
}
