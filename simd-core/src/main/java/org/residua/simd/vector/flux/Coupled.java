package org.residua.simd.vector.flux;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.simd.vector.element.ElementLoop;

/**
 * Coupled activations and their differentials for every flux, tile by tile: magnitudes over the channels, their
 * diffusivities and slopes, and the products. A tile stays in the first-level cache; its scratch memory belongs to the thread.
 */
public final class Coupled {

  private static final int TILE = 256;

  private final FluxLoops loops;
  private final CoupledLoop ends;
  private final ElementLoop elements;
  private final ThreadLocal<double[][]> scratch = ThreadLocal.withInitial(() -> new double[3][TILE]);

  Coupled(FluxLoops loops, CoupledLoop ends, ElementLoop elements) {
    this.loops = loops;
    this.elements = elements;
    this.ends = ends;
  }

  /**
   * {@code z_{m,i} = g(s_i) y_{m,i}}, or {@code g(s_i)}, with {@code s_i^2 = sum_m y_{m,i}^2} over the planes
   * {@code y_{m plane + from + i}} of the group of {@code m}; {@code z} may be {@code y}.
   */
  public void run(Activation activation, double[] y, double[] z, int channels, int plane, int from, int count) {
    int size = activation.coupling().size(channels);
    for (int m = 0; m < channels; m += size) {
      group(activation, activation.flux(m), y, z, size, plane, m * plane + from, count);
    }
  }

  /** {@code z = DPhi(at) d} over planes {@code m length + i}; {@code z} may be {@code at} or {@code d}. */
  public void differential(Activation activation, double[] at, double[] d, double[] z, int channels, int length) {
    int size = activation.coupling().size(channels);
    for (int m = 0; m < channels; m += size) {
      differential(activation.flux(m), at, d, z, size, length, m * length);
    }
  }

  private void differential(Flux flux, double[] at, double[] d, double[] z, int channels, int length, int from) {
    double[][] slopes = scratch.get();
    for (int start = 0; start < length; start += TILE) {
      int size = Math.min(TILE, length - start);
      ends.magnitude(at, channels, length, from + start, slopes[0], size);
      loops.activation(flux, Activation.Form.DIFFUSIVITY).run(flux, slopes[0], 0, slopes[1], 0, size);
      loops.activation(flux, Activation.Form.DERIVATIVE).run(flux, slopes[0], 0, slopes[2], 0, size);
      ends.differential(at, d, z, channels, length, from + start, slopes, size);
    }
  }

  private void group(Activation activation, Flux flux, double[] y, double[] z, int channels, int plane, int from,
      int count) {
    ActivationLoop diffusivity = loops.activation(flux, Activation.Form.DIFFUSIVITY);
    boolean product = activation.form() == Activation.Form.FLUX;
    double[] g = scratch.get()[0];
    for (int start = from; start < from + count; start += TILE) {
      int size = Math.min(TILE, from + count - start);
      ends.magnitude(y, channels, plane, start, g, size);
      diffusivity.run(flux, g, 0, g, 0, size);
      for (int m = 0; m < channels; m++) {
        int at = m * plane + start;
        if (product) {
          elements.multiply(g, 0, y, z, at, size);
        } else {
          System.arraycopy(g, 0, z, at, size);
        }
      }
    }
  }
}
