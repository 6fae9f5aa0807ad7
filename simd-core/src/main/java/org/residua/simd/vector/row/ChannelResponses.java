package org.residua.simd.vector.row;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Stencil;
import org.residua.simd.vector.flux.FluxTemplate;
import org.residua.simd.vector.flux.VectorFlux;

/**
 * Fluxes or diffusivities of filters that read one channel each, with taps at any distance: convolution and flux in one pass over the
 * rows whose taps all meet samples, so that multiply-adds and divisions overlap; the rows at the ends one after the other.
 */
public final class ChannelResponses {

  private final LoopRegistry loops;
  private final Stencil stencil;
  private final Activation activation;
  private final List<Pass> passes;

  /** Some neighbouring responses to a channel. */
  private record Pass(int response, int channel, ResponseLoop loop, ResponseLoop.Task task) {}

  public ChannelResponses(LoopRegistry loops, Stencil stencil, Activation activation) {
    this.loops = loops;
    this.stencil = stencil;
    this.activation = activation;
    this.passes = passes();
  }

  /** Whether there are such: few taps, and a flux of few operations. */
  public static boolean suits(Stencil k, Activation activation) {
    return k.groupInputs() == 1 && k.taps() <= ResponseLoop.MOST_TAPS && activation.channelwise()
        && activation.form() != Activation.Form.DERIVATIVE
        && activation.bank().fluxes().stream().allMatch(flux -> FluxTemplate.fused(FluxTemplate.of(flux)));
  }

  private List<Pass> passes() {
    ResponseLoop.Kind kind = activation.form() == Activation.Form.FLUX ? ResponseLoop.Kind.FLUX : ResponseLoop.Kind.DIFFUSIVITY;
    int together = activation.bank().uniform() ? 2 : 1;
    List<Pass> made = new ArrayList<>();
    for (int g = 0; g < stencil.groups(); g++) {
      Stencil group = stencil.group(g);
      for (int m = 0, count; m < group.outputs(); m += count) {
        count = Math.min(together, group.outputs() - m);
        Flux flux = activation.flux(g * group.outputs() + m);
        Class<? extends VectorFlux> formula = FluxTemplate.of(flux).asSubclass(VectorFlux.class);
        made.add(new Pass(g * group.outputs() + m, g, loops.response(formula, kind, group.taps(), count, group.dilation() > 1),
            new ResponseLoop.Task(group, m, count, loops.flux().formula(formula), flux)));
      }
    }
    return List.copyOf(made);
  }

  /**
   * All of them.
   *
   * @param u {@code C x length} samples
   * @param length samples per channel
   * @param z receives {@code M x k.rows(length)} fluxes
   */
  public void run(double[] u, int length, double[] z) {
    int rows = stencil.rows(length);
    int first = stencil.firstRow();
    int from = Math.min(rows, -first);
    int to = Math.max(from, Math.min(rows, length - stencil.reach() + 1 - first));
    for (int k = 0; k < passes.size(); k++) {
      Pass pass = passes.get(k);
      ResponseLoop.Task task = pass.task;
      task.plane = rows;
      int read = pass.channel * length + from + first;
      int write = pass.response * rows + from;
      int done = pass.loop.vectors(task, u, read, z, write, to - from);
      pass.loop.rest(task, u, read + done, z, write + done, to - from - done);
    }
    ends(u, length, z, first, from + first);
    ends(u, length, z, to + first, rows + first);
  }

  /** The rows {@code from..to-1}, counted as those of the stencil. */
  private void ends(double[] u, int length, double[] z, int from, int to) {
    int rows = stencil.rows(length);
    int at = -stencil.firstRow();
    for (int m = 0; m < stencil.outputs() && from < to; m += stencil.groupOutputs()) {
      loops.rowEnds().run(stencil, m, stencil.groupOutputs(), u, length, z, m * rows + at, rows, from, to);
    }
    for (int m = 0; m < stencil.outputs() && from < to; m++) {
      Flux flux = activation.flux(m);
      int place = m * rows + at + from;
      loops.flux().activation(flux, activation.form()).run(flux, z, place, z, place, to - from);
    }
  }
}
