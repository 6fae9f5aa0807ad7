package org.residua.simd.sweep;

import org.residua.simd.row.Strip;

/**
 * What the data term reads; without one neither has planes.
 *
 * @param target {@code f}
 * @param weights a weight for each sample, if there are such
 */
record DataTerm(Strip target, Strip weights) {

  /** Shows the memory of another from now on. */
  void show(DataTerm other) {
    target.show(other.target);
    weights.show(other.weights);
  }

  /** Copies the positions {@code lo..hi-1} of another, which calls them {@code lo + shift..}. */
  void copy(DataTerm other, int shift, int lo, int hi) {
    target.copy(other.target, shift, lo, hi);
    weights.copy(other.weights, shift, lo, hi);
  }
}
