package org.residua.api.operator;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (A B) u = A (B u)}.
 *
 * @param left {@code A}, applied last
 * @param right {@code B}, applied first
 */
public record Product(LinearOperator left, LinearOperator right) implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    return left.targetChannels(right.targetChannels(channels));
  }

  @Override
  public Shape target(Shape source) {
    return left.target(right.target(source));
  }

  @Override
  public Signal apply(Signal u) {
    return left.apply(right.apply(u));
  }

  @Override
  public Product adjoint() {
    return new Product(right.adjoint(), left.adjoint());
  }

  @Override
  public List<LinearOperator> parts() {
    return List.of(left, right);
  }

  @Override
  public Product with(UnaryOperator<Parameter> numbers) {
    return new Product(left.with(numbers), right.with(numbers));
  }

  @Override
  public List<Object> structure() {
    return List.of("product", left.structure(), right.structure());
  }

  @Override
  public String word() {
    return left.word() + " after " + right.word();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return left.symbol(number) + " " + right.symbol(number);
  }

  @Override
  public OptionalInt sourceChannels() {
    OptionalInt read = left.sourceChannels();
    return right.sourceChannels().isPresent() || read.isEmpty()
        ? right.sourceChannels() : OptionalInt.of(read.getAsInt() / right.targetChannels(1));
  }

  @Override
  public NormBound norm() {
    NormBound a = left.norm();
    NormBound b = right.norm();
    return new NormBound(0, RoundedUp.multiply(a.upper(), b.upper()),
        "product of: " + a.argument() + "; " + b.argument());
  }

  @Override
  public String toString() {
    return left + " after " + right;
  }
}
