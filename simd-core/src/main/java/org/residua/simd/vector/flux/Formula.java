package org.residua.simd.vector.flux;

import java.util.Optional;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * The formula of a {@link Flux}, operation by operation, on vectors. The parameters of the flux are no part of it: they
 * come in as the two numbers that {@link #first} and {@link #second} make of them, in every lane. Implementations are
 * templates of {@link LoopMaker}, their constant a {@link Width}.
 */
public sealed interface Formula extends FluxTemplate permits VectorFlux, StagedFlux {

  /** The first number that depends on the flux's parameters, by the scalar formula's expression. */
  double first(Flux flux);

  /** The second such number. */
  double second(Flux flux);

  /** The template of its potential, a {@link VectorPotential} or a {@link PotentialLoop}; none where it is scalar code. */
  default Optional<Class<?>> potential() {
    return Optional.empty();
  }
}
