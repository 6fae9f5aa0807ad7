package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.api.flux.LogMeanExp;
import org.residua.api.flux.ShiftedSoftplus;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** {@code Phi(s) = lambda ln((1 + exp(s/lambda))/2)}, as {@link ShiftedSoftplus}. */
final class VectorShiftedSoftplus implements StagedFlux {

  private static final Width WIDTH = LoopMaker.constants(MethodHandles.lookup(), Width.class);
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final double C0 = LogMeanExp.coefficient(0);
  private static final double C1 = LogMeanExp.coefficient(1);
  private static final double C2 = LogMeanExp.coefficient(2);
  private static final double C3 = LogMeanExp.coefficient(3);
  private static final double C4 = LogMeanExp.coefficient(4);
  private static final double C5 = LogMeanExp.coefficient(5);
  private static final double C6 = LogMeanExp.coefficient(6);
  private static final double C7 = LogMeanExp.coefficient(7);
  private static final double C8 = LogMeanExp.coefficient(8);
  private static final double C9 = LogMeanExp.coefficient(9);

  @Override
  public Class<? extends FunctionLoop> slopeExponential() {
    return ExpTemplate.class;
  }

  @Override
  public double first(Flux flux) {
    return 1 / flux.contrast();
  }

  @Override
  public double second(Flux flux) {
    return flux.contrast();
  }

  @Override
  public DoubleVector argument(DoubleVector s, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    return v.mul(first).abs().neg();
  }

  @Override
  public DoubleVector at(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    DoubleVector v = WIDTH.known(s);
    DoubleVector r = v.mul(first);
    return log(r, e).mul(second).blend(v, r.compare(VectorOperators.GT, ShiftedSoftplus.LINEAR_ABOVE));
  }

  @Override
  public DoubleVector diffusivity(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    DoubleVector r = WIDTH.known(s).mul(first);
    return log(r, e).div(r).blend(0.5,
        r.abs().compare(VectorOperators.LT, ShiftedSoftplus.CONSTANT_BELOW))
        .blend(1.0, r.compare(VectorOperators.GT, ShiftedSoftplus.LINEAR_ABOVE));
  }

  @Override
  public DoubleVector derivative(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second) {
    DoubleVector r = WIDTH.known(s).mul(first);
    DoubleVector power = WIDTH.known(e);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
    return one.blend(power, r.compare(VectorOperators.LT, 0.0)).div(one.add(power));
  }

  /** As {@link LogMeanExp#of}. */
  private static DoubleVector log(DoubleVector argument, DoubleVector excess) {
    DoubleVector r = WIDTH.known(argument);
    DoubleVector e = WIDTH.known(excess);
    DoubleVector f = e.div(e.add(4));
    DoubleVector square = f.mul(f);
    DoubleVector fourth = square.mul(square);
    DoubleVector even = fourth.fma(C8, C6);
    even = even.fma(fourth, DoubleVector.broadcast(SPECIES, C4));
    even = even.fma(fourth, DoubleVector.broadcast(SPECIES, C2));
    even = even.fma(fourth, DoubleVector.broadcast(SPECIES, C0));
    DoubleVector odd = fourth.fma(C9, C7);
    odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, C5));
    odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, C3));
    odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, C1));
    DoubleVector twice = f.add(f);
    DoubleVector log = twice.mul(square).fma(odd.fma(square, even), twice);
    DoubleVector none = DoubleVector.broadcast(SPECIES, 0.0);
    return none.blend(r, r.compare(VectorOperators.GT, none)).add(log);
  }
}
