package org.residua.simd.vector.flux;

import java.lang.invoke.MethodHandles;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.LoopMaker;

/** Template of {@link ActivationLoop} for a flux of which only scalar code is known. */
final class ScalarTemplate implements ActivationLoop {

  private static final Activation.Form FORM =
      LoopMaker.constants(MethodHandles.lookup(), Constants.class).form();

  @Override
  public void run(Flux flux, double[] y, int from, double[] z, int to, int count) {
    for (int i = 0; i < count; i++) {
      z[to + i] = FORM.of(flux, y[from + i]);
    }
  }
}
