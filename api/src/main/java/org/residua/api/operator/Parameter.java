package org.residua.api.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Trainable numbers: a key, which is what they are, and the values that they have now.
 *
 * <p>Places that hold the same key are tied: they have the same numbers, and a training step gives them new ones together,
 * {@link #with}. Two parameters made by constructors have different keys, whatever their numbers. The values are finite
 * and each in the {@link Domain}. Parameters are equal when key and numbers are. Immutable, thread safe.
 */
public final class Parameter {

  private final Key key;
  private final List<Integer> dimensions;
  private final double[] values;

  /** What a parameter is, whatever its numbers: equal to itself only. */
  public static final class Key {

    private final String name;
    private final Domain domain;

    private Key(String name, Domain domain) {
      this.name = name;
      this.domain = domain;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A parameter with a key of its own, whose numbers may be any finite ones.
   *
   * @param name a short name for tables, such as {@code K}
   * @param dimensions the extents, outermost first; their product is the number of values
   * @param values innermost dimension fastest; copied
   */
  public Parameter(String name, List<Integer> dimensions, double... values) {
    this(name, dimensions, Domain.real(), values);
  }

  /**
   * A parameter with a key of its own.
   *
   * @param name a short name for tables, such as {@code K}
   * @param dimensions the extents, outermost first; their product is the number of values
   * @param domain where each number may lie
   * @param values innermost dimension fastest; copied
   */
  public Parameter(String name, List<Integer> dimensions, Domain domain, double... values) {
    this(new Key(name, domain), dimensions, values);
  }

  private Parameter(Key key, List<Integer> dimensions, double... values) {
    this.key = key;
    this.dimensions = List.copyOf(dimensions);
    this.values = values.clone();
    requireExtents();
    requireAdmissible();
  }

  private void requireExtents() {
    long size = 1;
    for (int extent : dimensions) {
      size = Math.multiplyExact(size, (long) extent);
    }
    if (size != values.length || size == 0) {
      throw new IllegalArgumentException("parameter " + key + " of extents " + dimensions
          + " has " + values.length + " values; give one value for each element, at least one");
    }
  }

  private void requireAdmissible() {
    for (int k = 0; k < values.length; k++) {
      if (!key.domain.contains(k, values[k])) {
        throw new IllegalArgumentException("parameter " + key + ": value " + k + " is " + values[k]
            + "; it must be " + (Double.isFinite(values[k]) ? key.domain.text() : "finite"));
      }
    }
  }

  /** The same parameter with other numbers, as many, each in the domain: the key is kept, so places stay tied. */
  public Parameter with(double... numbers) {
    return new Parameter(key, dimensions, numbers);
  }

  /** What ties: the same in every version of this parameter. */
  public Key key() {
    return key;
  }

  /** Whether both are versions of one parameter. */
  public boolean tiedTo(Parameter other) {
    return key == other.key;
  }

  /** Where each number may lie. */
  public Domain domain() {
    return key.domain;
  }

  /** The short name. */
  public String name() {
    return key.name;
  }

  /** The extents, outermost first. */
  public List<Integer> dimensions() {
    return dimensions;
  }

  /** The number of values. */
  public int size() {
    return values.length;
  }

  /** The value at a flat index. */
  public double value(int index) {
    return values[index];
  }

  /** A copy of the values. */
  public double[] values() {
    return values.clone();
  }

  /** Same key and same numbers, bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Parameter that && key == that.key && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(System.identityHashCode(key), Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return name() + dimensions;
  }
}
