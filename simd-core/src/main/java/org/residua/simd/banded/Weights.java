package org.residua.simd.banded;

import org.residua.api.operator.Stencil;

/** The weights of a system while it is assembled, one for each response, some rows of one filter at a time. Not thread safe. */
public interface Weights {

  /**
   * Makes some rows ready, until the next ones are asked for.
   *
   * @param rows none of which leaves the responses; where {@link Stencil.Part#at} wants them does not count
   * @return where the first of them is among the {@link #samples}
   */
  int ready(Stencil.Part rows);

  /** Where they are. */
  double[] samples();
}
