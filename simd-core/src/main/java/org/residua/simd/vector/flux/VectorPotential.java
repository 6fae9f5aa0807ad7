package org.residua.simd.vector.flux;

import jdk.incubator.vector.DoubleVector;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;

/**
 * The elementary potential of a {@link Flux}, operation by operation, on vectors. Implementations are templates of
 * {@link LoopMaker}, their constant a {@link Width}; the parameters of the flux come in as two numbers.
 */
interface VectorPotential {

  /** The first number that depends on the flux's parameters, by the scalar formula's expression. */
  double first(Flux flux);

  /** The second such number. */
  double second(Flux flux);

  /** {@code P(s)}. */
  DoubleVector of(DoubleVector s, DoubleVector first, DoubleVector second);
}
