package org.residua.simd.sum;

import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;
import org.residua.api.sum.FixedTree;
import org.residua.api.sum.PairwiseSum;

/**
 * {@code sum_i P((K u)_i)} in the {@link FixedTree}: responses, potentials and their sum some blocks at a time, so
 * that nothing of the signal's size is stored. Coupled, a term is the potential of the magnitude of a group of responses.
 */
final class EnergySum {

  /** A power of two of blocks, so that their terms are a subtree; more than one lets sums of blocks overlap. */
  private static final int PART = 4 * FixedTree.BLOCK;

  private final SumLoops kernels;
  private final Stencil k;
  private final Activation activation;
  private final double[] u;
  private final int length;
  private final int rows;
  /** The responses that a term is made of. */
  private final int size;

  EnergySum(SumLoops kernels, Stencil k, Activation activation, double[] u, int length) {
    activation.requireResponses(k.outputs());
    this.kernels = kernels;
    this.k = k;
    this.activation = activation;
    this.u = u;
    this.length = length;
    this.rows = k.rows(length);
    this.size = activation.coupling().size(k.outputs());
  }

  /** How many terms there are. */
  int count() {
    return Math.multiplyExact(k.outputs() / size, rows);
  }

  /** The terms {@code from..to-1}; {@code from} is where a block begins. */
  double of(int from, int to) {
    double[] terms = new double[PART];
    double[] piece = new double[PART];
    double[] y = new double[activation.channelwise() ? 0 : size * PART];
    PairwiseSum sum = new PairwiseSum();
    for (int at = from, count; at < to; at += count) {
      count = Math.min(PART, to - at);
      for (int done = 0, more; done < count; done += more) {
        more = Math.min(count - done, rows - (at + done) % rows);
        double[] values = done == 0 ? terms : piece;
        potentials(at + done, more, y, values);
        if (done > 0) {
          System.arraycopy(piece, 0, terms, done, more);
        }
      }
      sum.add(kernels.sum(terms, 0, count));
    }
    return sum.value();
  }

  /** As many terms from {@code from} on, all of one response or group. */
  private void potentials(int from, int count, double[] y, double[] terms) {
    int first = from / rows * size;
    if (activation.channelwise()) {
      convolve(first, from % rows, count, 0, terms);
    } else {
      for (int m = 0; m < size; m++) {
        convolve(first + m, from % rows, count, m * PART, y);
      }
      kernels.magnitude(y, size, PART, terms, count);
    }
    kernels.potential(activation.flux(first), terms, count);
  }

  private void convolve(int output, int index, int count, int at, double[] y) {
    kernels.convolve(k, output, index + k.firstRow(), count, u, length, y, at);
  }
}
