package org.residua.verification;

import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.NormBound;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The identity, said to halve. */
record WrongNorm() implements CustomOperator {

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    return source;
  }

  @Override
  public Signal apply(Signal x) {
    return x;
  }

  @Override
  public LinearOperator adjoint() {
    return this;
  }

  @Override
  public NormBound norm() {
    return new NormBound(0, 0.5, "a mistake");
  }

  @Override
  public double rounding() {
    return 0;
  }
}
