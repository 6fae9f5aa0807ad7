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
  private static final VectorSpecies<Double> SPECIES = COPY.species();
  private static final int LANES = SPECIES.length();
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
    double first = COPY.formula().first(step.flux);
    double second = COPY.formula().second(step.flux);
    double[] factor = step.factor;
    double minusTau = -step.tau;
    double a = step.a;
    double b = step.b;
    int rows = step.rows;
    DoubleVector v1 = DoubleVector.broadcast(SPECIES, w1);
    DoubleVector before = DoubleVector.broadcast(SPECIES, flux);
    int i = 1;
    for (; i <= rows - LANES; i += LANES) {
      DoubleVector here = DoubleVector.fromArray(SPECIES, u, i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, u, i + 1).fma(v1, here.mul(w0));
      DoubleVector right = COPY.frozen()
          ? DoubleVector.fromArray(SPECIES, factor, i).mul(y) : COPY.formula().at(y, first, second);
      DoubleVector rotated = right.rearrange(ROTATION);
      DoubleVector left = rotated.blend(before, FIRST_LANE);
      before = rotated;
      DoubleVector t = left.fma(v1, right.mul(w0))
          .fma(DoubleVector.broadcast(SPECIES, minusTau), here);
      DoubleVector scaled = STEP ? t : t.mul(a);
      DoubleVector result = BLENDED
          ? DoubleVector.fromArray(SPECIES, z, i).fma(DoubleVector.broadcast(SPECIES, b), scaled)
          : scaled;
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
