package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code P}: the samples of a fine level from those of a coarse one. As a network layer: a transposed convolution of stride
 * 2, whose filter changes near the ends.
 *
 * @param matrix with a row for each fine sample and a column for each coarse one
 */
public record Interpolation(SparseMatrix matrix) implements LinearOperator {

  /** Refuses a matrix that leads to fewer samples. */
  public Interpolation {
    if (matrix.columns() > matrix.rows()) {
      throw new IllegalArgumentException("an interpolation from " + matrix.columns() + " to " + matrix.rows()
          + " samples; the coarse level has fewer");
    }
  }

  /** The number of fine samples. */
  public int length() {
    return matrix.rows();
  }

  /** The number of coarse samples. */
  public int coarseLength() {
    return matrix.columns();
  }

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    if (source.length() != coarseLength()) {
      throw new IllegalArgumentException("interpolation to " + length() + " samples reads "
          + coarseLength() + ", not " + source.length());
    }
    return new Shape(source.channels(), length());
  }

  @Override
  public Signal apply(Signal x) {
    target(x.shape());
    return matrix.apply(x);
  }

  @Override
  public Restriction adjoint() {
    return new Restriction(this);
  }

  @Override
  public boolean anyLength() {
    return false;
  }

  @Override
  public List<Object> structure() {
    return List.of(this);
  }

  @Override
  public String word() {
    return toString();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return matrix.symbol(number);
  }

  @Override
  public NormBound norm() {
    return matrix.norm();
  }

  @Override
  public String toString() {
    return "interpolation " + coarseLength() + " -> " + length();
  }
}
