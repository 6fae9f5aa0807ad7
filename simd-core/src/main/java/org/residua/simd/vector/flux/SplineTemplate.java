package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Flux;
import org.residua.api.flux.LinearSpline;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** Template of {@link ActivationLoop} for {@link LinearSpline}: each knot blends the piece to its right in. */
final class SplineTemplate implements ActivationLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean FLUX = COPY.flux();
  private static final boolean DERIVATIVE = COPY.derivative();

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    LinearSpline spline = (LinearSpline) flux;
    double contrast = spline.contrast();
    double inverse = 1 / contrast;
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector r = s.mul(inverse);
      DoubleVector anchor = DoubleVector.broadcast(SPECIES, spline.anchor(0));
      DoubleVector base = DoubleVector.broadcast(SPECIES, spline.value(0));
      DoubleVector slope = DoubleVector.broadcast(SPECIES, spline.slope(0));
      for (int j = 1; j < spline.pieces(); j++) {
        VectorMask<Double> right = r.compare(VectorOperators.GE, spline.start(j));
        anchor = anchor.blend(spline.anchor(j), right);
        base = base.blend(spline.value(j), right);
        slope = slope.blend(spline.slope(j), right);
      }
      DoubleVector unit = slope.fma(r.sub(anchor), base);
      VectorMask<Double> beyond = r.abs().compare(VectorOperators.EQ, Double.POSITIVE_INFINITY);
      DoubleVector value = DERIVATIVE ? slope : FLUX ? unit.mul(contrast).blend(s.mul(slope), beyond)
          : unit.div(r).blend(spline.slopeAtZero(), r.compare(VectorOperators.EQ, 0.0)).blend(slope, beyond);
      value.intoArray(z, to + i);
    }
    for (; i < count; i++) {
      z[to + i] = COPY.form().of(flux, y[from + i]);
    }
  }
}
