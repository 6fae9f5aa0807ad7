package org.residua.api.operator;

import java.util.List;

/**
 * Trainable numbers with identity: filter weights or a bias.
 *
 * <p>Two nodes that hold the same {@code Parameter} object share its numbers (tying); two objects with
 * equal numbers do not. Hence no {@code equals}: identity is the meaning. The numbers kept here are the
 * initial ones and never change. Thread safe.
 */
public final class Parameter {

  private final String name;
  private final List<Integer> dimensions;
  private final double[] values;

  /**
   * A parameter.
   *
   * @param name a short name for tables, such as {@code K}
   * @param dimensions the extents, outermost first; their product is the number of values
   * @param values finite initial values, innermost dimension fastest; copied
   */
  public Parameter(String name, List<Integer> dimensions, double... values) {
    long size = 1;
    for (int extent : dimensions) {
      size = Math.multiplyExact(size, (long) extent);
    }
    if (size != values.length || size == 0) {
      throw new IllegalArgumentException("parameter " + name + " of extents " + dimensions
          + " has " + values.length + " values; give one value for each element, at least one");
    }
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        throw new IllegalArgumentException(
            "parameter " + name + ": value " + k + " is " + values[k] + "; it must be finite");
      }
    }
    this.name = name;
    this.dimensions = List.copyOf(dimensions);
    this.values = values.clone();
  }

  /** The short name. */
  public String name() {
    return name;
  }

  /** The extents, outermost first. */
  public List<Integer> dimensions() {
    return dimensions;
  }

  /** The number of values. */
  public int size() {
    return values.length;
  }

  /** The initial value at a flat index. */
  public double value(int index) {
    return values[index];
  }

  /** A copy of the initial values. */
  public double[] values() {
    return values.clone();
  }

  @Override
  public String toString() {
    return name + dimensions;
  }
}
