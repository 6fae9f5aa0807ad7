package org.residua.verification;

import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.signal.Shape;

/** A user's operator that says to be its own adjoint, on signals of any shape, without rounding. */
interface Selfadjoint extends CustomOperator {

  @Override
  default int targetChannels(int channels) {
    return channels;
  }

  @Override
  default Shape target(Shape source) {
    return source;
  }

  @Override
  default LinearOperator adjoint() {
    return this;
  }

  @Override
  default double rounding() {
    return 0;
  }
}
