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
    int half = below.length;
    int i = 0;
    for (; i <= half - LANES; i += LANES) {
      DoubleVector first = finest ? at(x, i).add(at(b, i)) : at(b, i);
      DoubleVector second = finest ? at(x, i + half).add(at(b, i + half)) : at(b, i + half);
      first.intoArray(x, i);
      second.intoArray(x, i + half);
      first.sub(second).mul(CycleTraffic.FACTOR).intoArray(below, i);
    }
    for (; i < half; i++) {
      x[i] = finest ? x[i] + b[i] : b[i];
      x[i + half] = finest ? x[i + half] + b[i + half] : b[i + half];
      below[i] = CycleTraffic.FACTOR * (x[i] - x[i + half]);
    }
  }

  private static void up(double[] x, double[] b, double[] coarse) {
    int half = coarse.length;
    int i = 0;
    for (; i <= half - LANES; i += LANES) {
      DoubleVector e = at(coarse, i);
      at(x, i).add(e).sub(at(b, i)).mul(CycleTraffic.FACTOR).intoArray(x, i);
      at(x, i + half).add(e).sub(at(b, i + half)).mul(CycleTraffic.FACTOR).intoArray(x, i + half);
    }
    for (; i < half; i++) {
      x[i] = CycleTraffic.FACTOR * (x[i] + coarse[i] - b[i]);
      x[i + half] = CycleTraffic.FACTOR * (x[i + half] + coarse[i] - b[i + half]);
    }
  }
}
