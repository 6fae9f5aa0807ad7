package org.residua.api.operator;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code (D u)_{c,i} = d_{c,i} u_{c,i}}: one fixed weight for each sample.
 *
 * @param weights the weights {@code d}, finite, of the signal's shape
 */
public record Diagonal(Signal weights) implements LinearOperator {

  /** Refuses weights that are not finite. */
  public Diagonal {
    weights.requireFinite("diagonal weights");
  }

  @Override
  public int targetChannels(int channels) {
    if (channels != weights.shape().channels()) {
      throw new IllegalArgumentException("diagonal of " + weights.shape() + " applied to "
          + channels + " channels; give one weight for each sample");
    }
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    weights.requireShape(source);
    return source;
  }

  @Override
  public Signal apply(Signal u) {
    Shape shape = target(u.shape());
    double[] result = new double[shape.size()];
    double[] factors = new double[shape.size()];
    u.copyTo(result);
    weights.copyTo(factors);
    for (int i = 0; i < result.length; i++) {
      result[i] = factors[i] * result[i];
    }
    return Signal.planar(shape, result);
  }

  @Override
  public Diagonal adjoint() {
    return this;
  }

  @Override
  public boolean anyLength() {
    return false;
  }

  @Override
  public List<Object> structure() {
    return List.of("diagonal", weights.shape());
  }

  @Override
  public String word() {
    return "diagonal";
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return "diag";
  }

  @Override
  public OptionalInt sourceChannels() {
    return OptionalInt.of(weights.shape().channels());
  }

  @Override
  public NormBound norm() {
    double largest = 0;
    for (int c = 0; c < weights.shape().channels(); c++) {
      for (int i = 0; i < weights.shape().length(); i++) {
        largest = Math.max(largest, Math.abs(weights.get(c, i)));
      }
    }
    return new NormBound(largest, largest, "largest absolute weight of the diagonal");
  }
}
