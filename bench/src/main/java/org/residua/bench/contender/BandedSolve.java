package org.residua.bench.contender;

import org.residua.bench.problem.Solve;
import org.residua.simd.banded.BandedFactor;
import org.residua.simd.banded.BandedShape;
import org.residua.simd.kernel.Kernels;

/** Factors banded matrices and solves, systems of a batch lying side by side; loading is not timed. */
final class BandedSolve implements Timed {

  private final BandedFactor factor;
  private final double[] bands;
  private final double[] samples;
  private final int systems;
  private final int length;

  BandedSolve(Kernels kernels, Solve solve, int length) {
    BandedShape shape = new BandedShape(length, solve.order(), false);
    this.systems = solve.systems();
    this.length = length;
    this.factor = systems == 1
        ? new BandedFactor(kernels, shape) : BandedFactor.batch(kernels, shape, systems);
    this.bands = new double[factor.entries()];
    this.samples = new double[factor.samples()];
    for (int s = 0; s < systems; s++) {
      double[][] own = solve.bands(s, length);
      for (int d = 0; d < own.length; d++) {
        for (int i = 0; i < length; i++) {
          bands[factor.entryAt(s, d, i)] = own[d][i];
        }
      }
    }
  }

  @Override
  public void load(double[] start) {
    for (int s = 0; s < systems; s++) {
      for (int i = 0; i < length; i++) {
        samples[factor.sampleAt(s, i)] = start[s * length + i];
      }
    }
  }

  @Override
  public void run() {
    factor.solveOnce(bands, samples, samples);
  }

  @Override
  public double[] samples() {
    double[] planar = new double[systems * length];
    for (int s = 0; s < systems; s++) {
      for (int i = 0; i < length; i++) {
        planar[s * length + i] = samples[factor.sampleAt(s, i)];
      }
    }
    return planar;
  }
}
