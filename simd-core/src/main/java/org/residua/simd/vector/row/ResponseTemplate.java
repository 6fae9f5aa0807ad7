package org.residua.simd.vector.row;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link ResponseLoop}. The taps are written out: C2 does not unroll a loop over them. Two responses share
 * the loads of samples, most of which cross the border of two cache lines and take twice as long as others.
 */
final class ResponseTemplate implements ResponseLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int TAPS = COPY.taps();
  private static final boolean TWO = COPY.responses() == 2;
  private static final Kind KIND = COPY.kind();
  private static final boolean APART = COPY.apart();

  @Override
  public int vectors(Task task, double[] u, int from, double[] z, int to, int count) {
    DoubleVector first = DoubleVector.broadcast(SPECIES, task.first);
    DoubleVector second = DoubleVector.broadcast(SPECIES, task.second);
    double[] w = task.weights;
    DoubleVector v0 = DoubleVector.broadcast(SPECIES, TAPS > 0 ? w[0] : 0);
    DoubleVector v1 = DoubleVector.broadcast(SPECIES, TAPS > 1 ? w[1] : 0);
    DoubleVector v2 = DoubleVector.broadcast(SPECIES, TAPS > 2 ? w[2] : 0);
    DoubleVector v3 = DoubleVector.broadcast(SPECIES, TAPS > 3 ? w[3] : 0);
    DoubleVector v4 = DoubleVector.broadcast(SPECIES, TAPS > 4 ? w[4] : 0);
    DoubleVector v5 = DoubleVector.broadcast(SPECIES, TAPS > 5 ? w[5] : 0);
    DoubleVector v6 = DoubleVector.broadcast(SPECIES, TAPS > 6 ? w[6] : 0);
    DoubleVector v7 = DoubleVector.broadcast(SPECIES, TAPS > 7 ? w[7] : 0);
    DoubleVector v8 = DoubleVector.broadcast(SPECIES, TAPS > 8 ? w[8] : 0);
    DoubleVector w0 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 0 ? w[TAPS] : 0);
    DoubleVector w1 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 1 ? w[TAPS + 1] : 0);
    DoubleVector w2 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 2 ? w[TAPS + 2] : 0);
    DoubleVector w3 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 3 ? w[TAPS + 3] : 0);
    DoubleVector w4 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 4 ? w[TAPS + 4] : 0);
    DoubleVector w5 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 5 ? w[TAPS + 5] : 0);
    DoubleVector w6 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 6 ? w[TAPS + 6] : 0);
    DoubleVector w7 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 7 ? w[TAPS + 7] : 0);
    DoubleVector w8 = DoubleVector.broadcast(SPECIES, TWO && TAPS > 8 ? w[TAPS + 8] : 0);
    int step = APART ? task.step : 1;
    double[] factor = task.factor;
    int factorAt = task.factorAt;
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      int at = from + i;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, u, at);
      DoubleVector x1 = TAPS > 1 ? DoubleVector.fromArray(SPECIES, u, at + step) : x0;
      DoubleVector x2 = TAPS > 2 ? DoubleVector.fromArray(SPECIES, u, at + 2 * step) : x0;
      DoubleVector x3 = TAPS > 3 ? DoubleVector.fromArray(SPECIES, u, at + 3 * step) : x0;
      DoubleVector x4 = TAPS > 4 ? DoubleVector.fromArray(SPECIES, u, at + 4 * step) : x0;
      DoubleVector x5 = TAPS > 5 ? DoubleVector.fromArray(SPECIES, u, at + 5 * step) : x0;
      DoubleVector x6 = TAPS > 6 ? DoubleVector.fromArray(SPECIES, u, at + 6 * step) : x0;
      DoubleVector x7 = TAPS > 7 ? DoubleVector.fromArray(SPECIES, u, at + 7 * step) : x0;
      DoubleVector x8 = TAPS > 8 ? DoubleVector.fromArray(SPECIES, u, at + 8 * step) : x0;
      DoubleVector y = x0.mul(v0);
      y = TAPS > 1 ? x1.fma(v1, y) : y;
      y = TAPS > 2 ? x2.fma(v2, y) : y;
      y = TAPS > 3 ? x3.fma(v3, y) : y;
      y = TAPS > 4 ? x4.fma(v4, y) : y;
      y = TAPS > 5 ? x5.fma(v5, y) : y;
      y = TAPS > 6 ? x6.fma(v6, y) : y;
      y = TAPS > 7 ? x7.fma(v7, y) : y;
      y = TAPS > 8 ? x8.fma(v8, y) : y;
      value(y, first, second, factor, factorAt + i).intoArray(z, to + i);
      if (TWO) {
        y = x0.mul(w0);
        y = TAPS > 1 ? x1.fma(w1, y) : y;
        y = TAPS > 2 ? x2.fma(w2, y) : y;
        y = TAPS > 3 ? x3.fma(w3, y) : y;
        y = TAPS > 4 ? x4.fma(w4, y) : y;
        y = TAPS > 5 ? x5.fma(w5, y) : y;
        y = TAPS > 6 ? x6.fma(w6, y) : y;
        y = TAPS > 7 ? x7.fma(w7, y) : y;
        y = TAPS > 8 ? x8.fma(w8, y) : y;
        value(y, first, second, factor, factorAt + task.factorPlane + i).intoArray(z, to + task.plane + i);
      }
    }
    return i;
  }

  /** Called for each vector, hence compiled into the loop. */
  private static DoubleVector value(DoubleVector y, DoubleVector first, DoubleVector second, double[] factor, int at) {
    if (KIND == Kind.KEPT) {
      return DoubleVector.fromArray(SPECIES, factor, at).mul(y);
    }
    return KIND == Kind.FLUX ? COPY.formula().at(y, first, second) : COPY.formula().diffusivity(y, first, second);
  }

  @Override
  public void rest(Task task, double[] u, int from, double[] z, int to, int count) {
    for (int r = 0; r < COPY.responses(); r++) {
      for (int i = 0; i < count; i++) {
        double y = task.weights[r * TAPS] * u[from + i];
        for (int j = 1; j < TAPS; j++) {
          y = Math.fma(task.weights[r * TAPS + j], u[from + i + j * task.step], y);
        }
        z[to + r * task.plane + i] = switch (KIND) {
          case KEPT -> task.factor[task.factorAt + r * task.factorPlane + i] * y;
          case FLUX -> task.flux.at(y);
          case DIFFUSIVITY -> task.flux.diffusivity(y);
        };
      }
    }
  }
}
