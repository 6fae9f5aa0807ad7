package org.residua.verification;

import org.residua.api.operator.NormBound;
import org.residua.api.signal.Signal;

/** The identity, said to halve. */
record WrongNorm() implements Selfadjoint {

  @Override
  public Signal apply(Signal x) {
    return x;
  }

  @Override
  public NormBound norm() {
    return new NormBound(0, 0.5, "a mistake");
  }
}
