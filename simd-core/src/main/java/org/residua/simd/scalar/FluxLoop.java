package org.residua.simd.scalar;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;

/** Loops over the values of one kind of flux, whose formula is part of the loop. */
interface FluxLoop {

  /** {@code y_i <- Phi(y_i)}, {@code g(y_i)} or {@code Phi'(y_i)}, as the form says, for {@code from <= i < to}. */
  void apply(Flux flux, Activation.Form form, double[] y, int from, int to);

  /**
   * The same of coupled responses, {@code length} values of each.
   *
   * @param form {@link Activation.Form#FLUX} or {@link Activation.Form#DIFFUSIVITY}
   * @param first the first value of the first response
   * @param end where the response after the last would begin
   * @param plane from one response to the next
   */
  void group(Flux flux, Activation.Form form, double[] y, int first, int end, int plane, int length);

  /** {@code z_i = Phi'(at_i) d_i}. */
  void differential(Flux flux, double[] at, double[] d, double[] z, int from, int to);

  /** The same of coupled responses, as in {@link #group}. */
  void groupDifferential(Flux flux, int first, int size, double[] at, double[] d, double[] z, int length);

  /**
   * What a copy has as constants.
   *
   * @param flux the kind
   */
  record Constants(Class<? extends Flux> flux) {}
}
