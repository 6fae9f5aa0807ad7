package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code P^T}, the transpose of an interpolation, which it holds. As a network layer: a convolution of stride 2.
 *
 * @param of the interpolation {@code P}
 */
public record Restriction(Interpolation of) implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    if (source.length() != of.length()) {
      throw new IllegalArgumentException(
          "restriction reads " + of.length() + " samples, not " + source.length());
    }
    return new Shape(source.channels(), of.coarseLength());
  }

  @Override
  public Signal apply(Signal y) {
    target(y.shape());
    return of.matrix().adjoint().apply(y);
  }

  @Override
  public Interpolation adjoint() {
    return of;
  }

  @Override
  public boolean anyLength() {
    return false;
  }

  @Override
  public List<Parameter> parameters() {
    return of.parameters();
  }

  @Override
  public Restriction with(UnaryOperator<Parameter> numbers) {
    return new Restriction(of.with(numbers));
  }

  @Override
  public List<Object> structure() {
    return List.of("adjoint", of.structure());
  }

  @Override
  public String word() {
    return of.filter().map(filter -> Interpolation.described(filter) + ", ").orElse("") + this;
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return of.matrix().adjoint().symbol(number);
  }

  @Override
  public boolean transposed() {
    return true;
  }

  @Override
  public NormBound norm() {
    return of.norm();
  }

  @Override
  public String toString() {
    return "restriction " + of.length() + " -> " + of.coarseLength();
  }
}
