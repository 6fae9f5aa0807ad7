package org.residua.simd.plan;

import java.util.stream.IntStream;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.operator.Stencil;
import org.residua.simd.banded.Weights;
import org.residua.simd.kernel.Kernels;

/**
 * Diffusivities {@code g(L u)} of one channel made where a system is assembled, in scratch memory that stays in the cache: neither
 * they nor the responses are ever written to the memory. Channelwise. Nothing allocates but new numbers.
 */
final class LaggedWeights implements Weights {

  private final Kernels kernels;
  private final Slot u;
  private final double[] samples;
  private Stencil stencil;
  private Activation[] activations;

  /**
   * Of a signal.
   *
   * @param u read whenever weights are asked for
   * @param stretch the most of them at a time
   */
  LaggedWeights(Kernels kernels, Stencil stencil, Activation activation, Slot u, int stretch) {
    this.kernels = kernels;
    this.u = u;
    this.samples = new double[stretch];
    this.stencil = stencil;
    this.activations = each(activation, stencil);
  }

  private static Activation[] each(Activation activation, Stencil stencil) {
    activation.requireResponses(stencil.outputs());
    return IntStream.range(0, stencil.outputs())
        .mapToObj(m -> new Activation(activation.flux(m), activation.form(), Coupling.CHANNELWISE)).toArray(Activation[]::new);
  }

  /** Takes other numbers. */
  void set(Stencil next) {
    stencil = next;
  }

  /** Takes other numbers. */
  void set(Activation next) {
    activations = each(next, stencil);
  }

  @Override
  public int ready(int output, int row, int count) {
    kernels.convolve(stencil, output, row, count, u.samples(), u.shape().length(), samples, 0);
    kernels.activate(activations[output], samples, samples, 1, count);
    return 0;
  }

  @Override
  public double[] samples() {
    return samples;
  }

  @Override
  public double[] source(double[] other) {
    return u.samples();
  }
}
