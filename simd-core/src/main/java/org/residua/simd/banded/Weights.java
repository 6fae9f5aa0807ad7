package org.residua.simd.banded;

import org.residua.api.operator.Stencil;

/** The weights of a system while it is assembled, one for each response, some rows of one filter at a time. Not thread safe. */
public interface Weights {

  /**
   * Makes some rows ready, until the next ones are asked for.
   *
   * @param output the filter, of its group
   * @param row the first row, counted from {@link Stencil#firstRow}
   * @param count how many, none beyond the last row
   * @return where the first of them is among the {@link #samples}
   */
  int ready(int output, int row, int count);

  /** Where they are. */
  double[] samples();

  /** The samples that they are made of, if these are in an array of one channel; otherwise {@code other}. */
  default double[] source(double[] other) {
    return other;
  }
}
