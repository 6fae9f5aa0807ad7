package org.residua.simd.vector.filter;

import org.residua.api.operator.Stencil;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.flux.VectorFlux;

/**
 * Several neighbouring outputs of a convolution or its adjoint, or a part of their terms. A block of outputs and vectors stays
 * in registers for all planes and taps: each sample that is loaded serves all its outputs, each weight all its vectors.
 */
public interface BankLoop {

  /**
   * {@code z_{to + o beside + i} = sum_q sum_j w x_{q plane + from + i +- jd}}, {@code i = 0..count-1}, over {@code planes}
   * planes {@code q} and {@code taps} neighbouring taps {@code j}, for the outputs {@code o} of the copy, in the canonical
   * order; with the flux of the copy and its two numbers. The last block may begin within the one before it. {@code count} is
   * at least that of a block, and just that where sums go on or samples are mirrored; {@code z} is not {@code x}.
   *
   * @param weight the position of the first weight of the first output
   * @param split the first of these taps that meets samples {@code wrap} further on; at least 1, and with none {@code taps}
   */
  void run(Stencil k, int weight, int planes, int taps, int split, int wrap, double[] x, int plane, int from, double[] z,
      int beside, int to, int count, double first, double second);

  /**
   * How many sums stay in registers.
   *
   * @param outputs 1 to {@link #outputs}
   * @param vectors of each
   */
  record Block(int outputs, int vectors) {

    /** The most outputs of any block. */
    static final int MOST_OUTPUTS = 6;

    /** Outputs of the first of the blocks that so many are done in: about as many of each. */
    public static int outputs(Width width, int all) {
      return Math.ceilDiv(all, Math.ceilDiv(all, width.lanes() == 8 ? 4 : MOST_OUTPUTS));
    }

    /**
     * At least eight sums hide the latency of two units; more load less for a multiply-add. A register each is taken by the sums,
     * the vectors loaded and a weight: 15 of 16 by six outputs of two vectors. One more, and a sum is kept in memory, and its chain
     * takes three times as long; so the one output of an adjoint on one channel has six sums, not eight. Of 32 registers six outputs of four vectors would take 29, but are more operations than the
     * compiler takes, so that vectors of long formulas become objects; four outputs are not.
     */
    public static Block of(Width width, int outputs) {
      int least = width.lanes() == 8 ? 4 : 2;
      return new Block(outputs, outputs == 1 ? 4 + least : outputs == 2 ? 2 * least : least);
    }

    /** Where signals end, and with them many sums: such loops load them first, and reverse vectors. */
    static Block ofPiece(int outputs) {
      return new Block(outputs, 8 >> Math.min(2, outputs - 1));
    }

    /** Samples of it. */
    public int size(Width width) {
      return vectors * width.lanes();
    }
  }

  /**
   * How samples are read and sums begin.
   *
   * @param mirrored whether later sums read earlier samples, as beyond a reflecting end; later taps do so then in any case
   * @param onward whether sums go on from what is in {@code z}
   * @param whole whether no taps meet samples {@code wrap} further on; to ask that for each term takes a tenth of all time
   */
  record Reading(boolean mirrored, boolean onward, boolean whole) {

    /** Of the terms within a signal. */
    public static final Reading WHOLE = new Reading(false, false, true);
  }

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param transposed whether taps go to the left, as in the adjoint
   * @param block its sums
   * @param reading how samples are read
   * @param flux whether the sums go through the formula
   * @param formula the flux
   */
  record Constants(Width width, boolean transposed, Block block, Reading reading, boolean flux, VectorFlux formula) {

    int sign() {
      return transposed || reading.mirrored() ? -1 : 1;
    }

    /** From the weights of an output to those of the next. */
    int filter(Stencil k) {
      return transposed ? k.taps() : k.inputs() * k.taps();
    }

    /** From the weights of a plane to those of the next. */
    int plane(Stencil k) {
      return transposed ? k.inputs() * k.taps() : k.taps();
    }
  }
}
