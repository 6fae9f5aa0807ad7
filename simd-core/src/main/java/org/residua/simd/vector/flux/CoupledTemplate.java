package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** Template of {@link CoupledLoop}. */
final class CoupledTemplate implements CoupledLoop {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();

  @Override
  public void magnitude(
      double[] y, int channels, int plane, int from, double[] s, int count) {
    int span = channels * plane;
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector first = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector square = first.mul(first);
      for (int at = from + i + plane; at < from + i + span; at += plane) {
        DoubleVector next = DoubleVector.fromArray(SPECIES, y, at);
        square = next.fma(next, square);
      }
      square.sqrt().intoArray(s, i);
    }
    for (; i < count; i++) {
      double square = y[from + i] * y[from + i];
      for (int at = from + i + plane; at < from + i + span; at += plane) {
        square = Math.fma(y[at], y[at], square);
      }
      s[i] = Math.sqrt(square);
    }
  }

  @Override
  public void differential(double[] at, double[] d, double[] z, int channels, int plane, int from, double[][] slopes, int count) {
    double[] s = slopes[0];
    double[] g = slopes[1];
    double[] p = slopes[2];
    int span = channels * plane;
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector size = DoubleVector.fromArray(SPECIES, s, i);
      DoubleVector w = DoubleVector.broadcast(SPECIES, 1.0).div(size)
          .blend(0.0, size.compare(VectorOperators.EQ, 0.0));
      int first = from + i;
      DoubleVector t = w.mul(DoubleVector.fromArray(SPECIES, at, first)).mul(DoubleVector.fromArray(SPECIES, d, first));
      for (int k = first + plane; k < first + span; k += plane) {
        t = w.mul(DoubleVector.fromArray(SPECIES, at, k)).fma(DoubleVector.fromArray(SPECIES, d, k), t);
      }
      DoubleVector across = DoubleVector.fromArray(SPECIES, g, i);
      DoubleVector c = DoubleVector.fromArray(SPECIES, p, i).sub(across).mul(t);
      for (int k = first; k < first + span; k += plane) {
        w.mul(DoubleVector.fromArray(SPECIES, at, k))
            .fma(c, across.mul(DoubleVector.fromArray(SPECIES, d, k))).intoArray(z, k);
      }
    }
    for (; i < count; i++) {
      double w = s[i] == 0 ? 0 : 1 / s[i];
      int first = from + i;
      double t = w * at[first] * d[first];
      for (int k = first + plane; k < first + span; k += plane) {
        t = Math.fma(w * at[k], d[k], t);
      }
      double c = (p[i] - g[i]) * t;
      for (int k = first; k < first + span; k += plane) {
        z[k] = Math.fma(c, w * at[k], g[i] * d[k]);
      }
    }
  }
}
