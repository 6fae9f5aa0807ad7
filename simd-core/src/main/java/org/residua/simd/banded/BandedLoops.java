package org.residua.simd.banded;

/** The loops over the ends of a factor; scalar ones are the default. */
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
}
