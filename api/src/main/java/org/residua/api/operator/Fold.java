package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (M^T y)_i = y_i + y_{2N-1-i}}, the transpose of a half-sample continuation, which it holds; the sum rounds once.
 *
 * @param of the continuation {@code M}
 */
public record Fold(Mirror of) implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    if (source.length() % 2 != 0) {
      throw new IllegalArgumentException(
          source.length() + " samples are no continued signal, which has an even number; fold what was mirrored");
    }
    return new Shape(source.channels(), source.length() / 2);
  }

  @Override
  public Signal apply(Signal y) {
    Shape target = target(y.shape());
    double[] result = new double[target.size()];
    for (int c = 0; c < target.channels(); c++) {
      for (int i = 0; i < target.length(); i++) {
        result[c * target.length() + i] = y.get(c, i) + y.get(c, y.shape().length() - 1 - i);
      }
    }
    return Signal.planar(target, result);
  }

  @Override
  public Mirror adjoint() {
    return of;
  }

  @Override
  public String word() {
    return toString();
  }

  @Override
  public List<Object> structure() {
    return List.of("fold");
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return of.symbol(number) + "\u1d40";
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
    return "adjoint of the " + of;
  }
}
