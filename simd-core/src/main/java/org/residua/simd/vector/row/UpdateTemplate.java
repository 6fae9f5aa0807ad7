package org.residua.simd.vector.row;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.row.Front;
import org.residua.simd.row.Strip;
import org.residua.simd.row.Update;
import org.residua.simd.vector.copy.Width;

/** Template of {@link UpdateLoop}, operation by operation as {@link Front#put}. */
final class UpdateTemplate implements UpdateLoop {

  private static final Constants COPY =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class);
  private static final Width WIDTH = COPY.width();
  private static final VectorSpecies<Double> SPECIES = WIDTH.species();
  private static final int LANES = WIDTH.lanes();
  /** Samples that pay for a few before the next cache line, one by one. */
  private static final int LONG = 16 * LANES;
  private static final Update.Terms TERMS = COPY.terms();
  private static final boolean PULLED = TERMS.pull() != Update.Pull.NONE;
  private static final boolean WEIGHTED = TERMS.pull() == Update.Pull.WEIGHTED;
  private static final boolean SCALED = TERMS.scaled();
  private static final boolean PREVIOUS = TERMS.previous();
  private static final boolean START = TERMS.start();
  private static final boolean FORCE = TERMS.force();

  @Override
  public void run(Front front, double[] d, int at, int c, int lo, int count) {
    Strip force = front.held().force();
    if (front.first() && force.samples().length > 0) {
      System.arraycopy(d, at, force.samples(), force.at(c, lo), count);
    }
    int head = count < LONG ? 0 : Strip.toLine(front.source().at(c, lo), LANES);
    for (int i = 0; i < head; i++) {
      front.put(c, lo + i, d[at + i]);
    }
    int i = head + vectors(front, d, at + head, c, lo + head, count - head);
    for (; i < count; i++) {
      front.put(c, lo + i, d[at + i]);
    }
  }

  private static int vectors(Front front, double[] d, int at, int c, int lo, int count) {
    Update update = front.update();
    DoubleVector minusTau = DoubleVector.broadcast(SPECIES, -update.tau());
    DoubleVector a = DoubleVector.broadcast(SPECIES, update.a());
    DoubleVector b = DoubleVector.broadcast(SPECIES, update.b());
    DoubleVector ofStart = DoubleVector.broadcast(SPECIES, update.c());
    DoubleVector ofForce = DoubleVector.broadcast(SPECIES, -update.d());
    DoubleVector weight = DoubleVector.broadcast(SPECIES, front.held().weight());
    double[] u = front.source().samples();
    double[] previous = front.previous().samples();
    double[] start = front.held().start().samples();
    double[] force = front.held().force().samples();
    double[] target = front.held().target().samples();
    double[] weights = front.held().weights().samples();
    double[] result = front.target().samples();
    int uAt = front.source().at(c, lo);
    int previousAt = front.previous().at(c, lo);
    int startAt = front.held().start().at(c, lo);
    int forceAt = front.held().force().at(c, lo);
    int targetAt = front.held().target().at(c, lo);
    int weightsAt = front.held().weights().at(c, lo);
    int resultAt = front.target().at(c, lo);
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector here = DoubleVector.fromArray(SPECIES, u, uAt + i);
      DoubleVector r = DoubleVector.fromArray(SPECIES, d, at + i).fma(minusTau, here);
      DoubleVector f = PULLED ? DoubleVector.fromArray(SPECIES, target, targetAt + i) : here;
      DoubleVector w = WEIGHTED ? DoubleVector.fromArray(SPECIES, weights, weightsAt + i) : weight;
      if (PULLED) {
        r = w.mul(here.sub(f)).fma(minusTau, r);
      }
      if (SCALED) {
        r = r.mul(a);
      }
      if (PREVIOUS) {
        r = DoubleVector.fromArray(SPECIES, previous, previousAt + i).fma(b, r);
      }
      if (START) {
        r = DoubleVector.fromArray(SPECIES, start, startAt + i).fma(ofStart, r);
      }
      if (FORCE) {
        r = DoubleVector.fromArray(SPECIES, force, forceAt + i).fma(ofForce, r);
      }
      if (FORCE && PULLED) {
        r = w.mul(DoubleVector.fromArray(SPECIES, start, startAt + i).sub(f)).fma(ofForce, r);
      }
      r.intoArray(result, resultAt + i);
    }
    return i;
  }
}
