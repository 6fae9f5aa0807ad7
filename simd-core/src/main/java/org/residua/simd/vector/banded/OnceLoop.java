package org.residua.simd.vector.banded;

import org.residua.simd.banded.TwistedFactor;

/**
 * The loops over both ends of a batch of tridiagonal systems that are solved once, rows {@code from..to-1} of each end. Of a row there stay
 * {@code l_t} and {@code z_t = y_t r_t}, as substitution reads nothing else: {@code x_t = z_t - l_t x_{t+1}}; of the row next to the middle,
 * which reads it, {@code y_t}.
 */
interface OnceLoop {

  /** Elimination and forward substitution; bits of the lanes of which a pivot is not in range. */
  long eliminate(TwistedFactor factor, double[] bands, double[] b, double[] z, int from, int to);

  /** Backward substitution, after that of the rows from {@code to} on. */
  void substitute(TwistedFactor factor, double[] x, int from, int to);
}
