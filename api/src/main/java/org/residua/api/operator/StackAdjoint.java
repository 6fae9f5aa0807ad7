package org.residua.api.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code S^T y = K_1^T y_1 + K_2^T y_2 + ...}, {@code y_k} the channels of part {@code k}, the summands added in order: the
 * transpose of a stack, which it holds, so the weights are one set.
 *
 * @param of the stack {@code S}
 */
public record StackAdjoint(Stack of) implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    return of.channelsOf(channels);
  }

  /** The channels of each part in a signal of so many. */
  public List<Integer> slices(int channels) {
    int source = of.channelsOf(channels);
    return of.parts().stream().map(part -> part.targetChannels(source)).toList();
  }

  @Override
  public Shape target(Shape source) {
    List<Integer> slices = slices(source.channels());
    Shape target = new Shape(targetChannels(source.channels()), parts().get(0)
        .target(new Shape(slices.get(0), source.length())).length());
    if (!of.target(target).equals(source)) {
      throw new IllegalArgumentException(
          source + " is not the shape of what " + of + " gives; give the responses of the stack");
    }
    return target;
  }

  @Override
  public Signal apply(Signal y) {
    Shape target = target(y.shape());
    double[] result = new double[target.size()];
    double[] summand = new double[target.size()];
    List<Signal> slices = split(y);
    for (int k = 0; k < slices.size(); k++) {
      of.parts().get(k).adjoint().apply(slices.get(k)).copyTo(summand);
      for (int i = 0; i < result.length; i++) {
        result[i] = k == 0 ? summand[i] : result[i] + summand[i];
      }
    }
    return Signal.planar(target, result);
  }

  /** The responses of each part. */
  public List<Signal> split(Signal y) {
    List<Signal> split = new ArrayList<>();
    int at = 0;
    for (int channels : slices(y.shape().channels())) {
      Shape shape = new Shape(channels, y.shape().length());
      double[] slice = new double[shape.size()];
      y.copyTo(at, slice, 0, slice.length);
      split.add(Signal.planar(shape, slice));
      at += slice.length;
    }
    return split;
  }

  @Override
  public Stack adjoint() {
    return of;
  }

  /** The adjoints of the parts of the stack. */
  @Override
  public List<LinearOperator> parts() {
    return of.parts().stream().<LinearOperator>map(LinearOperator::adjoint).toList();
  }

  @Override
  public StackAdjoint with(UnaryOperator<Parameter> numbers) {
    return new StackAdjoint(of.with(numbers));
  }

  @Override
  public String word() {
    return "adjoint of the " + of.word();
  }

  @Override
  public List<Object> structure() {
    return List.of("adjoint", of.structure());
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return "(" + of.symbol(number) + ")\u1d40";
  }

  @Override
  public boolean transposed() {
    return true;
  }

  @Override
  public OptionalInt sourceChannels() {
    OptionalInt channels = of.sourceChannels();
    return channels.isPresent() ? OptionalInt.of(of.targetChannels(channels.getAsInt())) : channels;
  }

  @Override
  public NormBound norm() {
    return of.norm();
  }
}
