package org.residua.api.kernel;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.FixedTree;
import org.residua.api.signal.PairwiseSum;

/**
 * {@code sum_i P((K u)_i)} in the {@link FixedTree}: responses, potentials and their sum group by group of blocks, so
 * that nothing of the signal's size is stored.
 */
final class EnergySum {

  /** A power of two of blocks, so that a group is a subtree; more than one lets sums of blocks overlap. */
  private static final int GROUP = 4 * FixedTree.BLOCK;

  private final Kernels kernels;
  private final Stencil k;
  private final Activation activation;
  private final double[] u;
  private final int length;

  EnergySum(Kernels kernels, Stencil k, Activation activation, double[] u, int length) {
    this.kernels = kernels;
    this.k = k;
    this.activation = activation;
    this.u = u;
    this.length = length;
  }

  /** How many terms there are. */
  int count() {
    int rows = k.rows(length);
    return coupled() ? rows : Math.multiplyExact(k.outputs(), rows);
  }

  private boolean coupled() {
    return activation.coupling() == Coupling.COUPLED;
  }

  /** The terms {@code from..to-1}; {@code from} is where a block begins. */
  double of(int from, int to) {
    double[] y = new double[coupled() ? k.outputs() * GROUP : GROUP];
    double[] terms = coupled() ? new double[GROUP] : y;
    PairwiseSum sum = new PairwiseSum();
    for (int at = from, size; at < to; at += size) {
      size = Math.min(GROUP, to - at);
      if (coupled()) {
        magnitudes(at, size, y, terms);
      } else {
        responses(at, size, y);
      }
      kernels.potential(activation.flux(), terms, size);
      sum.add(kernels.sum(terms, 0, size));
    }
    return sum.value();
  }

  /** The planar responses {@code from..from+count-1}. */
  private void responses(int from, int count, double[] y) {
    int rows = k.rows(length);
    for (int at = 0; at < count; ) {
      int index = (from + at) % rows;
      int size = Math.min(count - at, rows - index);
      convolve((from + at) / rows, index, size, at, y);
      at += size;
    }
  }

  private void magnitudes(int from, int count, double[] y, double[] s) {
    for (int m = 0; m < k.outputs(); m++) {
      convolve(m, from, count, m * GROUP, y);
    }
    kernels.magnitude(y, k.outputs(), GROUP, s, count);
  }

  private void convolve(int output, int index, int count, int at, double[] y) {
    int row = index + k.firstRow();
    kernels.convolve(k, new Stencil.Part(output, row, count, at), u, length, y);
  }
}
