package org.residua.simd.vector.row;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.row.Front;
import org.residua.simd.row.Strip;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.flux.FunctionLoop;
import org.residua.simd.vector.flux.StagedFlux;

/**
 * Template of {@link PairLoop} for a {@link StagedFlux}, tile by tile: responses and arguments, exponentials, then
 * fluxes and update as in {@link PairTemplate}. The responses of a tile read one sample of the next, which is not
 * overwritten yet.
 */
final class StagedPairTemplate implements PairLoop {

  private static final StagedConstants COPY =
      LoopMaker.constants(MethodHandles.lookup(), StagedConstants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean STEP = COPY.kind() == RowKind.STEP;
  private static final boolean BLENDED = COPY.kind() == RowKind.BLENDED;
  private static final boolean APART = COPY.kind() == RowKind.APART;
  private static final boolean DIFFERENCE = COPY.difference();
  private static final VectorShuffle<Double> ROTATION = SPECIES.iotaShuffle(LANES - 1, 1, true);
  private static final VectorMask<Double> FIRST_LANE = VectorMask.fromLong(SPECIES, 1);
  private static final FunctionLoop EXPONENTIAL =
      LoopMaker.copy(FunctionLoop.class, COPY.formula().exponential(), WIDTH);

  @Override
  public int vectors(PairRowLoop s, Front front, int lo, int hi, boolean ends) {
    if (hi - lo < LANES) {
      return lo;
    }
    for (int start = lo; start < hi; start += TILE) {
      int count = Math.min(TILE, hi - start);
      int rows = ends && start + count == hi ? count - 1 : count;
      respond(s, front, start, rows);
      EXPONENTIAL.run(s.exponentials, rows);
      update(s, front, start, count, rows);
    }
    return hi;
  }

  /** Responses and arguments; of what is less than a vector, the responses alone, up to a whole vector. */
  private static void respond(PairRowLoop s, Front front, int lo, int rows) {
    DoubleVector first = DoubleVector.broadcast(SPECIES, s.first);
    DoubleVector second = DoubleVector.broadcast(SPECIES, s.second);
    DoubleVector v0 = DoubleVector.broadcast(SPECIES, s.w0);
    DoubleVector v1 = DoubleVector.broadcast(SPECIES, s.w1);
    double[] u = front.source().samples();
    int uAt = front.source().at(0, lo);
    double[] responses = s.responses;
    double[] arguments = s.exponentials;
    int i = 0;
    for (; i <= rows - LANES; i += LANES) {
      DoubleVector here = DoubleVector.fromArray(SPECIES, u, uAt + i);
      DoubleVector next = DoubleVector.fromArray(SPECIES, u, uAt + i + 1);
      DoubleVector y = DIFFERENCE ? next.sub(here) : next.fma(v1, here.mul(v0));
      y.intoArray(responses, i);
      COPY.formula().argument(y, first, second).intoArray(arguments, i);
    }
    if (i < rows) {
      for (int k = i; k < i + LANES; k++) {
        responses[k] = k < rows ? Math.fma(s.w1, u[uAt + k + 1], s.w0 * u[uAt + k]) : 0;
      }
    }
  }

  /**
   * Fluxes and update; what is less than a vector one by one, with fluxes that the loop of activations makes together: a
   * second copy of a formula goes beyond C2's budget.
   */
  private static void update(PairRowLoop s, Front front, int lo, int count, int rows) {
    DoubleVector first = DoubleVector.broadcast(SPECIES, s.first);
    DoubleVector second = DoubleVector.broadcast(SPECIES, s.second);
    DoubleVector v0 = DoubleVector.broadcast(SPECIES, s.w0);
    DoubleVector v1 = DoubleVector.broadcast(SPECIES, s.w1);
    DoubleVector minusTau = DoubleVector.broadcast(SPECIES, -front.update().tau());
    DoubleVector a = DoubleVector.broadcast(SPECIES, front.update().a());
    DoubleVector b = DoubleVector.broadcast(SPECIES, front.update().b());
    double[] u = front.source().samples();
    double[] previous = front.previous().samples();
    double[] z = APART ? s.apart : front.target().samples();
    double[] responses = s.responses;
    double[] exponentials = s.exponentials;
    int uAt = front.source().at(0, lo);
    int previousAt = front.previous().at(0, lo);
    int zAt = APART ? Strip.LINE + lo - s.start : front.target().at(0, lo);
    DoubleVector before = DoubleVector.broadcast(SPECIES, s.carried);
    int i = 0;
    for (; i <= rows - LANES; i += LANES) {
      DoubleVector here = DoubleVector.fromArray(SPECIES, u, uAt + i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, responses, i);
      DoubleVector e = DoubleVector.fromArray(SPECIES, exponentials, i);
      DoubleVector right = COPY.formula().at(y, e, first, second);
      DoubleVector rotated = right.rearrange(ROTATION);
      DoubleVector left = rotated.blend(before, FIRST_LANE);
      before = rotated;
      DoubleVector d = DIFFERENCE ? left.sub(right) : left.fma(v1, right.mul(v0));
      DoubleVector t = d.fma(minusTau, here);
      DoubleVector scaled = STEP ? t : t.mul(a);
      DoubleVector result = BLENDED
          ? DoubleVector.fromArray(SPECIES, previous, previousAt + i).fma(b, scaled) : scaled;
      (APART ? d : result).intoArray(z, zAt + i);
    }
    s.carried = before.lane(0);
    if (i < count) {
      s.activate.run(s.flux, responses, i, responses, i, i < rows ? LANES : 0);
      for (int k = i; k < count; k++) {
        s.sample(front, lo + k, k < rows ? responses[k] : s.noRow);
      }
    }
  }
}
