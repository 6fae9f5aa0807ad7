package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Exp;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link FunctionLoop} for {@code e^x}, operation by operation as {@link Exp#exp}; on constants see
 * {@link Expm1Template}.
 */
final class ExpTemplate implements FunctionLoop {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final double C0 = Exp.coefficient(0);
  private static final double C1 = Exp.coefficient(1);
  private static final double C2 = Exp.coefficient(2);
  private static final double C3 = Exp.coefficient(3);
  private static final double C4 = Exp.coefficient(4);
  private static final double C5 = Exp.coefficient(5);
  private static final double C6 = Exp.coefficient(6);
  private static final double C7 = Exp.coefficient(7);
  private static final double C8 = Exp.coefficient(8);
  private static final double C9 = Exp.coefficient(9);
  private static final double C10 = Exp.coefficient(10);

  @Override
  public void run(double[] values, int count) {
    for (int i = 0; i <= count - LANES; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector rounded = x.fma(Exp.LOG2_E, Exp.HALVING_ROUNDER);
      DoubleVector n = rounded.sub(Exp.HALVING_ROUNDER);
      DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, -Exp.LN2_LOW), n.fma(DoubleVector.broadcast(SPECIES, -Exp.LN2_HIGH), x));
      DoubleVector square = r.mul(r);
      DoubleVector fourth = square.mul(square);
      DoubleVector first = square.fma(
          r.fma(C3, C2), r.fma(C1, C0));
      DoubleVector middle = square.fma(
          r.fma(C7, C6), r.fma(C5, C4));
      DoubleVector last = square.fma(DoubleVector.broadcast(SPECIES, C10), r.fma(C9, C8));
      DoubleVector q = fourth.fma(fourth.fma(last, middle), first);
      DoubleVector m = square.fma(q, r);
      LongVector bits = rounded.reinterpretAsLongs();
      LongVector half = bits.lanewise(VectorOperators.LSHR, 1);
      DoubleVector power = half.lanewise(VectorOperators.LSHL, Exp.SIGNIFICAND_BITS)
          .reinterpretAsDoubles();
      DoubleVector otherPower = bits.sub(half)
          .lanewise(VectorOperators.LSHL, Exp.SIGNIFICAND_BITS).reinterpretAsDoubles();
      m.add(1).mul(power).mul(otherPower)
          .blend(0.0, x.compare(VectorOperators.LT, Exp.LOWEST))
          .blend(Double.POSITIVE_INFINITY,
              x.compare(VectorOperators.GT, Exp.HIGHEST))
          .intoArray(values, i);
    }
  }
}
