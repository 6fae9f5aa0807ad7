package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Exp;

/**
 * {@code e^x}, operation by operation as {@link Exp#exp}.
 *
 * <p>Constants are kept as vectors: each broadcast inside a method counts like an operation, and C2 stops
 * inlining at 18000 nodes, some fifty operations. From there on it inlines only what the JDK itself marks
 * so, as the operations of vectors are: hence calls of own methods come first, and few. The products
 * with {@code -n} take the minus sign from their constant.
 */
final class VectorExp implements VectorFunction {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);
  private static final DoubleVector LOWEST = WIDTH.all(Exp.LOWEST);
  private static final DoubleVector HIGHEST = WIDTH.all(Exp.HIGHEST);
  private static final DoubleVector ROUNDER = WIDTH.all(Exp.ROUNDER);
  private static final DoubleVector LOG2_E = WIDTH.all(Exp.LOG2_E);
  private static final DoubleVector MINUS_LN2_HIGH = WIDTH.all(-Exp.LN2_HIGH);
  private static final DoubleVector MINUS_LN2_LOW = WIDTH.all(-Exp.LN2_LOW);
  private static final DoubleVector HALF = WIDTH.all(0.5);
  private static final DoubleVector EXPONENT_SHIFT = WIDTH.all(Exp.BIAS + Exp.ROUNDER);
  private static final DoubleVector C0 = WIDTH.all(Exp.coefficient(0));
  private static final DoubleVector C1 = WIDTH.all(Exp.coefficient(1));
  private static final DoubleVector C2 = WIDTH.all(Exp.coefficient(2));
  private static final DoubleVector C3 = WIDTH.all(Exp.coefficient(3));
  private static final DoubleVector C4 = WIDTH.all(Exp.coefficient(4));
  private static final DoubleVector C5 = WIDTH.all(Exp.coefficient(5));
  private static final DoubleVector C6 = WIDTH.all(Exp.coefficient(6));
  private static final DoubleVector C7 = WIDTH.all(Exp.coefficient(7));
  private static final DoubleVector C8 = WIDTH.all(Exp.coefficient(8));
  private static final DoubleVector C9 = WIDTH.all(Exp.coefficient(9));
  private static final DoubleVector C10 = WIDTH.all(Exp.coefficient(10));
  private static final DoubleVector C11 = WIDTH.all(Exp.coefficient(11));
  private static final DoubleVector C12 = WIDTH.all(Exp.coefficient(12));
  private static final DoubleVector C13 = WIDTH.all(Exp.coefficient(13));

  @Override
  public DoubleVector of(DoubleVector argument) {
    DoubleVector x = WIDTH.known(argument).max(LOWEST).min(HIGHEST);
    DoubleVector n = x.fma(LOG2_E, ROUNDER).sub(ROUNDER);
    DoubleVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x));
    DoubleVector p = r.fma(C13, C12);
    p = p.fma(r, C11);
    p = p.fma(r, C10);
    p = p.fma(r, C9);
    p = p.fma(r, C8);
    p = p.fma(r, C7);
    p = p.fma(r, C6);
    p = p.fma(r, C5);
    p = p.fma(r, C4);
    p = p.fma(r, C3);
    p = p.fma(r, C2);
    p = p.fma(r, C1);
    p = p.fma(r, C0);
    DoubleVector half = n.fma(HALF, ROUNDER).sub(ROUNDER);
    DoubleVector power = half.add(EXPONENT_SHIFT).reinterpretAsLongs()
        .lanewise(VectorOperators.LSHL, Exp.SIGNIFICAND_BITS).reinterpretAsDoubles();
    DoubleVector otherPower = n.sub(half).add(EXPONENT_SHIFT).reinterpretAsLongs()
        .lanewise(VectorOperators.LSHL, Exp.SIGNIFICAND_BITS).reinterpretAsDoubles();
    return p.mul(power).mul(otherPower);
  }
}
