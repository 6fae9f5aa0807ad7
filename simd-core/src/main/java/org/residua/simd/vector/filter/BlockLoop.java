package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;
import org.residua.simd.vector.copy.Width;

/**
 * Some neighbouring sums of a convolution or its adjoint over several planes or many taps, where all of them meet samples;
 * as {@link Filter#run}. The sums stay in registers for all planes and taps.
 */
public interface BlockLoop {

  /** The most vectors of a block: as many independent sums as hide the latency of an operation. */
  int VECTORS = 8;

  /** Added to anything it changes no bit, so sums can begin with it. */
  double NOTHING = -0.0;

  /** The most taps that have a loop of their own. */
  int MOST_TAPS = 8;

  /** Vectors of a block with its taps written out: 16 registers hold eight sums beside five weights, six beside more. */
  static int vectors(Width width, int taps) {
    return width.lanes() == 8 || taps <= 5 ? VECTORS : 6;
  }

  /** {@link #VECTORS} vectors, or {@link #vectors} with its taps written out. */
  void block(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int to);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param transposed whether taps go to the left, as in the adjoint
   * @param taps the number of taps, or 0 for any
   */
  record Constants(Width width, boolean transposed, int taps) {

    /** Of the distance of a tap. */
    int sign() {
      return transposed ? -1 : 1;
    }

    /** The planes that a sum runs over. */
    int planes(Stencil k) {
      return transposed ? k.outputs() : k.inputs();
    }

    /** Responses, transposed channels. */
    int outputs(Stencil k) {
      return transposed ? k.inputs() : k.outputs();
    }

    /** Of the first weight of a plane. */
    int position(Stencil k, int fixed, int q) {
      return (transposed ? q * k.inputs() + fixed : fixed * k.inputs() + q) * k.taps();
    }

    double weight(Stencil k, int fixed, int q, int tap) {
      return transposed ? k.weight(q, fixed, tap) : k.weight(fixed, q, tap);
    }
  }
}
