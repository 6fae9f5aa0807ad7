package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.flux.VectorFlux;

/**
 * Several neighbouring outputs of a convolution or its adjoint, where all taps meet samples. A block of outputs and vectors stays
 * in registers for all planes and taps: each sample that is loaded serves all its outputs, each weight all its vectors.
 */
public interface BankLoop {

  /** The most outputs of a block. */
  int MOST_OUTPUTS = 4;

  /**
   * {@code z_{to + o beside + i} = sum_q sum_j w x_{q plane + from + i +- jd}}, {@code i = 0..count-1}, for the outputs {@code fixed + o}
   * of the copy, as {@link Filter#run}; with the flux of the copy and its two numbers. The last block may begin within the one before
   * it. {@code count} is at least that of a block, {@code z} is not {@code x}.
   */
  void run(Stencil k, int fixed, double[] x, int plane, int from, double[] z, int beside, int to, int count, double first, double second);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param transposed whether taps go to the left, as in the adjoint
   * @param outputs of a block, 2 to {@value #MOST_OUTPUTS}
   * @param flux whether the sums go through the formula
   * @param formula the flux
   */
  record Constants(Width width, boolean transposed, int outputs, boolean flux, VectorFlux formula) {

    /**
     * Vectors of a block. At least eight sums hide the latency of two units; all of them, the vectors loaded and the weights in use
     * need a register each, of 32 or of 16: twelve sums of 16 would do on paper, but one of them is then kept in memory, and its chain
     * takes three times as long.
     */
    private static int vectors(Width width, int outputs) {
      int least = width.lanes() == 8 ? 4 : 2;
      return outputs == 2 ? 2 * least : least;
    }

    /** Samples of a block of so many outputs. */
    public static int size(Width width, int outputs) {
      return vectors(width, outputs) * width.lanes();
    }

    int vectors() {
      return vectors(width, outputs);
    }

    int sign() {
      return transposed ? -1 : 1;
    }

    /** The planes that a sum runs over. */
    int planes(Stencil k) {
      return transposed ? k.outputs() : k.inputs();
    }

    /** Where the weights of an output begin. */
    int position(Stencil k, int output) {
      return transposed ? output * k.taps() : output * k.inputs() * k.taps();
    }

    /** From the last weight of a plane to the first one of the next, less one. */
    int jump(Stencil k) {
      return transposed ? (k.inputs() - 1) * k.taps() : 0;
    }
  }
}
