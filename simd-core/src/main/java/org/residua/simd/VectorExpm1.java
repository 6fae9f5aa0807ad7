package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Exp;
import org.residua.api.flux.Expm1;

/** {@code e^x - 1}, operation by operation as {@link Expm1#expm1}; on constants see {@link VectorExp}. */
final class VectorExpm1 implements VectorFunction {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);
  private static final DoubleVector LOWEST = WIDTH.all(Expm1.LOWEST);
  private static final DoubleVector HIGHEST = WIDTH.all(Expm1.HIGHEST);
  private static final DoubleVector ROUNDER = WIDTH.all(Exp.ROUNDER);
  private static final DoubleVector LOG2_E = WIDTH.all(Exp.LOG2_E);
  private static final DoubleVector MINUS_LN2_HIGH = WIDTH.all(-Exp.LN2_HIGH);
  private static final DoubleVector MINUS_LN2_LOW = WIDTH.all(-Exp.LN2_LOW);
  private static final DoubleVector ONE = WIDTH.all(1);
  private static final DoubleVector EXPONENT_SHIFT = WIDTH.all(Exp.BIAS + Exp.ROUNDER);
  private static final DoubleVector C0 = WIDTH.all(Expm1.coefficient(0));
  private static final DoubleVector C1 = WIDTH.all(Expm1.coefficient(1));
  private static final DoubleVector C2 = WIDTH.all(Expm1.coefficient(2));
  private static final DoubleVector C3 = WIDTH.all(Expm1.coefficient(3));
  private static final DoubleVector C4 = WIDTH.all(Expm1.coefficient(4));
  private static final DoubleVector C5 = WIDTH.all(Expm1.coefficient(5));
  private static final DoubleVector C6 = WIDTH.all(Expm1.coefficient(6));
  private static final DoubleVector C7 = WIDTH.all(Expm1.coefficient(7));
  private static final DoubleVector C8 = WIDTH.all(Expm1.coefficient(8));
  private static final DoubleVector C9 = WIDTH.all(Expm1.coefficient(9));
  private static final DoubleVector C10 = WIDTH.all(Expm1.coefficient(10));
  private static final DoubleVector C11 = WIDTH.all(Expm1.coefficient(11));
  private static final DoubleVector C12 = WIDTH.all(Expm1.coefficient(12));

  @Override
  public DoubleVector of(DoubleVector argument) {
    DoubleVector x = WIDTH.known(argument).max(LOWEST).min(HIGHEST);
    DoubleVector n = x.fma(LOG2_E, ROUNDER).sub(ROUNDER);
    DoubleVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x));
    DoubleVector q = r.fma(C12, C11);
    q = q.fma(r, C10);
    q = q.fma(r, C9);
    q = q.fma(r, C8);
    q = q.fma(r, C7);
    q = q.fma(r, C6);
    q = q.fma(r, C5);
    q = q.fma(r, C4);
    q = q.fma(r, C3);
    q = q.fma(r, C2);
    q = q.fma(r, C1);
    q = q.fma(r, C0);
    DoubleVector m = r.mul(r).fma(q, r);
    DoubleVector power = n.add(EXPONENT_SHIFT).reinterpretAsLongs()
        .lanewise(VectorOperators.LSHL, Exp.SIGNIFICAND_BITS).reinterpretAsDoubles();
    return power.fma(m, power.sub(ONE));
  }
}
