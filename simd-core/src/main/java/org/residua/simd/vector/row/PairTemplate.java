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

/**
 * Template of {@link PairLoop}.
 *
 * <p>With {@code z} the fluxes of rows {@code i..i+V-1}, the samples {@code i..i+V-1} need also those of rows
 * {@code i-1..i+V-2}: {@code z} rotated by one lane, its first lane from the vector before, rotated
 * likewise. Row {@code i} reads samples {@code i} and {@code i+1}, which are not overwritten yet when
 * samples up to {@code i-1} are: so the step works in place.
 *
 * <p>What is left behind the last whole vector is done by a vector that ends with the stretch. Its first lanes are done
 * already: they hold no fluxes that are needed, and keep their values. Where iterates lie in two arrays, a row that begins
 * inside a cache line begins with a vector of which the samples up to the next line are kept: half of all vectors, or all of
 * those that fill a line, would lie across two lines of three arrays.
 */
final class PairTemplate implements PairLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean STEP = COPY.kind() == RowKind.STEP;
  private static final boolean BLENDED = COPY.kind() == RowKind.BLENDED;
  private static final boolean APART = COPY.kind() == RowKind.APART;
  private static final boolean DIFFERENCE = COPY.difference();
  private static final VectorShuffle<Double> ROTATION = SPECIES.iotaShuffle(LANES - 1, 1, true);
  private static final VectorMask<Double> FIRST_LANE = VectorMask.fromLong(SPECIES, 1);
  private static final VectorShuffle<Double> BACK = SPECIES.iotaShuffle(1, 1, true);
  private static final long LAST_LANE = 1L << (LANES - 1);
  /** Samples of a row that pay for a vector in front of them. */
  private static final int LONG = 16 * LANES;

  @Override
  public int vectors(PairRowLoop s, Front front, int lo, int hi, boolean ends) {
    int rows = ends ? hi - 1 : hi;
    int done = whole(s, front, hi - lo < LONG || s.rare ? lo : toLine(s, front, lo), rows);
    if (done == hi || hi - lo < LANES || s.rare) {
      return done;
    }
    part(s, front, hi - LANES, done, hi, ends);
    return hi;
  }

  /** Does the samples before the next cache line, if that is of use; returns the first sample not done. */
  private static int toLine(PairRowLoop s, Front front, int lo) {
    int end = lo + Strip.toLine(front.source().at(0, lo), LANES);
    if (end == lo || APART || front.inPlace()) {
      return lo;
    }
    double carried = s.fluxAt(front, end - 1);
    part(s, front, lo, lo, end, false);
    s.carried = carried;
    return end;
  }

  /** As many whole vectors as there are; returns the first sample not done. */
  private static int whole(PairRowLoop s, Front front, int lo, int hi) {
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
    double[] factor = front.held().factor().samples();
    int uAt = front.source().at(0, lo);
    int previousAt = front.previous().at(0, lo);
    int zAt = APART ? Strip.LINE + lo - s.start : front.target().at(0, lo);
    int factorAt = front.held().factor().at(0, lo);
    int count = hi - lo;
    DoubleVector before = DoubleVector.broadcast(SPECIES, s.carried);
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector here = DoubleVector.fromArray(SPECIES, u, uAt + i);
      DoubleVector next = DoubleVector.fromArray(SPECIES, u, uAt + i + 1);
      DoubleVector y = DIFFERENCE ? next.sub(here) : next.fma(v1, here.mul(v0));
      DoubleVector right = COPY.frozen()
          ? DoubleVector.fromArray(SPECIES, factor, factorAt + i).mul(y)
          : COPY.formula().at(y, first, second);
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
    return lo + i;
  }

  /**
   * The samples {@code from..to-1} of the vector that begins at {@code lo}; the flux that is carried on is that of its last lane. A
   * method of more than 325 bytes, which C2 inlines nowhere: in the loop's method, where it is rarely reached, parts of it would
   * be left as calls, and the loop's vectors would be objects.
   *
   * @param ends whether the last lane has no row
   */
  private static void part(PairRowLoop s, Front front, int lo, int from, int to, boolean ends) {
    DoubleVector v0 = DoubleVector.broadcast(SPECIES, s.w0);
    DoubleVector v1 = DoubleVector.broadcast(SPECIES, s.w1);
    double[] u = front.source().samples();
    double[] z = APART ? s.apart : front.target().samples();
    int uAt = front.source().at(0, lo);
    int zAt = APART ? Strip.LINE + lo - s.start : front.target().at(0, lo);
    int done = from - lo;
    double beyond = ends ? 0 : u[uAt + LANES];
    DoubleVector here = DoubleVector.fromArray(SPECIES, u, uAt);
    DoubleVector next = here.rearrange(BACK)
        .blend(DoubleVector.broadcast(SPECIES, beyond), VectorMask.fromLong(SPECIES, LAST_LANE));
    DoubleVector y = DIFFERENCE ? next.sub(here) : next.fma(v1, here.mul(v0));
    DoubleVector flux = COPY.frozen()
        ? DoubleVector.fromArray(SPECIES, front.held().factor().samples(), front.held().factor().at(0, lo)).mul(y)
        : COPY.formula().at(y, DoubleVector.broadcast(SPECIES, s.first), DoubleVector.broadcast(SPECIES, s.second));
    DoubleVector right = flux.blend(
        DoubleVector.broadcast(SPECIES, s.noRow), VectorMask.fromLong(SPECIES, ends ? LAST_LANE : 0));
    DoubleVector rotated = right.rearrange(ROTATION);
    DoubleVector left = rotated.blend(
        DoubleVector.broadcast(SPECIES, s.carried), VectorMask.fromLong(SPECIES, 1L << done));
    DoubleVector d = DIFFERENCE ? left.sub(right) : left.fma(v1, right.mul(v0));
    DoubleVector t = d.fma(DoubleVector.broadcast(SPECIES, -front.update().tau()), here);
    DoubleVector scaled = STEP ? t : t.mul(front.update().a());
    DoubleVector result = BLENDED
        ? DoubleVector.fromArray(SPECIES, front.previous().samples(), front.previous().at(0, lo))
            .fma(DoubleVector.broadcast(SPECIES, front.update().b()), scaled) : scaled;
    DoubleVector.fromArray(SPECIES, z, zAt)
        .blend(APART ? d : result, VectorMask.fromLong(SPECIES, (1L << (to - lo)) - (1L << done)))
        .intoArray(z, zAt);
    s.carried = rotated.lane(0);
  }
}
