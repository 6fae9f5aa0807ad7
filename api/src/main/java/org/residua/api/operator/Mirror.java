package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code M u = (u, reversed u)} in each channel: half-sample continuation of {@code N} samples to {@code 2N}, which a
 * periodic convolution then takes for a signal without ends. {@code M^T M = 2 I}, hence {@code ||M|| = sqrt(2)}. Exact.
 */
public record Mirror() implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    return new Shape(source.channels(), Math.multiplyExact(2, source.length()));
  }

  @Override
  public Signal apply(Signal u) {
    Shape target = target(u.shape());
    double[] result = new double[target.size()];
    for (int c = 0; c < target.channels(); c++) {
      for (int i = 0; i < u.shape().length(); i++) {
        result[c * target.length() + i] = u.get(c, i);
        result[(c + 1) * target.length() - 1 - i] = u.get(c, i);
      }
    }
    return Signal.planar(target, result);
  }

  @Override
  public Fold adjoint() {
    return new Fold(this);
  }

  @Override
  public String word() {
    return toString();
  }

  @Override
  public List<Object> structure() {
    return List.of("half-sample continuation");
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return "M";
  }

  @Override
  public NormBound norm() {
    return new NormBound(RoundedUp.down(Math.sqrt(2)), RoundedUp.sqrt(2), "M^T M = 2 I");
  }

  @Override
  public String toString() {
    return "half-sample continuation";
  }
}
