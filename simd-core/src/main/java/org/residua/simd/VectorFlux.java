package org.residua.simd;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;

/**
 * The formula of a {@link Flux} of few operations, on vectors, operation by operation. The parameters of the flux
 * are no part of it: they come in as the two numbers that {@link #first} and {@link #second} make of them.
 *
 * <p>A formula is inlined into the loops that use it; one of more than about ten operations has a loop of its
 * own, see {@link OwnLoop}.
 */
non-sealed interface VectorFlux extends Evaluation {

  /** The first number of the formula that depends on the flux's parameters, by the scalar expression. */
  double first(Flux flux);

  /** The second number of the formula. */
  double second(Flux flux);

  /** {@code Phi(s)}. */
  DoubleVector at(DoubleVector s, double first, double second);

  /** {@code g(s)}. */
  DoubleVector diffusivity(DoubleVector s, double first, double second);

  /** The constant 1 in every lane of a vector such as {@code s}. */
  static DoubleVector one(DoubleVector s) {
    return DoubleVector.broadcast(s.species(), 1);
  }
}
