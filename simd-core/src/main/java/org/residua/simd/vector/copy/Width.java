package org.residua.simd.vector.copy;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector width, as a constant of a copy.
 *
 * @param species its vectors
 */
public record Width(VectorSpecies<Double> species) {

  public int lanes() {
    return species.length();
  }

  /**
   * The same vector, its class known to the compiler. A formula that was compiled on its own without that
   * is too large to be inlined into a loop afterwards, and each vector it is given becomes an object.
   */
  public DoubleVector known(DoubleVector vector) {
    return (DoubleVector) species.vectorType().cast(vector);
  }
}
