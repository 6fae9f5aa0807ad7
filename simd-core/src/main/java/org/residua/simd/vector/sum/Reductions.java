package org.residua.simd.vector.sum;

import java.util.concurrent.ConcurrentHashMap;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/** The copies of sums for one vector width. Thread safe. */
public final class Reductions {

  private final Width width;
  private final ReductionLoop sum;
  private final ReductionLoop dot;
  private final ReductionLoop distance;

  public Reductions(Width width) {
    this.width = width;
    this.sum = loop(Reduction.SUM);
    this.dot = loop(Reduction.DOT);
    this.distance = loop(Reduction.DISTANCE);
  }

  private ReductionLoop loop(Reduction reduction) {
    return LoopMaker.copy(ReductionLoop.class, ReductionTemplate.class,
        new ReductionLoop.Constants(width, reduction));
  }

  public ReductionLoop sum() {
    return sum;
  }

  public ReductionLoop dot() {
    return dot;
  }

  public ReductionLoop distance() {
    return distance;
  }
}
