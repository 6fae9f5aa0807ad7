package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** {@code I u = u}. */
public record Identity() implements LinearOperator {

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    return source;
  }

  @Override
  public Signal apply(Signal u) {
    return u;
  }

  @Override
  public Identity adjoint() {
    return this;
  }

  @Override
  public List<Object> structure() {
    return List.of("identity");
  }

  @Override
  public String word() {
    return "identity";
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return "id";
  }

  @Override
  public NormBound norm() {
    return new NormBound(1, 1, "identity");
  }
}
