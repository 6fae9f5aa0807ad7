package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.residua.api.flux.Flux;
import org.residua.api.flux.LogMeanExp;

/** {@code Phi(s) = lambda ln((1 + exp(s/lambda))/2)}, as {@link org.residua.api.flux.ShiftedSoftplus}. */
final class VectorShiftedSoftplus implements LargeFlux {

  private static final Width WIDTH = Copies.constants(MethodHandles.lookup(), Width.class);
  private static final VectorFunction EXPM1 =
      Copies.copy(VectorFunction.class, VectorExpm1.class, WIDTH);
  private static final DoubleVector ZERO = WIDTH.all(0);
  private static final DoubleVector FOUR = WIDTH.all(4);
  private static final DoubleVector C1 = WIDTH.all(LogMeanExp.coefficient(1));
  private static final DoubleVector C2 = WIDTH.all(LogMeanExp.coefficient(2));
  private static final DoubleVector C3 = WIDTH.all(LogMeanExp.coefficient(3));
  private static final DoubleVector C4 = WIDTH.all(LogMeanExp.coefficient(4));
  private static final DoubleVector C5 = WIDTH.all(LogMeanExp.coefficient(5));
  private static final DoubleVector C6 = WIDTH.all(LogMeanExp.coefficient(6));
  private static final DoubleVector C7 = WIDTH.all(LogMeanExp.coefficient(7));
  private static final DoubleVector C8 = WIDTH.all(LogMeanExp.coefficient(8));
  private static final DoubleVector C9 = WIDTH.all(LogMeanExp.coefficient(9));
  private static final DoubleVector C10 = WIDTH.all(LogMeanExp.coefficient(10));
  private static final DoubleVector C11 = WIDTH.all(LogMeanExp.coefficient(11));
  private static final DoubleVector C12 = WIDTH.all(LogMeanExp.coefficient(12));
  private static final DoubleVector C13 = WIDTH.all(LogMeanExp.coefficient(13));
  private static final DoubleVector C14 = WIDTH.all(LogMeanExp.coefficient(14));
  private static final DoubleVector C15 = WIDTH.all(LogMeanExp.coefficient(15));
  private static final DoubleVector C16 = WIDTH.all(LogMeanExp.coefficient(16));

  @Override
  public double first(Flux flux) {
    return 1 / flux.contrast();
  }

  @Override
  public double second(Flux flux) {
    return flux.contrast();
  }

  @Override
  public DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return log(v.mul(first)).mul(second);
  }

  @Override
  public DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector r = v.mul(first);
    return log(r).div(r).blend(0.5, r.compare(VectorOperators.EQ, ZERO));
  }

  /** As {@link LogMeanExp#of}. */
  private static DoubleVector log(DoubleVector argument) {
    DoubleVector r = WIDTH.known(argument);
    DoubleVector e = WIDTH.known(EXPM1.of(r.abs().neg()));
    DoubleVector f = e.div(e.add(FOUR));
    DoubleVector square = f.mul(f);
    DoubleVector p = square.fma(C16, C15);
    p = p.fma(square, C14);
    p = p.fma(square, C13);
    p = p.fma(square, C12);
    p = p.fma(square, C11);
    p = p.fma(square, C10);
    p = p.fma(square, C9);
    p = p.fma(square, C8);
    p = p.fma(square, C7);
    p = p.fma(square, C6);
    p = p.fma(square, C5);
    p = p.fma(square, C4);
    p = p.fma(square, C3);
    p = p.fma(square, C2);
    p = p.fma(square, C1);
    DoubleVector twice = f.add(f);
    return r.max(ZERO).add(twice.mul(square).fma(p, twice));
  }
}
