package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Template of {@link PairLoop}.
 *
 * <p>With {@code z} the fluxes of rows {@code i..i+V-1}, the samples {@code i..i+V-1} need also those of rows
 * {@code i-1..i+V-2}: {@code z} rotated by one lane, its first lane from the vector before, rotated
 * likewise. Row {@code i} reads samples {@code i} and {@code i+1}, which are not overwritten yet when
 * samples up to {@code i-1} are: so the step works in place.
 */
final class PairTemplate implements PairLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean STEP = COPY.update() == Update.STEP;
  private static final boolean BLENDED = COPY.update() == Update.BLENDED;
  private static final VectorShuffle<Double> ROTATION = SPECIES.iotaShuffle(LANES - 1, 1, true);
  private static final VectorMask<Double> FIRST_LANE = VectorMask.fromLong(SPECIES, 1);

  @Override
  public void run(FusedStep step, double[] u, double[] z) {
    double w0 = step.stencil.weight(0, 0, 0);
    double w1 = step.stencil.weight(0, 0, 1);
    double flux = flux(step, 0, Math.fma(w1, u[1], w0 * u[0]));
    update(step, w0 * flux, u, z, 0);
    int i = vectors(step, w0, w1, flux, u, z);
    flux = step.carried;
    for (; i < step.rows; i++) {
      double next = flux(step, i, Math.fma(w1, u[i + 1], w0 * u[i]));
      update(step, Math.fma(w1, flux, w0 * next), u, z, i);
      flux = next;
    }
    update(step, w1 * flux, u, z, i);
  }

  /** Samples from 1 on, as many as fill vectors; leaves the flux before the next one with the step. */
  private static int vectors(
      FusedStep step, double w0, double w1, double flux, double[] u, double[] z) {
    DoubleVector first = WIDTH.all(COPY.formula().first(step.flux));
    DoubleVector second = WIDTH.all(COPY.formula().second(step.flux));
    double[] factor = step.factor;
    int rows = step.rows;
    DoubleVector v0 = WIDTH.all(w0);
    DoubleVector v1 = WIDTH.all(w1);
    DoubleVector minusTau = WIDTH.all(-step.tau);
    DoubleVector a = WIDTH.all(step.a);
    DoubleVector b = WIDTH.all(step.b);
    DoubleVector before = WIDTH.all(flux);
    int i = 1;
    for (; i <= rows - LANES; i += LANES) {
      DoubleVector here = DoubleVector.fromArray(SPECIES, u, i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, u, i + 1).fma(v1, here.mul(v0));
      DoubleVector right = COPY.frozen()
          ? DoubleVector.fromArray(SPECIES, factor, i).mul(y) : COPY.formula().at(y, first, second);
      DoubleVector rotated = right.rearrange(ROTATION);
      DoubleVector left = rotated.blend(before, FIRST_LANE);
      before = rotated;
      DoubleVector t = left.fma(v1, right.mul(v0)).fma(minusTau, here);
      DoubleVector scaled = STEP ? t : t.mul(a);
      DoubleVector result = BLENDED
          ? DoubleVector.fromArray(SPECIES, z, i).fma(b, scaled) : scaled;
      result.intoArray(z, i);
    }
    step.carried = before.lane(0);
    return i;
  }

  private static double flux(FusedStep step, int row, double y) {
    return COPY.frozen() ? step.factor[row] * y : step.flux.at(y);
  }

  private static void update(FusedStep step, double d, double[] u, double[] z, int i) {
    double t = Math.fma(-step.tau, d, u[i]);
    double scaled = STEP ? t : step.a * t;
    z[i] = BLENDED ? Math.fma(step.b, z[i], scaled) : scaled;
  }
}
