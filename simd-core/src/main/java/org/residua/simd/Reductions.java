package org.residua.simd;

import java.util.concurrent.ConcurrentHashMap;
import org.residua.api.flux.Flux;

/** The compiled copies of sums and potentials for one vector width, potentials made when first used. Thread safe. */
final class Reductions {

  private final Width width;
  private final ReductionLoop sum;
  private final ReductionLoop dot;
  private final ReductionLoop distance;
  private final ConcurrentHashMap<Class<? extends VectorPotential>, PotentialLoop> potentials =
      new ConcurrentHashMap<>();

  Reductions(Width width) {
    this.width = width;
    this.sum = loop(Reduction.SUM);
    this.dot = loop(Reduction.DOT);
    this.distance = loop(Reduction.DISTANCE);
  }

  private ReductionLoop loop(Reduction reduction) {
    return Copies.copy(ReductionLoop.class, ReductionTemplate.class,
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

  /** The loop of an elementary potential. */
  PotentialLoop potential(Flux flux) {
    return potentials.computeIfAbsent(VectorPotential.template(flux),
        template -> Copies.copy(PotentialLoop.class, PotentialTemplate.class,
            new PotentialLoop.Constants(
                width, Copies.copy(VectorPotential.class, template, width))));
  }
}
