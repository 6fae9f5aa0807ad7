package org.residua.simd;

/** What becomes of {@code t = fma(-tau, d, u)}. */
enum Update {
  /** {@code z = t}; here {@code z} is {@code u}. */
  STEP,
  /** {@code z = a t}: a row with {@code b = 0}, which does not read {@code z}. */
  SCALED,
  /** {@code z = fma(b, z, a t)}. */
  BLENDED
}
