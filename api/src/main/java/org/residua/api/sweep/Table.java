package org.residua.api.sweep;

import java.util.Arrays;
import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.kernel.Held;
import org.residua.api.kernel.Kernels;
import org.residua.api.kernel.Segment;
import org.residua.api.kernel.Strip;
import org.residua.api.kernel.Update;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A semi-iteration as a sweep reads it.
 *
 * @param iteration what is run
 * @param stencil its filters
 * @param updates its rows
 * @param weights a weight for each sample, if there are such
 * @param signals the number of interleaved signals
 */
record Table(SemiIteration iteration, Stencil stencil, List<Update> updates, Strip weights,
    int signals) {

  static Table of(SemiIteration iteration) {
    return of(iteration, 1);
  }

  /** For several signals, interleaved; all have the same weights, if there are such. */
  static Table of(SemiIteration iteration, int signals) {
    if (!(iteration.diffusion().operator() instanceof Convolution k)) {
      throw new IllegalArgumentException("a sweep needs a convolution, not "
          + iteration.diffusion().operator() + "; run the expanded network");
    }
    Update.Pull pull = switch (iteration.diffusion().fidelity()) {
      case Fidelity.None _ -> Update.Pull.NONE;
      case Fidelity.Constant _ -> Update.Pull.CONSTANT;
      case Fidelity.Weights _ -> Update.Pull.WEIGHTED;
    };
    return new Table(iteration, k.stencil(), iteration.timed().stream()
        .map(row -> Update.of(row.tau(), row.a(), row.b(), row.c(), row.d(), pull)).toList(),
        iteration.diffusion().fidelity() instanceof Fidelity.Weights given
            ? planar(given.weights(), signals) : Strip.none(), signals);
  }

  /** Refuses weights of another shape than the signal. */
  void requireWeights(Shape shape) {
    if (diffusion().fidelity() instanceof Fidelity.Weights given) {
      given.weights().requireShape(shape);
    }
  }

  private static Strip planar(Signal signal, int signals) {
    Strip strip = Strip.of(signal.shape().channels(), signals, signal.shape().length(), 0);
    for (int c = 0; c < signal.shape().channels(); c++) {
      for (int i = 0; i < signal.shape().length(); i++) {
        Arrays.fill(strip.samples(), strip.at(c, i), strip.at(c, i) + signals, signal.get(c, i));
      }
    }
    return strip;
  }

  /**
   * Whether a sweep gives the bits of the expanded network at this length. Not for signals shorter than the two
   * ends; nor for several periodic responses, whose wrapped terms come after all others at the left end; nor for
   * several groups or distances between taps.
   */
  static boolean suits(SemiIteration iteration, int length) {
    return iteration.diffusion().operator() instanceof Convolution k && k.groups() == 1 && k.dilation() == 1
        && !Edges.tooShort(k.stencil(), length)
        && !(k.boundary() == Boundary.PERIODIC && k.outputs() > 1 && k.taps() > 1);
  }

  /** The number of fluxes that a front carries. */
  int carried() {
    return stencil.outputs() * before() * signals;
  }

  int rows() {
    return updates.size();
  }

  /** The loop of its rows. */
  Segment segment(Kernels kernels, int length) {
    Activation activation = diffusion().activation();
    return signals == 1
        ? kernels.segment(stencil, activation, length, simple())
        : kernels.interleaved(stencil, activation, length).orElseThrow();
  }

  /** Whether several signals of this table can be interleaved by the kernels. */
  static boolean interleaves(Kernels kernels, SemiIteration iteration, int length) {
    return iteration.diffusion().operator() instanceof Convolution k
        && !iteration.usesStart() && !iteration.diffusion().fidelity().present()
        && kernels.interleaved(
            k.stencil(), iteration.diffusion().activation(), length).isPresent();
  }

  Diffusion diffusion() {
    return iteration.diffusion();
  }

  /** Whether every row is a plain step, which needs no second iterate. */
  boolean inPlace() {
    return iteration.rows().stream().allMatch(Row::plain);
  }

  /** Whether the loops need no more than a step, scaled or blended. */
  boolean simple() {
    return !iteration.usesStart() && !diffusion().fidelity().present();
  }

  /** Whether the result is the last of the iterates that are kept apart. */
  boolean resultApart() {
    return !inPlace() && rows() % 2 == 1;
  }

  /** Planes of the iterates of odd number, kept diffusivities, start, force. */
  private int[] planes() {
    int channels = stencil.inputs();
    return new int[] {inPlace() ? 0 : channels, iteration.frozen() ? stencil.outputs() : 0,
        iteration.usesStart() ? channels : 0, iteration.usesStartForce() ? channels : 0};
  }

  /** Memory for what rows share. */
  Strip[] strips(int length, int first) {
    return Arrays.stream(planes()).mapToObj(n -> Strip.of(n, signals, length, first)).toArray(Strip[]::new);
  }

  /** Views of such memory. */
  Strip[] views() {
    return Arrays.stream(planes()).mapToObj(n -> Strip.view(n, signals)).toArray(Strip[]::new);
  }

  /** What rows share, given the stretches of {@link #views}. */
  Held held(Strip[] own) {
    return new Held(own[1], own[2], own[3], Strip.view(targets(), signals), Strip.view(weighted(), signals),
        diffusion().fidelity().largest());
  }

  /** Memory for the data term. */
  Held outside(int length, int first) {
    return new Held(Strip.none(), Strip.none(), Strip.none(), Strip.of(targets(), signals, length, first),
        Strip.of(weighted(), signals, length, first), diffusion().fidelity().largest());
  }

  private int targets() {
    return diffusion().fidelity().present() ? stencil.inputs() : 0;
  }

  private int weighted() {
    return diffusion().fidelity() instanceof Fidelity.Weights ? stencil.inputs() : 0;
  }

  /** {@code p - 1}. */
  int before() {
    return stencil.taps() - 1;
  }

  /**
   * How far each row stays behind the one before it: a multiple of every vector width, and twice {@code p-1}, so
   * that rows which began apart can be closed.
   */
  int skew() {
    int least = Math.max(Layout.ALIGNMENT, 2 * before());
    return (least + Layout.ALIGNMENT - 1) / Layout.ALIGNMENT * Layout.ALIGNMENT;
  }
}
