package org.residua.multigrid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.CustomSolver;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.ImplicitStep;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Signal;

/**
 * Multigrid as the solver of implicit steps: an iteration is one cycle of the full approximation scheme, for each channel by
 * itself. Corrections are not damped, so that it may stall where slopes are negative or differ by powers of ten; then lagged
 * diffusivities take over.
 *
 * @param smoother of every level
 * @param cycle the order of visits
 * @param pre sweeps before the coarse correction, at least 0
 * @param post sweeps after it, at least 0; not both 0
 */
public record FullApproximation(Smoother smoother, Cycle cycle, int pre, int post) implements CustomSolver {

  /** Refuses numbers of sweeps that smooth nothing. */
  public FullApproximation {
    Multigrid.requireSweeps(pre, post);
  }

  /** V(2, 2) with red-black relaxation. */
  public FullApproximation() {
    this(new RedBlack(), Cycle.V, 2, 2);
  }

  @Override
  public String name() {
    return "multigrid";
  }

  @Override
  public int maximum() {
    return 1_000;
  }

  /** Refuses channels that are coupled, responses with fluxes of their own, and diffusivities that may be negative. */
  @Override
  public void requireFit(ImplicitStep step) {
    Convolution k = bank(step.diffusion());
    if (k.stencil().groupInputs() != 1 || !step.diffusion().activation().channelwise()) {
      throw new IllegalArgumentException(step.diffusion().activation() + " with " + k
          + " couples channels; multigrid solves each by itself: use lagged diffusivities, or filters on each channel and a"
          + " channelwise flux");
    }
    if (!step.diffusion().activation().bank().uniform()) {
      throw new IllegalArgumentException(step.diffusion().activation() + " has a flux for each response; multigrid takes one"
          + " for all: use Newton's iteration or lagged diffusivities");
    }
    ImplicitDiffusion.requireDefinite(step);
  }

  /** A cycle for {@code v + tau (K^T Phi(K v) + C v) = u + tau C f} in every channel. */
  @Override
  public Block iteration(ImplicitStep step, int length) {
    requireFit(step);
    Map<Own, Multigrid> cycles = new HashMap<>();
    List<Channel> channels = new ArrayList<>();
    int count = bank(step.diffusion()).inputs();
    for (int c = 0; c < count; c++) {
      channels.add(new Channel(picking(c, count), cycles.computeIfAbsent(Own.of(step, c), own -> cycle(own.in(step), length))));
    }
    return new Iteration(step, channels);
  }

  private Multigrid cycle(ImplicitStep step, int length) {
    ImplicitDiffusion problem = new ImplicitDiffusion(step, length);
    return new Multigrid(Hierarchy.of(problem.equation(), problem.coarsening(), smoother).finest(), cycle, pre, post);
  }

  private static Convolution bank(Diffusion diffusion) {
    return (Convolution) diffusion.operator();
  }

  /**
   * What a channel has of its own; equal channels share their levels.
   *
   * @param filters one object for equal ones
   * @param fidelity its data term
   */
  private record Own(Stencil filters, Fidelity fidelity) {

    static Own of(ImplicitStep step, int c) {
      Fidelity all = step.diffusion().fidelity();
      return new Own(bank(step.diffusion()).stencil().group(c),
          all instanceof Fidelity.Weights given ? new Fidelity.Weights(Signal.of(given.weights().channel(c))) : all);
    }

    ImplicitStep in(ImplicitStep step) {
      double[] weights = new double[filters.outputs() * filters.taps()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = filters.weight(i / filters.taps(), 0, i % filters.taps());
      }
      Convolution k = new Convolution(new Parameter("K", List.of(filters.outputs(), 1, filters.taps()), weights),
          filters.boundary(), 1, filters.dilation());
      return new ImplicitStep(new Diffusion(k, step.diffusion().activation(), fidelity), step.tau());
    }
  }

  /** One channel of so many. */
  private static Convolution picking(int c, int count) {
    double[][] row = new double[count][1];
    row[c][0] = 1;
    return Convolution.bank(Boundary.NATURAL, new double[][][] {row});
  }

  private record Channel(Convolution picking, Multigrid cycle) {}

  /** {@code [v, u]} or {@code [v, u, f]}. */
  private record Iteration(ImplicitStep step, List<Channel> channels) implements Block {

    @Override
    public int inputs() {
      return step.inputs();
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      Block.requireInputs(this, in);
      V b = step.diffusion().fidelity().present() ? algebra.combine(List.of(1.0, step.tau()),
          List.of(in.get(1), algebra.apply(step.diffusion().fidelity().operator(), in.get(2)))) : in.get(1);
      if (channels.size() == 1) {
        return channels.get(0).cycle().express(algebra, List.of(in.get(0), b));
      }
      List<V> parts = channels.stream().map(channel -> algebra.apply(channel.picking().adjoint(),
          channel.cycle().express(algebra, List.of(algebra.apply(channel.picking(), in.get(0)),
              algebra.apply(channel.picking(), b))).get(0))).toList();
      return List.of(algebra.combine(Collections.nCopies(parts.size(), 1.0), parts));
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "multigrid, %s(%d, %d), %s", cycle.text(), pre, post, smoother.name());
  }
}
