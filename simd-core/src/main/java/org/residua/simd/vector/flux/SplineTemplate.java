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
    int i = pairs(spline, y, from, z, to, count);
    i = i <= count - LANES ? single(spline, y, from, z, to, i) : i;
    for (; i < count; i++) {
      z[to + i] = COPY.form().of(flux, y[from + i]);
    }
  }

  /** Two vectors at a time, which share the numbers of a piece: as many as there are. */
  private static int pairs(LinearSpline spline, double[] y, int from, double[] z, int to, int count) {
    double inverse = 1 / spline.contrast();
    int i = 0;
    for (; i <= count - 2 * LANES; i += 2 * LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
      DoubleVector sb = DoubleVector.fromArray(SPECIES, y, from + i + LANES);
      DoubleVector r = s.mul(inverse);
      DoubleVector rb = sb.mul(inverse);
      DoubleVector anchor = DoubleVector.broadcast(SPECIES, spline.anchor(0));
      DoubleVector base = DoubleVector.broadcast(SPECIES, spline.value(0));
      DoubleVector slope = DoubleVector.broadcast(SPECIES, spline.slope(0));
      DoubleVector anchorb = anchor;
      DoubleVector baseb = base;
      DoubleVector slopeb = slope;
      for (int j = 1; j < spline.pieces(); j++) {
        DoubleVector start = DoubleVector.broadcast(SPECIES, spline.start(j));
        DoubleVector nextAnchor = DoubleVector.broadcast(SPECIES, spline.anchor(j));
        DoubleVector nextBase = DoubleVector.broadcast(SPECIES, spline.value(j));
        DoubleVector nextSlope = DoubleVector.broadcast(SPECIES, spline.slope(j));
        VectorMask<Double> right = r.compare(VectorOperators.GE, start);
        VectorMask<Double> rightb = rb.compare(VectorOperators.GE, start);
        anchor = anchor.blend(nextAnchor, right);
        base = base.blend(nextBase, right);
        slope = slope.blend(nextSlope, right);
        anchorb = anchorb.blend(nextAnchor, rightb);
        baseb = baseb.blend(nextBase, rightb);
        slopeb = slopeb.blend(nextSlope, rightb);
      }
      on(spline, s, r, anchor, base, slope).intoArray(z, to + i);
      on(spline, sb, rb, anchorb, baseb, slopeb).intoArray(z, to + i + LANES);
    }
    return i;
  }

  /** The vector from {@code i} on; returns where it ends. */
  private static int single(LinearSpline spline, double[] y, int from, double[] z, int to, int i) {
    DoubleVector s = DoubleVector.fromArray(SPECIES, y, from + i);
    DoubleVector r = s.mul(1 / spline.contrast());
    DoubleVector anchor = DoubleVector.broadcast(SPECIES, spline.anchor(0));
    DoubleVector base = DoubleVector.broadcast(SPECIES, spline.value(0));
    DoubleVector slope = DoubleVector.broadcast(SPECIES, spline.slope(0));
    for (int j = 1; j < spline.pieces(); j++) {
      VectorMask<Double> right = r.compare(VectorOperators.GE, spline.start(j));
      anchor = anchor.blend(spline.anchor(j), right);
      base = base.blend(spline.value(j), right);
      slope = slope.blend(spline.slope(j), right);
    }
    on(spline, s, r, anchor, base, slope).intoArray(z, to + i);
    return i + LANES;
  }

  /** The form at {@code s = r contrast}, of which the piece is known. */
  private static DoubleVector on(
      LinearSpline spline, DoubleVector s, DoubleVector r, DoubleVector anchor, DoubleVector base, DoubleVector slope) {
    DoubleVector unit = slope.fma(r.sub(anchor), base);
    VectorMask<Double> beyond = r.abs().compare(VectorOperators.EQ, Double.POSITIVE_INFINITY);
    return DERIVATIVE ? slope : FLUX ? unit.mul(spline.contrast()).blend(s.mul(slope), beyond)
        : unit.div(r).blend(spline.slopeAtZero(), r.compare(VectorOperators.EQ, 0.0)).blend(slope, beyond);
  }
}
