package org.residua.simd;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Coupling;
import org.residua.api.kernel.Sweep;
import org.residua.api.operator.Stencil;

/**
 * The sweep of any filter bank on a natural boundary, tile by tile from left to right, in place.
 *
 * <p>A tile of {@code T} samples needs the rows from {@code p-1} before it. Its own rows read samples from
 * its first one on, none of them overwritten yet; the {@code p-1} rows before were made for the tile to
 * the left and are kept. All of a tile stays in the first-level cache.
 */
final class TiledSweep implements Sweep {

  /** Doubles of a tile over all its planes: 32 KiB, two thirds of a common first-level cache. */
  private static final int CACHED = 4096;
  private static final int LEAST_TILE = 64;
  private static final int LONGEST_TILE = 1024;

  private final Loops loops;
  private final FusedStep step;
  private final Stencil stencil;
  private final Activation activation;
  private final ActivationLoop activate;
  private final ByUpdate<UpdateLoop> updates;
  private final int tile;
  private final int before;
  private final int plane;
  private final double[] z;
  private final double[] d;

  TiledSweep(Loops loops, Stencil stencil, Activation activation, int length) {
    this.loops = loops;
    this.step = new FusedStep(stencil, activation.flux(), length);
    this.stencil = stencil;
    this.activation = activation;
    this.activate = loops.activation(activation.flux(), activation.form());
    this.updates = loops.updates();
    int planes = stencil.outputs() + stencil.inputs() + 1;
    int cached = Math.clamp(CACHED / planes, LEAST_TILE, LONGEST_TILE);
    this.before = stencil.taps() - 1;
    this.tile = Math.min(length, Math.max(cached - cached % loops.lanes(), before));
    this.plane = before + tile;
    this.z = new double[stencil.outputs() * plane];
    this.d = new double[tile];
  }

  @Override
  public void freeze(double[] u) {
    step.freeze(loops, activation, u);
  }

  @Override
  public void thaw() {
    step.frozen = false;
  }

  @Override
  public void step(double tau, double[] u) {
    run(step.step(tau), u, u);
  }

  @Override
  public void row(double tau, double a, double b, double[] u, double[] previous) {
    run(step.row(tau, a, b), u, previous);
  }

  private void run(Update update, double[] u, double[] result) {
    UpdateLoop loop = updates.of(update);
    for (int start = 0; start < step.length; start += tile) {
      int count = Math.min(tile, step.length - start);
      respond(u, start, Math.min(count, step.rows - start));
      for (int c = 0; c < stencil.inputs(); c++) {
        backward(c, start, count);
        loop.run(step, d, u, result, c * step.length + start, count);
      }
      for (int m = 0; m < stencil.outputs(); m++) {
        System.arraycopy(z, m * plane + tile, z, m * plane, before);
      }
    }
  }

  /** Rows {@code start..start+count-1}: {@code Phi(K u)}, or {@code g K u} with the kept {@code g}. */
  private void respond(double[] u, int start, int count) {
    boolean coupled = activation.coupling() == Coupling.COUPLED;
    for (int m = 0; m < stencil.outputs(); m++) {
      int at = m * plane + before;
      loops.forward().run(stencil, m, u, step.length, start, z, at, count);
      if (step.frozen) {
        loops.elements().multiply(step.factor, m * step.rows + start, z, z, at, count);
      } else if (!coupled) {
        activate.run(step.flux, z, at, z, at, count);
      }
    }
    if (coupled && !step.frozen) {
      loops.coupled().run(activation, z, z, stencil.outputs(), plane, before, count);
    }
  }

  /** {@code d = K^T z} for the samples {@code start..start+count-1} of a channel. */
  private void backward(int channel, int start, int count) {
    int from = Math.clamp(before - start, 0, count);
    int to = Math.clamp(step.rows - start, from, count);
    for (int i = 0; i < from; i++) {
      d[i] = edge(channel, start + i, i);
    }
    loops.transposed().run(stencil, channel, z, plane, before + from, d, from, to - from);
    for (int i = to; i < count; i++) {
      d[i] = edge(channel, start + i, i);
    }
  }

  /** The adjoint at a sample that fewer rows read than there are taps. */
  private double edge(int channel, int sample, int i) {
    double sum = 0;
    boolean empty = true;
    int last = Math.min(before, sample);
    for (int m = 0; m < stencil.outputs(); m++) {
      for (int j = Math.max(0, sample - step.rows + 1); j <= last; j++) {
        double value = z[m * plane + before + i - j];
        double w = stencil.weight(m, channel, j);
        sum = empty ? w * value : Math.fma(w, value, sum);
        empty = false;
      }
    }
    return sum;
  }
}
