package org.residua.simd.vector.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Front;
import org.residua.simd.row.Strip;
import org.residua.simd.vector.filter.BankLoop;
import org.residua.simd.vector.flux.ActivationLoop;
import org.residua.simd.vector.flux.FluxTemplate;
import org.residua.simd.vector.flux.VectorFlux;
import org.residua.simd.vector.flux.VectorLinear;
import org.residua.simd.vector.row.ResponseLoop.Kind;

/**
 * Fluxes or diffusivities of all responses for a stretch of rows: convolution and flux in one pass where the filters
 * read one channel and the flux is a formula of few operations, else one after the other. Not thread safe.
 */
final class RowResponse {

  private final LoopRegistry loops;
  private final Stencil stencil;
  private final Activation activation;
  private final Kind kind;
  /** Empty where it is done one after the other. */
  private final Pass[] passes;
  /** Blocks of responses with their flux; empty where there are passes or no formula. */
  private final Block[] blocks;
  private final List<ActivationLoop> activations;

  /** {@code Phi(K u)}, {@code g(K u)}, or {@code g K u} with the kept {@code g}. */
  RowResponse(LoopRegistry loops, Stencil stencil, Activation activation, Kind kind) {
    this.loops = loops;
    this.stencil = stencil;
    this.kind = kind;
    this.activation = kind == Kind.DIFFUSIVITY ? activation.diffusivity() : activation;
    this.blocks = kind == Kind.FLUX && fused() && activation.bank().uniform() && stencil.inputs() > 1
        ? blocks() : new Block[0];
    this.passes = fused() && stencil.inputs() == 1 && stencil.taps() <= ResponseLoop.MOST_TAPS && blocks.length == 0
        ? passes() : new Pass[0];
    this.activations = IntStream.range(0, stencil.outputs())
        .mapToObj(m -> loops.flux().activation(activation.flux(m), this.activation.form())).toList();
  }

  private boolean fused() {
    return kind == Kind.KEPT || (activation.channelwise() && activation.bank().fluxes().stream()
        .allMatch(flux -> FluxTemplate.fused(FluxTemplate.of(flux))));
  }

  /** All have the same flux. */
  private Block[] blocks() {
    Class<? extends VectorFlux> formula = FluxTemplate.of(activation.flux(0)).asSubclass(VectorFlux.class);
    List<Block> made = new ArrayList<>();
    for (int m = 0; m < stencil.outputs(); ) {
      int count = loops.bankOutputs(stencil.outputs() - m);
      made.add(new Block(m, count, count > 1 ? Optional.of(loops.bank(formula, count)) : Optional.empty(),
          loops.flux().formula(formula).first(activation.flux(m)), loops.flux().formula(formula).second(activation.flux(m))));
      m += count;
    }
    return made.toArray(Block[]::new);
  }

  /** Responses from {@code response} on; a loop where there are several. */
  private record Block(int response, int responses, Optional<BankLoop> loop, double first, double second) {}

  /** Two responses at a time where they have the same flux. */
  private Pass[] passes() {
    int together = kind == Kind.KEPT || activation.bank().uniform() ? 2 : 1;
    List<Pass> made = new ArrayList<>();
    for (int m = 0; m < stencil.outputs(); ) {
      int count = Math.min(together, stencil.outputs() - m);
      Flux flux = activation.flux(m);
      Class<? extends VectorFlux> formula = kind == Kind.KEPT
          ? VectorLinear.class : FluxTemplate.of(flux).asSubclass(VectorFlux.class);
      made.add(new Pass(m, loops.response(formula, kind, stencil.taps(), count, false),
          new ResponseLoop.Task(stencil, m, count, loops.flux().formula(formula), flux)));
      m += count;
    }
    return made.toArray(Pass[]::new);
  }

  private record Pass(int response, ResponseLoop loop, ResponseLoop.Task task) {}

  /** The rows {@code lo..lo+count-1} of the front's source into {@code z}. */
  void into(Strip z, Front front, int lo, int count) {
    if (passes.length > 0) {
      for (Pass pass : passes) {
        fused(pass, z, front, lo, count);
      }
      return;
    }
    if (blocks.length > 0) {
      for (Block block : blocks) {
        inBlocks(block, z, front, lo, count);
      }
      return;
    }
    Strip u = front.source();
    loops.forward().all(stencil, u.samples(), u.plane(), u.at(0, lo), z.samples(), z.plane(), z.at(0, lo), count);
    for (int m = 0; m < stencil.outputs(); m++) {
      activated(z, front, m, lo, count);
    }
    if (kind != Kind.KEPT && !activation.channelwise()) {
      loops.flux().coupled().run(
          activation, z.samples(), z.samples(), stencil.outputs(), z.plane(), z.at(0, lo), count);
    }
  }

  private void fused(Pass pass, Strip z, Front front, int lo, int count) {
    ResponseLoop.Task task = pass.task;
    double[] u = front.source().samples();
    int from = front.source().at(0, lo);
    int to = z.at(pass.response, lo);
    task.plane = z.plane();
    if (kind == Kind.KEPT) {
      Strip factor = front.held().factor();
      task.factor = factor.samples();
      task.factorAt = factor.at(pass.response, lo);
      task.factorPlane = factor.plane();
    }
    int done = pass.loop.vectors(task, u, from, z.samples(), to, count);
    if (done < count) {
      task.factorAt += done;
      pass.loop.rest(task, u, from + done, z.samples(), to + done, count - done);
    }
  }

  /** A few rows, or a single response, are convolved first. */
  private void inBlocks(Block block, Strip z, Front front, int lo, int count) {
    Strip u = front.source();
    if (block.loop.isPresent() && count >= loops.bankSize(block.responses)) {
      int taps = stencil.taps();
      int weight = block.response * stencil.inputs() * taps;
      block.loop.get().run(stencil, weight, stencil.inputs(), taps, taps, 0, u.samples(), u.plane(), u.at(0, lo),
          z.samples(), z.plane(), z.at(block.response, lo), count, block.first, block.second);
      return;
    }
    for (int m = block.response; m < block.response + block.responses; m++) {
      loops.forward().run(stencil, m, u.samples(), u.plane(), u.at(0, lo), z.samples(), z.at(m, lo), count);
      activated(z, front, m, lo, count);
    }
  }

  private void activated(Strip z, Front front, int m, int lo, int count) {
    int to = z.at(m, lo);
    if (kind == Kind.KEPT) {
      Strip factor = front.held().factor();
      loops.elements().multiply(
          factor.samples(), factor.at(m, lo), z.samples(), z.samples(), to, count);
    } else if (activation.channelwise()) {
      activations.get(m).run(activation.flux(m), z.samples(), to, z.samples(), to, count);
    }
  }
}
