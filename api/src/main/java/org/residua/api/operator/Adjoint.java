package org.residua.api.operator;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code K^T}, the transpose of a convolution. It holds {@code K} itself, so the weights are one set,
 * tied by identity.
 *
 * @param of the convolution {@code K}
 */
public record Adjoint(Convolution of) implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    if (channels != of.outputs()) {
      throw new IllegalArgumentException("adjoint of " + of + " reads " + of.outputs()
          + " responses, not " + channels + "; match the filter bank");
    }
    return of.inputs();
  }

  @Override
  public Shape target(Shape source) {
    return new Shape(targetChannels(source.channels()), of.stencil().samples(source.length()));
  }

  @Override
  public Signal apply(Signal y) {
    Shape target = target(y.shape());
    double[] responses = new double[y.shape().size()];
    y.copyTo(responses);
    double[] result = new double[target.size()];
    for (int c = 0; c < target.channels(); c++) {
      for (int i = 0; i < target.length(); i++) {
        result[c * target.length() + i] =
            of.stencil().respondAdjoint(c, i, responses, 0, target.length());
      }
    }
    return Signal.planar(target, result);
  }

  @Override
  public Convolution adjoint() {
    return of;
  }

  @Override
  public List<Parameter> parameters() {
    return of.parameters();
  }

  @Override
  public Adjoint with(UnaryOperator<Parameter> numbers) {
    return new Adjoint(of.with(numbers));
  }

  @Override
  public List<Object> structure() {
    return List.of("adjoint", of.structure());
  }

  @Override
  public String word() {
    return "adjoint convolution " + of;
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return of.symbol(number) + "\u1d40";
  }

  @Override
  public Optional<Convolution> bank() {
    return Optional.of(of);
  }

  @Override
  public boolean transposed() {
    return true;
  }

  @Override
  public OptionalInt sourceChannels() {
    return OptionalInt.of(of.outputs());
  }

  @Override
  public NormBound norm() {
    return of.norm();
  }
}
