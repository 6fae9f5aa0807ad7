package org.residua.simd.banded;

/** The loops over the ends of a factor, and over the bands of a matrix; scalar ones are the default. */
public interface BandedLoops {

  /** The loops over the ends of a banded factor; see {@link BandedFactor}, which is what solves. */
  default TwistedEnds twistedEnds(TwistedFactor factor) {
    boolean single = factor.lanes() == 1 && factor.border() == 0;
    return switch (single ? factor.width() : 0) {
      case 1 -> new TridiagonalEnds(factor);
      case 2 -> new PentadiagonalEnds(factor);
      default -> new ScalarEnds(factor);
    };
  }

  /** The loop over one band of a weighted Gram matrix. */
  default GramLoop gram() {
    return GramLoop.SCALAR;
  }
}
