package org.residua.simd.vector.row;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.row.Front;
import org.residua.simd.vector.copy.Width;

/**
 * Template of {@link LaneLoop}.
 *
 * <p>A position is one vector, so a tap is a whole vector further on, and the fluxes of the last {@code p-1} rows
 * stay in registers: each is evaluated once, and none is shifted. No method passes a vector: one that is called once a
 * run is not inlined, and its vector would be an object for the whole loop.
 */
final class LaneTemplate implements LaneLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  private static final boolean DIFFERENCE = COPY.taps() == LaneLoop.DIFFERENCE;
  private static final int TAPS = Math.abs(COPY.taps());
  private static final boolean STEP = COPY.kind() == RowKind.STEP;
  private static final boolean BLENDED = COPY.kind() == RowKind.BLENDED;

  @Override
  public void freeze(ResponseLoop.Task task, Front front, int lo, int hi) {
    DoubleVector first = DoubleVector.broadcast(SPECIES, task.first);
    DoubleVector second = DoubleVector.broadcast(SPECIES, task.second);
    double[] u = front.source().samples();
    double[] factor = front.held().factor().samples();
    int uAt = front.source().at(0, lo);
    int factorAt = front.held().factor().at(0, lo);
    for (int i = 0; i < (hi - lo) * LANES; i += LANES) {
      DoubleVector y = DoubleVector.fromArray(SPECIES, u, uAt + i).mul(task.weights[0]);
      for (int j = 1; j < TAPS; j++) {
        y = DoubleVector.fromArray(SPECIES, u, uAt + i + j * LANES)
            .fma(DoubleVector.broadcast(SPECIES, task.weights[j]), y);
      }
      COPY.formula().diffusivity(y, first, second).intoArray(factor, factorAt + i);
    }
  }

  @Override
  public void begin(ResponseLoop.Task task, Front front) {
    DoubleVector.broadcast(SPECIES, -Math.copySign(0.0, task.weights[1])).intoArray(front.carried(), 0);
  }

  @Override
  public void run(ResponseLoop.Task task, Front front, int lo, int hi) {
    DoubleVector first = DoubleVector.broadcast(SPECIES, task.first);
    DoubleVector second = DoubleVector.broadcast(SPECIES, task.second);
    DoubleVector w0 = DoubleVector.broadcast(SPECIES, TAPS > 0 ? task.weights[0] : 0);
    DoubleVector w1 = DoubleVector.broadcast(SPECIES, TAPS > 1 ? task.weights[1] : 0);
    DoubleVector w2 = DoubleVector.broadcast(SPECIES, TAPS > 2 ? task.weights[2] : 0);
    DoubleVector w3 = DoubleVector.broadcast(SPECIES, TAPS > 3 ? task.weights[3] : 0);
    DoubleVector w4 = DoubleVector.broadcast(SPECIES, TAPS > 4 ? task.weights[4] : 0);
    DoubleVector w5 = DoubleVector.broadcast(SPECIES, TAPS > 5 ? task.weights[5] : 0);
    DoubleVector w6 = DoubleVector.broadcast(SPECIES, TAPS > 6 ? task.weights[6] : 0);
    DoubleVector w7 = DoubleVector.broadcast(SPECIES, TAPS > 7 ? task.weights[7] : 0);
    DoubleVector w8 = DoubleVector.broadcast(SPECIES, TAPS > 8 ? task.weights[8] : 0);
    DoubleVector minusTau = DoubleVector.broadcast(SPECIES, -front.update().tau());
    DoubleVector a = DoubleVector.broadcast(SPECIES, front.update().a());
    DoubleVector b = DoubleVector.broadcast(SPECIES, front.update().b());
    double[] u = front.source().samples();
    double[] previous = front.previous().samples();
    double[] target = front.target().samples();
    double[] factor = front.held().factor().samples();
    int uAt = front.source().at(0, lo);
    int previousAt = front.previous().at(0, lo);
    int targetAt = front.target().at(0, lo);
    int factorAt = front.held().factor().at(0, lo);
    double[] carried = front.carried();
    DoubleVector z1 = TAPS > 1
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 2) * LANES) : w0;
    DoubleVector z2 = TAPS > 2
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 3) * LANES) : w0;
    DoubleVector z3 = TAPS > 3
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 4) * LANES) : w0;
    DoubleVector z4 = TAPS > 4
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 5) * LANES) : w0;
    DoubleVector z5 = TAPS > 5
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 6) * LANES) : w0;
    DoubleVector z6 = TAPS > 6
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 7) * LANES) : w0;
    DoubleVector z7 = TAPS > 7
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 8) * LANES) : w0;
    DoubleVector z8 = TAPS > 8
        ? DoubleVector.fromArray(SPECIES, carried, (TAPS - 9) * LANES) : w0;
    DoubleVector ahead = DoubleVector.fromArray(SPECIES, u, uAt);
    for (int i = 0; i < (hi - lo) * LANES; i += LANES) {
      int at = uAt + i;
      DoubleVector here = DIFFERENCE ? ahead : DoubleVector.fromArray(SPECIES, u, at);
      DoubleVector next = DIFFERENCE ? DoubleVector.fromArray(SPECIES, u, at + LANES) : here;
      DoubleVector y = DIFFERENCE ? next.sub(here) : here.mul(w0);
      if (TAPS > 1 && !DIFFERENCE) {
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
      DoubleVector d = DIFFERENCE ? z1.sub(z0) : z0.mul(w0);
      if (TAPS > 1 && !DIFFERENCE) {
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
      ahead = next;
      z8 = z7;
      z7 = z6;
      z6 = z5;
      z5 = z4;
      z4 = z3;
      z3 = z2;
      z2 = z1;
      z1 = z0;
    }
    if (TAPS > 1) {
      z1.intoArray(carried, (TAPS - 2) * LANES);
    }
    if (TAPS > 2) {
      z2.intoArray(carried, (TAPS - 3) * LANES);
    }
    if (TAPS > 3) {
      z3.intoArray(carried, (TAPS - 4) * LANES);
    }
    if (TAPS > 4) {
      z4.intoArray(carried, (TAPS - 5) * LANES);
    }
    if (TAPS > 5) {
      z5.intoArray(carried, (TAPS - 6) * LANES);
    }
    if (TAPS > 6) {
      z6.intoArray(carried, (TAPS - 7) * LANES);
    }
    if (TAPS > 7) {
      z7.intoArray(carried, (TAPS - 8) * LANES);
    }
    if (TAPS > 8) {
      z8.intoArray(carried, (TAPS - 9) * LANES);
    }
  }

  @Override
  public void last(ResponseLoop.Task task, Front front, int i) {
    DoubleVector here = DoubleVector.fromArray(SPECIES, front.source().samples(), front.source().at(0, i));
    DoubleVector d = DoubleVector.fromArray(SPECIES, front.carried(), 0).mul(task.weights[1]);
    DoubleVector t = d.fma(DoubleVector.broadcast(SPECIES, -front.update().tau()), here);
    DoubleVector scaled = STEP ? t : t.mul(front.update().a());
    DoubleVector result = BLENDED
        ? DoubleVector.fromArray(SPECIES, front.previous().samples(), front.previous().at(0, i))
            .fma(DoubleVector.broadcast(SPECIES, front.update().b()), scaled) : scaled;
    result.intoArray(front.target().samples(), front.target().at(0, i));
  }
}
