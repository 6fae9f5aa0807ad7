package org.residua.bench.contender;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.residua.bench.problem.EliminationTraffic;

/** Loads and stores of {@link EliminationTraffic}, in the order of a twisted elimination. */
final class Traffic {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final double[] diagonal;
  private final double[] off;
  private final double[] l;

  Traffic(EliminationTraffic problem, int length) {
    this.diagonal = problem.band(0, length);
    this.off = problem.band(1, length);
    this.l = new double[diagonal.length];
  }

  /** Vectors from both ends, a rest in the middle. */
  void run(double[] u) {
    int top = 0;
    int bottom = u.length - LANES;
    for (; top + LANES <= bottom; top += LANES, bottom -= LANES) {
      forward(u, top);
      forward(u, bottom);
    }
    for (int i = top; i < bottom + LANES; i++) {
      double multiplier = EliminationTraffic.FACTOR * off[i];
      u[i] = Math.fma(u[i], multiplier, diagonal[i]) + multiplier;
    }
    for (top -= LANES, bottom += LANES; top >= 0; top -= LANES, bottom += LANES) {
      backward(u, top);
      backward(u, bottom);
    }
  }

  private void forward(double[] u, int at) {
    DoubleVector multiplier = DoubleVector.fromArray(SPECIES, off, at).mul(EliminationTraffic.FACTOR);
    multiplier.intoArray(l, at);
    DoubleVector.fromArray(SPECIES, u, at).fma(multiplier, DoubleVector.fromArray(SPECIES, diagonal, at)).intoArray(u, at);
  }

  private void backward(double[] u, int at) {
    DoubleVector.fromArray(SPECIES, u, at).add(DoubleVector.fromArray(SPECIES, l, at)).intoArray(u, at);
  }
}
