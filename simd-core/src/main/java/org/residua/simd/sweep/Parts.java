package org.residua.simd.sweep;

import org.residua.simd.row.Strip;

/**
 * What the rows of a table share, by name; what a table does without has no planes.
 *
 * @param even the iterates of even number, {@code u_0} among them
 * @param odd the iterates of odd number, where they are kept apart
 * @param factor the kept diffusivities {@code g(K u_0)}
 * @param start {@code u_0}
 * @param force {@code K^T z} at {@code u_0}
 */
record Parts(Strip even, Strip odd, Strip factor, Strip start, Strip force) {

  /** Shows the memory of others from now on. */
  void show(Parts others) {
    even.show(others.even);
    odd.show(others.odd);
    factor.show(others.factor);
    start.show(others.start);
    force.show(others.force);
  }

  /** Copies the positions {@code lo..hi-1} of others, which call them {@code lo + shift..}. */
  void copy(Parts others, int shift, int lo, int hi) {
    even.copy(others.even, shift, lo, hi);
    odd.copy(others.odd, shift, lo, hi);
    factor.copy(others.factor, shift, lo, hi);
    start.copy(others.start, shift, lo, hi);
    force.copy(others.force, shift, lo, hi);
  }

  /** Moves on, each as {@link Strip#slide}. */
  void slide(int first, int end) {
    even.slide(first, end);
    odd.slide(first, end);
    factor.slide(first, end);
    start.slide(first, end);
    force.slide(first, end);
  }
}
