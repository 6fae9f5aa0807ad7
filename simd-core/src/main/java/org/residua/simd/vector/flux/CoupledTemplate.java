package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.vector.copy.LoopMaker;
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
}
