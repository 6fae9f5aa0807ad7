package org.residua.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.kernel.Front;

/**
 * Template of {@link LaneLoop}.
 *
 * <p>A position is one vector, so a tap is a whole vector further on, and the fluxes of the last {@code p-1} rows
 * stay in registers: each is evaluated once, and none is shifted.
 */
final class LaneTemplate implements LaneLoop {

  private static final Constants COPY =
      Copies.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final int TAPS = COPY.taps();
  private static final boolean STEP = COPY.kind() == RowKind.STEP;
  private static final boolean BLENDED = COPY.kind() == RowKind.BLENDED;

  @Override
  public void freeze(ResponseLoop.Task task, Front front, int lo, int hi) {
    DoubleVector first = WIDTH.all(COPY.formula().first(task.flux));
    DoubleVector second = WIDTH.all(COPY.formula().second(task.flux));
    double[] u = front.source().samples();
    double[] factor = front.held().factor().samples();
    int uAt = front.source().at(0, lo);
    int factorAt = front.held().factor().at(0, lo);
    for (int i = 0; i < (hi - lo) * LANES; i += LANES) {
      DoubleVector y = DoubleVector.fromArray(SPECIES, u, uAt + i).mul(task.weights[0]);
      for (int j = 1; j < TAPS; j++) {
        y = DoubleVector.fromArray(SPECIES, u, uAt + i + j * LANES)
            .fma(WIDTH.all(task.weights[j]), y);
      }
      COPY.formula().diffusivity(y, first, second).intoArray(factor, factorAt + i);
    }
  }

  @Override
  public void run(ResponseLoop.Task task, Front front, int lo, int hi) {
    DoubleVector first = WIDTH.all(COPY.formula().first(task.flux));
    DoubleVector second = WIDTH.all(COPY.formula().second(task.flux));
    DoubleVector w0 = weight(task, 0);
    DoubleVector w1 = weight(task, 1);
    DoubleVector w2 = weight(task, 2);
    DoubleVector w3 = weight(task, 3);
    DoubleVector w4 = weight(task, 4);
    DoubleVector w5 = weight(task, 5);
    DoubleVector w6 = weight(task, 6);
    DoubleVector w7 = weight(task, 7);
    DoubleVector w8 = weight(task, 8);
    DoubleVector minusTau = WIDTH.all(-front.update().tau());
    DoubleVector a = WIDTH.all(front.update().a());
    DoubleVector b = WIDTH.all(front.update().b());
    double[] u = front.source().samples();
    double[] previous = front.previous().samples();
    double[] target = front.target().samples();
    double[] factor = front.held().factor().samples();
    int uAt = front.source().at(0, lo);
    int previousAt = front.previous().at(0, lo);
    int targetAt = front.target().at(0, lo);
    int factorAt = front.held().factor().at(0, lo);
    double[] carried = front.carried();
    DoubleVector z1 = carried(carried, 1);
    DoubleVector z2 = carried(carried, 2);
    DoubleVector z3 = carried(carried, 3);
    DoubleVector z4 = carried(carried, 4);
    DoubleVector z5 = carried(carried, 5);
    DoubleVector z6 = carried(carried, 6);
    DoubleVector z7 = carried(carried, 7);
    DoubleVector z8 = carried(carried, 8);
    for (int i = 0; i < (hi - lo) * LANES; i += LANES) {
      int at = uAt + i;
      DoubleVector here = DoubleVector.fromArray(SPECIES, u, at);
      DoubleVector y = here.mul(w0);
      if (TAPS > 1) {
        y = DoubleVector.fromArray(SPECIES, u, at + 1 * LANES).fma(w1, y);
      }
      if (TAPS > 2) {
        y = DoubleVector.fromArray(SPECIES, u, at + 2 * LANES).fma(w2, y);
      }
      if (TAPS > 3) {
        y = DoubleVector.fromArray(SPECIES, u, at + 3 * LANES).fma(w3, y);
      }
      if (TAPS > 4) {
        y = DoubleVector.fromArray(SPECIES, u, at + 4 * LANES).fma(w4, y);
      }
      if (TAPS > 5) {
        y = DoubleVector.fromArray(SPECIES, u, at + 5 * LANES).fma(w5, y);
      }
      if (TAPS > 6) {
        y = DoubleVector.fromArray(SPECIES, u, at + 6 * LANES).fma(w6, y);
      }
      if (TAPS > 7) {
        y = DoubleVector.fromArray(SPECIES, u, at + 7 * LANES).fma(w7, y);
      }
      if (TAPS > 8) {
        y = DoubleVector.fromArray(SPECIES, u, at + 8 * LANES).fma(w8, y);
      }
      DoubleVector z0 = COPY.frozen()
          ? DoubleVector.fromArray(SPECIES, factor, factorAt + i).mul(y)
          : COPY.formula().at(y, first, second);
      DoubleVector d = z0.mul(w0);
      if (TAPS > 1) {
        d = z1.fma(w1, d);
      }
      if (TAPS > 2) {
        d = z2.fma(w2, d);
      }
      if (TAPS > 3) {
        d = z3.fma(w3, d);
      }
      if (TAPS > 4) {
        d = z4.fma(w4, d);
      }
      if (TAPS > 5) {
        d = z5.fma(w5, d);
      }
      if (TAPS > 6) {
        d = z6.fma(w6, d);
      }
      if (TAPS > 7) {
        d = z7.fma(w7, d);
      }
      if (TAPS > 8) {
        d = z8.fma(w8, d);
      }
      DoubleVector t = d.fma(minusTau, here);
      DoubleVector scaled = STEP ? t : t.mul(a);
      DoubleVector result = BLENDED
          ? DoubleVector.fromArray(SPECIES, previous, previousAt + i).fma(b, scaled) : scaled;
      result.intoArray(target, targetAt + i);
      z8 = z7;
      z7 = z6;
      z6 = z5;
      z5 = z4;
      z4 = z3;
      z3 = z2;
      z2 = z1;
      z1 = z0;
    }
    keep(z1, carried, 1);
    keep(z2, carried, 2);
    keep(z3, carried, 3);
    keep(z4, carried, 4);
    keep(z5, carried, 5);
    keep(z6, carried, 6);
    keep(z7, carried, 7);
    keep(z8, carried, 8);
  }

  /** The flux {@code j} rows before. */
  private static DoubleVector carried(double[] carried, int j) {
    return j < TAPS
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 1 - j) * LANES) : WIDTH.all(0);
  }

  private static void keep(DoubleVector z, double[] carried, int j) {
    if (j < TAPS) {
      z.intoArray(carried, (TAPS - 1 - j) * LANES);
    }
  }

  private static DoubleVector weight(ResponseLoop.Task task, int j) {
    return WIDTH.all(j < TAPS ? task.weights[j] : 0);
  }
}
