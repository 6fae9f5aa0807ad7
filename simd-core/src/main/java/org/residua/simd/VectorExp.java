package org.residua.simd;

import static org.residua.api.flux.Exp.BIAS;
import static org.residua.api.flux.Exp.HIGHEST;
import static org.residua.api.flux.Exp.LN2_HIGH;
import static org.residua.api.flux.Exp.LN2_LOW;
import static org.residua.api.flux.Exp.LOG2_E;
import static org.residua.api.flux.Exp.LOWEST;
import static org.residua.api.flux.Exp.ROUNDER;
import static org.residua.api.flux.Exp.SIGNIFICAND_BITS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Exp;

/**
 * {@code e^x}, operation by operation as {@link Exp#exp}, in pieces that a loop calls one after the other:
 * {@code cut}, {@code multiple}, {@code remainder}, {@code high}, {@code low}, {@code scale}. Each is small also when
 * compiled by itself, so that it is inlined always; see {@link OwnLoop}.
 *
 * <p>The Horner form is written out because a loop over coefficients in an array would load and broadcast
 * each one again: as constants they stay in registers or become memory operands.
 */
final class VectorExp {

  private static final double C2 = Exp.coefficient(2);
  private static final double C3 = Exp.coefficient(3);
  private static final double C4 = Exp.coefficient(4);
  private static final double C5 = Exp.coefficient(5);
  private static final double C6 = Exp.coefficient(6);
  private static final double C7 = Exp.coefficient(7);
  private static final double C8 = Exp.coefficient(8);
  private static final double C9 = Exp.coefficient(9);
  private static final double C10 = Exp.coefficient(10);
  private static final double C11 = Exp.coefficient(11);
  private static final double C12 = Exp.coefficient(12);
  private static final double C13 = Exp.coefficient(13);

  private VectorExp() {}

  /** The argument cut to where the result is finite and not 0, or just beyond. */
  static DoubleVector cut(DoubleVector x) {
    return x.max(LOWEST).min(HIGHEST);
  }

  /** {@code n = rint(x / ln 2)}. */
  static DoubleVector multiple(DoubleVector x) {
    return x.fma(LOG2_E, ROUNDER).sub(ROUNDER);
  }

  /** {@code r = x - n ln 2}. */
  static DoubleVector remainder(DoubleVector x, DoubleVector n) {
    DoubleVector minusN = n.neg();
    return minusN.fma(broadcast(n, LN2_LOW), minusN.fma(broadcast(n, LN2_HIGH), x));
  }

  /** The upper half of the polynomial. */
  static DoubleVector high(DoubleVector r) {
    DoubleVector p = r.fma(C13, C12);
    p = p.fma(r, broadcast(r, C11));
    p = p.fma(r, broadcast(r, C10));
    p = p.fma(r, broadcast(r, C9));
    p = p.fma(r, broadcast(r, C8));
    return p.fma(r, broadcast(r, C7));
  }

  /** The lower half of the polynomial, on top of the upper one: {@code e^r}. */
  static DoubleVector low(DoubleVector r, DoubleVector high) {
    DoubleVector p = high.fma(r, broadcast(r, C6));
    p = p.fma(r, broadcast(r, C5));
    p = p.fma(r, broadcast(r, C4));
    p = p.fma(r, broadcast(r, C3));
    p = p.fma(r, broadcast(r, C2));
    p = p.fma(r, broadcast(r, 1));
    return p.fma(r, broadcast(r, 1));
  }

  /** {@code 2^n p}, in two factors. */
  static DoubleVector scale(DoubleVector p, DoubleVector n) {
    DoubleVector half = n.fma(0.5, ROUNDER).sub(ROUNDER);
    return p.mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
  }

  static DoubleVector powerOfTwo(DoubleVector exponent) {
    return exponent.add(BIAS + ROUNDER).reinterpretAsLongs()
        .lanewise(VectorOperators.LSHL, SIGNIFICAND_BITS).reinterpretAsDoubles();
  }

  static DoubleVector broadcast(DoubleVector like, double value) {
    return DoubleVector.broadcast(like.species(), value);
  }
}
