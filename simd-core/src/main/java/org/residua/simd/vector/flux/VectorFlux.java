package org.residua.simd.vector.flux;

import jdk.incubator.vector.DoubleVector;

/** A formula of few operations, which other loops inline. */
public non-sealed interface VectorFlux extends Formula {

  /** {@code Phi(s)}. */
  DoubleVector at(DoubleVector s, DoubleVector first, DoubleVector second);

  /** {@code g(s)}. */
  DoubleVector diffusivity(DoubleVector s, DoubleVector first, DoubleVector second);

  /** {@code Phi'(s)}. */
  DoubleVector derivative(DoubleVector s, DoubleVector first, DoubleVector second);
}
