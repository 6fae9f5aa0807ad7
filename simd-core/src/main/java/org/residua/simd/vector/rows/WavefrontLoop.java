package org.residua.simd.vector.rows;

import org.residua.simd.kernel.Wavefront;
import org.residua.simd.vector.copy.Width;

/** The rows of a level where all that it does repeats. */
public interface WavefrontLoop {

  /** Blocks of two vectors from {@code from} to {@code to-1}; begins at the edge and leaves the next one. */
  void run(Wavefront rows, int from, int to);

  /**
   * The constants of a copy.
   *
   * @param width of a vector
   * @param form of the level
   */
  record Constants(Width width, Wavefront.Form form) {}
}
