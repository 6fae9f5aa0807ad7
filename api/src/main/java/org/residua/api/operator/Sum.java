package org.residua.api.operator;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (A + B) u = A u + B u}; both must have the same target.
 *
 * @param first {@code A}
 * @param second {@code B}
 */
public record Sum(LinearOperator first, LinearOperator second) implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    int channelsFirst = first.targetChannels(channels);
    int channelsSecond = second.targetChannels(channels);
    if (channelsFirst != channelsSecond) {
      throw new IllegalArgumentException("sum of operators with " + channelsFirst + " and "
          + channelsSecond + " channels; they must agree");
    }
    return channelsFirst;
  }

  @Override
  public Shape target(Shape source) {
    Shape targetFirst = first.target(source);
    Shape targetSecond = second.target(source);
    if (!targetFirst.equals(targetSecond)) {
      throw new IllegalArgumentException("sum of operators with targets " + targetFirst + " and "
          + targetSecond + "; they must agree");
    }
    return targetFirst;
  }

  @Override
  public Signal apply(Signal u) {
    Shape target = target(u.shape());
    double[] result = new double[target.size()];
    double[] other = new double[target.size()];
    first.apply(u).copyTo(result);
    second.apply(u).copyTo(other);
    for (int i = 0; i < result.length; i++) {
      result[i] += other[i];
    }
    return Signal.planar(target, result);
  }

  @Override
  public Sum adjoint() {
    return new Sum(first.adjoint(), second.adjoint());
  }

  @Override
  public List<LinearOperator> parts() {
    return List.of(first, second);
  }

  @Override
  public Sum with(UnaryOperator<Parameter> numbers) {
    return new Sum(first.with(numbers), second.with(numbers));
  }

  @Override
  public List<Object> structure() {
    return List.of("sum", first.structure(), second.structure());
  }

  @Override
  public String word() {
    return first.word() + " plus " + second.word();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return first.symbol(number) + " + " + second.symbol(number);
  }

  @Override
  public OptionalInt sourceChannels() {
    return first.sourceChannels().isPresent() ? first.sourceChannels() : second.sourceChannels();
  }

  @Override
  public NormBound norm() {
    NormBound a = first.norm();
    NormBound b = second.norm();
    return new NormBound(
        Math.max(0, RoundedUp.down(Math.max(a.lower() - b.upper(), b.lower() - a.upper()))),
        RoundedUp.add(a.upper(), b.upper()),
        "triangle inequality of: " + a.argument() + "; " + b.argument());
  }
}
