package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Exp;
import org.residua.api.flux.Expm1;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link FunctionLoop} for {@code e^x - 1}, operation by operation as {@link Expm1#expm1}.
 *
 * <p>Constants are numbers that are spread over a vector where they are used: C2 moves that out of the loop. Kept as
 * vectors they would be objects, whose content C2 reads from memory anew in each round, because the round before
 * stored something: a load for each operation, at which the loop takes 1.6 times as long. The products with {@code
 * -n} take the minus sign from their constant.
 *
 * <p>The loop is one method of more than 325 bytes, which C2 inlines nowhere: it is always compiled by itself and has
 * C2's budget for itself, whoever calls it. That is 18000 nodes, some fifty operations, the spreading of constants
 * counted; beyond, C2 inlines only what the JDK itself marks so, and vectors that cross a call are objects.
 */
final class Expm1Template implements FunctionLoop {

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
      DoubleVector rounded = x.fma(Exp.LOG2_E, Expm1.BIASED_ROUNDER);
      DoubleVector n = rounded.sub(Expm1.BIASED_ROUNDER);
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
      DoubleVector power = rounded.reinterpretAsLongs()
          .lanewise(VectorOperators.LSHL, Exp.SIGNIFICAND_BITS).reinterpretAsDoubles();
      power.fma(m, power.sub(1))
          .blend(-1.0, x.compare(VectorOperators.LT, Expm1.LOWEST))
          .blend(Double.POSITIVE_INFINITY,
              x.compare(VectorOperators.GT, Expm1.HIGHEST))
          .intoArray(values, i);
    }
  }
}
