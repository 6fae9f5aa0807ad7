package org.residua.simd;

import java.util.concurrent.ConcurrentHashMap;

/** The compiled copies of sums and potentials for one vector width, potentials made when first used. Thread safe. */
final class Reductions {

  private final Width width;
  private final ReductionLoop sum;
  private final ReductionLoop dot;
  private final ReductionLoop distance;
  private final ConcurrentHashMap<Class<?>, PotentialLoop> potentials = new ConcurrentHashMap<>();

  Reductions(Width width) {
    this.width = width;
    this.sum = loop(Reduction.SUM);
    this.dot = loop(Reduction.DOT);
    this.distance = loop(Reduction.DISTANCE);
  }

  private ReductionLoop loop(Reduction reduction) {
    return LoopMaker.copy(ReductionLoop.class, ReductionTemplate.class,
        new ReductionLoop.Constants(width, reduction));
  }

  ReductionLoop sum() {
    return sum;
  }

  ReductionLoop dot() {
    return dot;
  }

  ReductionLoop distance() {
    return distance;
  }

  /** The loop of a potential on vectors, by its template. */
  PotentialLoop potential(Class<?> template) {
    return potentials.computeIfAbsent(template, this::made);
  }

  private PotentialLoop made(Class<?> template) {
    return VectorPotential.class.isAssignableFrom(template)
        ? LoopMaker.copy(PotentialLoop.class, PotentialTemplate.class, new PotentialLoop.Constants(
            width, LoopMaker.copy(VectorPotential.class, template.asSubclass(VectorPotential.class), width)))
        : LoopMaker.copy(PotentialLoop.class, template.asSubclass(PotentialLoop.class), width);
  }
}
