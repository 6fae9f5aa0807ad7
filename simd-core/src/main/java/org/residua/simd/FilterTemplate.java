package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.operator.Stencil;

/** Template of {@link FilterLoop}: four vectors at once hide the latency of the fused operations. */
final class FilterTemplate implements FilterLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int SIGN = COPY.transposed() ? -1 : 1;

  @Override
  public void run(
      Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to, int count) {
    int i = 0;
    for (; i <= count - 4 * LANES; i += 4 * LANES) {
      four(k, fixed, x, plane, from + i, z, to + i);
    }
    for (; i <= count - LANES; i += LANES) {
      one(k, fixed, x, plane, from + i, z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = scalar(k, fixed, x, plane, from + i);
    }
  }

  private static int planes(Stencil k) {
    return COPY.transposed() ? k.outputs() : k.inputs();
  }

  private static double weight(Stencil k, int fixed, int q, int j) {
    return COPY.transposed() ? k.weight(q, fixed, j) : k.weight(fixed, q, j);
  }

  private static void four(
      Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to) {
    int taps = k.taps();
    DoubleVector w = WIDTH.all(weight(k, fixed, 0, 0));
    DoubleVector a = DoubleVector.fromArray(SPECIES, x, from).mul(w);
    DoubleVector b = DoubleVector.fromArray(SPECIES, x, from + LANES).mul(w);
    DoubleVector c = DoubleVector.fromArray(SPECIES, x, from + 2 * LANES).mul(w);
    DoubleVector d = DoubleVector.fromArray(SPECIES, x, from + 3 * LANES).mul(w);
    int j = 1;
    for (int q = 0; q < planes(k); q++) {
      for (; j < taps; j++) {
        int at = q * plane + from + SIGN * j;
        w = WIDTH.all(weight(k, fixed, q, j));
        a = DoubleVector.fromArray(SPECIES, x, at).fma(w, a);
        b = DoubleVector.fromArray(SPECIES, x, at + LANES).fma(w, b);
        c = DoubleVector.fromArray(SPECIES, x, at + 2 * LANES).fma(w, c);
        d = DoubleVector.fromArray(SPECIES, x, at + 3 * LANES).fma(w, d);
      }
      j = 0;
    }
    a.intoArray(z, to);
    b.intoArray(z, to + LANES);
    c.intoArray(z, to + 2 * LANES);
    d.intoArray(z, to + 3 * LANES);
  }

  private static void one(
      Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to) {
    int taps = k.taps();
    DoubleVector sum = DoubleVector.fromArray(SPECIES, x, from).mul(weight(k, fixed, 0, 0));
    int j = 1;
    for (int q = 0; q < planes(k); q++) {
      for (; j < taps; j++) {
        DoubleVector w = WIDTH.all(weight(k, fixed, q, j));
        sum = DoubleVector.fromArray(SPECIES, x, q * plane + from + SIGN * j).fma(w, sum);
      }
      j = 0;
    }
    sum.intoArray(z, to);
  }

  private static double scalar(Stencil k, int fixed, double[] x, int plane, int from) {
    double sum = weight(k, fixed, 0, 0) * x[from];
    int j = 1;
    for (int q = 0; q < planes(k); q++) {
      for (; j < k.taps(); j++) {
        sum = Math.fma(weight(k, fixed, q, j), x[q * plane + from + SIGN * j], sum);
      }
      j = 0;
    }
    return sum;
  }
}
