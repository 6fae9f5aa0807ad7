package org.residua.simd.vector.flux;

import jdk.incubator.vector.DoubleVector;

/**
 * A formula with {@code e = e^x} or {@code e^x - 1} that has too many operations for one loop: the arguments {@code
 * x}, the exponentials and the rest are evaluated one after the other over a tile, see {@link StagedTemplate}.
 */
public non-sealed interface StagedFlux extends Formula {

  /** The template of the exponential: {@link ExpTemplate} or {@link Expm1Template}. */
  default Class<? extends FunctionLoop> exponential() {
    return Expm1Template.class;
  }

  /** The template of the exponential of the same arguments that the derivative is made of. */
  default Class<? extends FunctionLoop> slopeExponential() {
    return exponential();
  }

  /** {@code x}. */
  DoubleVector argument(DoubleVector s, DoubleVector first, DoubleVector second);

  /** {@code Phi(s)}. */
  DoubleVector at(DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second);

  /** {@code g(s)}. */
  DoubleVector diffusivity(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second);

  /** {@code Phi'(s)}, {@code e} the {@link #slopeExponential}. */
  DoubleVector derivative(
      DoubleVector s, DoubleVector e, DoubleVector first, DoubleVector second);
}
