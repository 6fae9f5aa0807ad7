package org.residua.simd;

import jdk.incubator.vector.DoubleVector;

/**
 * An elementary function of vectors. Implementations are templates of {@link Copies}, their constant a
 * {@link Width}.
 */
interface VectorFunction {

  /** The function, lane by lane. */
  DoubleVector of(DoubleVector x);
}
