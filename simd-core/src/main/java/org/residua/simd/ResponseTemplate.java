package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Template of {@link ResponseLoop}. The taps are written out: only then does the compiler keep their weights in
 * registers.
 */
final class ResponseTemplate implements ResponseLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int TAPS = COPY.taps();
  private static final Kind KIND = COPY.kind();

  @Override
  public int vectors(Task task, double[] u, int from, double[] z, int to, int count) {
    DoubleVector first = WIDTH.all(COPY.formula().first(task.flux));
    DoubleVector second = WIDTH.all(COPY.formula().second(task.flux));
    DoubleVector w0 = WIDTH.all(TAPS > 0 ? task.weights[0] : 0);
    DoubleVector w1 = WIDTH.all(TAPS > 1 ? task.weights[1] : 0);
    DoubleVector w2 = WIDTH.all(TAPS > 2 ? task.weights[2] : 0);
    DoubleVector w3 = WIDTH.all(TAPS > 3 ? task.weights[3] : 0);
    DoubleVector w4 = WIDTH.all(TAPS > 4 ? task.weights[4] : 0);
    DoubleVector w5 = WIDTH.all(TAPS > 5 ? task.weights[5] : 0);
    DoubleVector w6 = WIDTH.all(TAPS > 6 ? task.weights[6] : 0);
    DoubleVector w7 = WIDTH.all(TAPS > 7 ? task.weights[7] : 0);
    DoubleVector w8 = WIDTH.all(TAPS > 8 ? task.weights[8] : 0);
    double[] factor = task.factor;
    int factorAt = task.factorAt;
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      int at = from + i;
      DoubleVector y = DoubleVector.fromArray(SPECIES, u, at).mul(w0);
      if (TAPS > 1) {
        y = DoubleVector.fromArray(SPECIES, u, at + 1).fma(w1, y);
      }
      if (TAPS > 2) {
        y = DoubleVector.fromArray(SPECIES, u, at + 2).fma(w2, y);
      }
      if (TAPS > 3) {
        y = DoubleVector.fromArray(SPECIES, u, at + 3).fma(w3, y);
      }
      if (TAPS > 4) {
        y = DoubleVector.fromArray(SPECIES, u, at + 4).fma(w4, y);
      }
      if (TAPS > 5) {
        y = DoubleVector.fromArray(SPECIES, u, at + 5).fma(w5, y);
      }
      if (TAPS > 6) {
        y = DoubleVector.fromArray(SPECIES, u, at + 6).fma(w6, y);
      }
      if (TAPS > 7) {
        y = DoubleVector.fromArray(SPECIES, u, at + 7).fma(w7, y);
      }
      if (TAPS > 8) {
        y = DoubleVector.fromArray(SPECIES, u, at + 8).fma(w8, y);
      }
      DoubleVector value;
      if (KIND == Kind.KEPT) {
        value = DoubleVector.fromArray(SPECIES, factor, factorAt + i).mul(y);
      } else if (KIND == Kind.FLUX) {
        value = COPY.formula().at(y, first, second);
      } else {
        value = COPY.formula().diffusivity(y, first, second);
      }
      value.intoArray(z, to + i);
    }
    return i;
  }

  @Override
  public void rest(Task task, double[] u, int from, double[] z, int to, int count) {
    for (int i = 0; i < count; i++) {
      double y = task.weights[0] * u[from + i];
      for (int j = 1; j < TAPS; j++) {
        y = Math.fma(task.weights[j], u[from + i + j], y);
      }
      z[to + i] = switch (KIND) {
        case KEPT -> task.factor[task.factorAt + i] * y;
        case FLUX -> task.flux.at(y);
        case DIFFUSIVITY -> task.flux.diffusivity(y);
      };
    }
  }
}
