package org.residua.simd.vector.sum;

/** What is summed. */
enum Reduction {
  /** {@code x_i}. */
  SUM,
  /** {@code x_i y_i}, fused. */
  DOT,
  /** {@code (x_i - y_i)^2}, the difference rounded, the square fused. */
  DISTANCE
}
