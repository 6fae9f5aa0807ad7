package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.LogMeanExp;

/** The polynomial of {@link LogMeanExp} in {@code x = f^2}, in two pieces as in {@link VectorExp}. */
final class VectorArtanh {

  private static final double C1 = LogMeanExp.coefficient(1);
  private static final double C2 = LogMeanExp.coefficient(2);
  private static final double C3 = LogMeanExp.coefficient(3);
  private static final double C4 = LogMeanExp.coefficient(4);
  private static final double C5 = LogMeanExp.coefficient(5);
  private static final double C6 = LogMeanExp.coefficient(6);
  private static final double C7 = LogMeanExp.coefficient(7);
  private static final double C8 = LogMeanExp.coefficient(8);
  private static final double C9 = LogMeanExp.coefficient(9);
  private static final double C10 = LogMeanExp.coefficient(10);
  private static final double C11 = LogMeanExp.coefficient(11);
  private static final double C12 = LogMeanExp.coefficient(12);
  private static final double C13 = LogMeanExp.coefficient(13);
  private static final double C14 = LogMeanExp.coefficient(14);
  private static final double C15 = LogMeanExp.coefficient(15);
  private static final double C16 = LogMeanExp.coefficient(16);

  private VectorArtanh() {}

  /** The upper half. */
  static DoubleVector high(DoubleVector x) {
    DoubleVector p = x.fma(C16, C15);
    p = p.fma(x, VectorExp.broadcast(x, C14));
    p = p.fma(x, VectorExp.broadcast(x, C13));
    p = p.fma(x, VectorExp.broadcast(x, C12));
    p = p.fma(x, VectorExp.broadcast(x, C11));
    p = p.fma(x, VectorExp.broadcast(x, C10));
    return p.fma(x, VectorExp.broadcast(x, C9));
  }

  /** The lower half, on top of the upper one. */
  static DoubleVector low(DoubleVector x, DoubleVector high) {
    DoubleVector p = high.fma(x, VectorExp.broadcast(x, C8));
    p = p.fma(x, VectorExp.broadcast(x, C7));
    p = p.fma(x, VectorExp.broadcast(x, C6));
    p = p.fma(x, VectorExp.broadcast(x, C5));
    p = p.fma(x, VectorExp.broadcast(x, C4));
    p = p.fma(x, VectorExp.broadcast(x, C3));
    p = p.fma(x, VectorExp.broadcast(x, C2));
    return p.fma(x, VectorExp.broadcast(x, C1));
  }
}
