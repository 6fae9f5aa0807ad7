package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Expm1;

/**
 * {@code e^x - 1}, operation by operation as {@link Expm1#expm1}, in pieces as in {@link VectorExp}:
 * {@code cut}, {@code VectorExp.multiple}, {@code VectorExp.remainder}, {@code high}, {@code low}, {@code scale}.
 */
final class VectorExpm1 {

  private static final double C0 = Expm1.coefficient(0);
  private static final double C1 = Expm1.coefficient(1);
  private static final double C2 = Expm1.coefficient(2);
  private static final double C3 = Expm1.coefficient(3);
  private static final double C4 = Expm1.coefficient(4);
  private static final double C5 = Expm1.coefficient(5);
  private static final double C6 = Expm1.coefficient(6);
  private static final double C7 = Expm1.coefficient(7);
  private static final double C8 = Expm1.coefficient(8);
  private static final double C9 = Expm1.coefficient(9);
  private static final double C10 = Expm1.coefficient(10);
  private static final double C11 = Expm1.coefficient(11);
  private static final double C12 = Expm1.coefficient(12);

  private VectorExpm1() {}

  /** The argument cut to where the result differs from -1 and is finite. */
  static DoubleVector cut(DoubleVector x) {
    return x.max(Expm1.LOWEST).min(Expm1.HIGHEST);
  }

  /** The upper half of the polynomial. */
  static DoubleVector high(DoubleVector r) {
    DoubleVector p = r.fma(C12, C11);
    p = p.fma(r, VectorExp.broadcast(r, C10));
    p = p.fma(r, VectorExp.broadcast(r, C9));
    p = p.fma(r, VectorExp.broadcast(r, C8));
    return p.fma(r, VectorExp.broadcast(r, C7));
  }

  /** The lower half of the polynomial, on top of the upper one. */
  static DoubleVector low(DoubleVector r, DoubleVector high) {
    DoubleVector p = high.fma(r, VectorExp.broadcast(r, C6));
    p = p.fma(r, VectorExp.broadcast(r, C5));
    p = p.fma(r, VectorExp.broadcast(r, C4));
    p = p.fma(r, VectorExp.broadcast(r, C3));
    p = p.fma(r, VectorExp.broadcast(r, C2));
    p = p.fma(r, VectorExp.broadcast(r, C1));
    return p.fma(r, VectorExp.broadcast(r, C0));
  }

  /** {@code 2^n (r + r^2 q) + 2^n - 1}. */
  static DoubleVector scale(DoubleVector q, DoubleVector r, DoubleVector n) {
    DoubleVector m = r.mul(r).fma(q, r);
    DoubleVector power = VectorExp.powerOfTwo(n);
    return power.fma(m, power.sub(1));
  }
}
