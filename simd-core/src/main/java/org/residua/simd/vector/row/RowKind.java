package org.residua.simd.vector.row;

import org.residua.simd.row.Update;

/** What a row makes of {@code t = fma(-tau, d, u)}. */
enum RowKind {
  /** {@code t} itself. */
  STEP,
  /** {@code a t}. */
  SCALED,
  /** {@code fma(b, previous, a t)}. */
  BLENDED,
  /** Nothing: {@code d} goes into a tile, for the update of any terms. */
  APART;

  /** Of a simple row. */
  static RowKind of(Update.Terms terms) {
    if (terms.previous()) {
      return BLENDED;
    }
    return terms.scaled() ? SCALED : STEP;
  }
}
