package org.residua.simd.vector.row;

import org.residua.simd.row.Front;
import org.residua.simd.row.Update;
import org.residua.simd.vector.copy.Width;

/** The update of samples whose {@code d = K^T z} is known, with any terms. */
interface UpdateLoop {

  /** Samples {@code lo..lo+count-1} of channel {@code c}, {@code d} from element {@code at} on. */
  void run(Front front, double[] d, int at, int c, int lo, int count);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param terms which terms there are
   */
  record Constants(Width width, Update.Terms terms) {}
}
