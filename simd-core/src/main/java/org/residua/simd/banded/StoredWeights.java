package org.residua.simd.banded;

import org.residua.api.operator.Stencil;

/** Weights that are all there, planar; those of one group of filters are shown. */
final class StoredWeights implements Weights {

  private final int rows;
  private final int first;
  private double[] samples = {};
  private int at;

  /** For the responses to a stencil. */
  StoredWeights(Stencil k, int length) {
    this.rows = k.rows(length);
    this.first = k.firstRow();
  }

  /** Shows those from {@code from} on. */
  @SuppressWarnings("ArrayParameterStored")
  void show(double[] planar, int from) {
    samples = planar;
    at = from;
  }

  @Override
  public int ready(int output, int row, int count) {
    return at + output * rows + row - first;
  }

  @Override
  public double[] samples() {
    return samples;
  }
}
