package org.residua.bench.contender;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.bench.problem.CycleTraffic;

/** Loads and stores of {@link CycleTraffic}. */
final class CyclePasses {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final double[][] x;
  private final double[][] b;

  CyclePasses(CycleTraffic problem, int length) {
    int levels = CycleTraffic.levels(length);
    this.x = new double[levels][];
    this.b = new double[levels][];
    for (int l = 0, n = length; l < levels; l++, n /= 2) {
      x[l] = new double[n];
      b[l] = l == 0 ? problem.rightHandSide(length) : new double[n];
    }
  }

  void run(double[] u) {
    x[0] = u;
    for (int l = 0; l + 1 < x.length; l++) {
      down(x[l], b[l], b[l + 1], l == 0);
    }
    for (int l = x.length - 2; l >= 0; l--) {
      up(x[l], b[l], x[l + 1]);
    }
  }

  private static DoubleVector at(double[] samples, int i) {
    return DoubleVector.fromArray(SPECIES, samples, i);
  }

  private static void down(double[] x, double[] b, double[] below, boolean finest) {
    int whole = CycleTraffic.whole(below.length);
    for (int i = 0; i < whole; i += CycleTraffic.BLOCK) {
      for (int j = i; j < i + CycleTraffic.BLOCK; j += LANES) {
        int k = i + j;
        DoubleVector first = finest ? at(x, k).add(at(b, k)) : at(b, k);
        int l = k + CycleTraffic.BLOCK;
        DoubleVector second = finest ? at(x, l).add(at(b, l)) : at(b, l);
        first.intoArray(x, k);
        second.intoArray(x, l);
        first.sub(second).mul(CycleTraffic.FACTOR).intoArray(below, j);
      }
    }
    for (int i = whole; i < below.length; i++) {
      x[2 * i] = finest ? x[2 * i] + b[2 * i] : b[2 * i];
      x[2 * i + 1] = finest ? x[2 * i + 1] + b[2 * i + 1] : b[2 * i + 1];
      below[i] = CycleTraffic.FACTOR * (x[2 * i] - x[2 * i + 1]);
    }
  }

  private static void up(double[] x, double[] b, double[] coarse) {
    int whole = CycleTraffic.whole(coarse.length);
    for (int i = 0; i < whole; i += CycleTraffic.BLOCK) {
      for (int j = i; j < i + CycleTraffic.BLOCK; j += LANES) {
        DoubleVector e = at(coarse, j);
        raise(x, b, e, i + j);
        raise(x, b, e, i + j + CycleTraffic.BLOCK);
      }
    }
    for (int i = whole; i < coarse.length; i++) {
      x[2 * i] = CycleTraffic.FACTOR * (x[2 * i] + coarse[i] - b[2 * i]);
      x[2 * i + 1] = CycleTraffic.FACTOR * (x[2 * i + 1] + coarse[i] - b[2 * i + 1]);
    }
  }

  private static void raise(double[] x, double[] b, DoubleVector e, int k) {
    at(x, k).add(e).sub(at(b, k)).mul(CycleTraffic.FACTOR).intoArray(x, k);
  }
}
