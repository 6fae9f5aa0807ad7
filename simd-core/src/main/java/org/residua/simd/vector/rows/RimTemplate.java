package org.residua.simd.vector.rows;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.kernel.NeighbourRows;
import org.residua.simd.kernel.RimLoop;
import org.residua.simd.vector.copy.Width;

/** Template of {@link RimLoop}. */
final class RimTemplate implements RimLoop {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final VectorSpecies<Long> BITS = SPECIES.withLanes(long.class);
  private static final int LANES = WIDTH.lanes();

  @Override
  public void residual(NeighbourRows rows) {
    double[] z = rows.z();
    int end = rows.b().length;
    for (int i = 0; i < end; i += LANES) {
      residual(rows, i).intoArray(z, i + 1);
    }
  }

  @Override
  public void relax(NeighbourRows rows) {
    double[] x = rows.x();
    double[] z = rows.z();
    double[] weights = rows.weights();
    for (int i = 0; i < weights.length; i += LANES) {
      DoubleVector change = residual(rows, i).mul(DoubleVector.fromArray(SPECIES, weights, i));
      DoubleVector.fromArray(SPECIES, x, i + 1).add(change).intoArray(z, i + 1);
    }
  }

  private static DoubleVector residual(NeighbourRows rows, int i) {
    DoubleVector s = term(rows, 0, i).mul(DoubleVector.fromArray(SPECIES, rows.entries(0), i));
    s = term(rows, 1, i).fma(DoubleVector.fromArray(SPECIES, rows.entries(1), i), s);
    s = term(rows, 2, i).fma(DoubleVector.fromArray(SPECIES, rows.entries(2), i), s);
    return DoubleVector.fromArray(SPECIES, rows.b(), i).sub(s);
  }

  private static DoubleVector term(NeighbourRows rows, int tap, int i) {
    return DoubleVector.fromArray(SPECIES, rows.x(), i + tap).reinterpretAsLongs()
        .and(LongVector.fromArray(BITS, rows.kept(tap), i)).reinterpretAsDoubles();
  }
}
