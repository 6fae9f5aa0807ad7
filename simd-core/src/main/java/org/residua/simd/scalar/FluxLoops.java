package org.residua.simd.scalar;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.Cache;
import org.residua.simd.copy.LoopMaker;

/** Activations of planes of values, by loops of which each knows its flux. Thread safe. */
final class FluxLoops {

  private static final Cache<Class<? extends Flux>, FluxLoop> COPIES =
      new Cache<>(kind -> LoopMaker.scalarCopy(FluxLoop.class, FluxTemplate.class, new FluxLoop.Constants(kind)));

  private FluxLoops() {}

  private static FluxLoop of(Flux flux) {
    return COPIES.of(flux.getClass());
  }

  /**
   * In place: {@code length} values of each of some channels.
   *
   * @param at the first value of the first channel
   * @param plane from one channel to the next
   */
  static void activate(Activation activation, double[] y, int at, int plane, int channels, int length) {
    int size = activation.coupling().size(channels);
    for (int m = 0; m < channels; m += size) {
      Flux flux = activation.flux(m);
      int first = at + m * plane;
      if (activation.channelwise()) {
        of(flux).apply(flux, activation.form(), y, first, first + length);
      } else {
        of(flux).group(flux, activation.form(), y, first, first + size * plane, plane, length);
      }
    }
  }

  /** {@code z = DPhi(at) d}. */
  static void differential(Activation activation, double[] at, double[] d, double[] z, int channels, int length) {
    int size = activation.coupling().size(channels);
    for (int m = 0; m < channels; m += size) {
      Flux flux = activation.flux(m);
      if (activation.channelwise()) {
        of(flux).differential(flux, at, d, z, m * length, (m + 1) * length);
      } else {
        of(flux).groupDifferential(flux, m * length, size, at, d, z, length);
      }
    }
  }
}
