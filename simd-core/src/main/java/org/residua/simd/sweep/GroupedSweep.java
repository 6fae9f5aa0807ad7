package org.residua.simd.sweep;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.simd.kernel.Execution;

/**
 * A semi-iteration whose bank has groups: the channels of a group depend on no others and are contiguous, so that each
 * group is a semi-iteration on a part of the array, one {@link Sweep} after the other. Groups of equal filters share one, if
 * they have no weights of their own. A single group is the sweep itself. A run does not allocate. Not thread safe.
 */
public final class GroupedSweep {

  private final Shape shape;
  private final boolean paired;
  private final Execution execution;
  /** One for each group, some of them the same. */
  private final Sweep[] sweeps;
  private final int size;

  private GroupedSweep(SemiIteration iteration, Shape shape, boolean paired, Execution execution) {
    this.shape = shape;
    this.paired = paired;
    this.execution = execution;
    this.sweeps = new Sweep[groups(iteration)];
    this.size = shape.size() / sweeps.length;
    iteration.diffusion().operator().target(shape);
    assign(iteration, new ArrayDeque<>());
  }

  private static int groups(SemiIteration iteration) {
    return iteration.diffusion().operator() instanceof Convolution k ? k.groups() : 1;
  }

  /**
   * Whether sweeps can be made for signals of that length: those of the groups, where one flux looks at the responses of
   * no two groups at once.
   */
  public static boolean suits(SemiIteration iteration, int length) {
    if (!(iteration.diffusion().operator() instanceof Convolution k) || k.groups() == 1) {
      return Sweep.suits(iteration, length);
    }
    Activation activation = iteration.diffusion().activation();
    return activation.bank().uniform() && k.stencil().groupOutputs() % activation.coupling().group() == 0
        && Sweep.suits(group(iteration, k, 0, Fidelity.none()), length);
  }

  /**
   * The sweeps of the groups.
   *
   * @param iteration what is run; its operator must be a convolution
   * @param shape of the signals, refused where {@link #suits} says no
   * @param execution kernels and threads; small work stays on the caller's thread
   */
  public static GroupedSweep of(SemiIteration iteration, Shape shape, Execution execution) {
    return new GroupedSweep(iteration, shape, false, execution);
  }

  /** The same for pairs {@code (u_k, u_{k-1})}, see {@link Sweep#ofPair}. */
  public static GroupedSweep ofPair(SemiIteration iteration, Shape shape, Execution execution) {
    return new GroupedSweep(iteration, shape, true, execution);
  }

  /** Gives every group a sweep: one that is free, with new numbers, or a new one. */
  private void assign(SemiIteration iteration, Deque<Sweep> free) {
    if (!(iteration.diffusion().operator() instanceof Convolution k) || k.groups() == 1) {
      sweeps[0] = taken(iteration, free, shape);
      return;
    }
    Shape one = new Shape(shape.channels() / k.groups(), shape.length());
    Map<Stencil, Sweep> known = new HashMap<>();
    for (int g = 0; g < sweeps.length; g++) {
      int group = g;
      Fidelity fidelity = iteration.diffusion().fidelity();
      sweeps[g] = fidelity instanceof Fidelity.Weights given
          ? taken(group(iteration, k, g, slice(given, g, one)), free, one)
          : known.computeIfAbsent(k.stencil().group(g), _ -> taken(group(iteration, k, group, fidelity), free, one));
    }
  }

  private Sweep taken(SemiIteration iteration, Deque<Sweep> free, Shape one) {
    Sweep old = free.poll();
    if (old == null) {
      return paired ? Sweep.ofPair(iteration, one, execution) : Sweep.of(iteration, one, execution);
    }
    old.rebind(iteration);
    return old;
  }

  /** The rows as they are in time, on the filters of one group. */
  private static SemiIteration group(SemiIteration iteration, Convolution k, int g, Fidelity fidelity) {
    Diffusion all = iteration.diffusion();
    return new SemiIteration(new Diffusion(k.group(g), all.activation(), fidelity),
        iteration.timed(), iteration.frozen(), iteration.argument());
  }

  private Fidelity slice(Fidelity.Weights given, int g, Shape one) {
    given.weights().requireShape(shape);
    double[] own = new double[size];
    given.weights().copyTo(g * size, own, 0, size);
    return new Fidelity.Weights(Signal.planar(one, own));
  }

  /**
   * Gives the sweeps the numbers of another semi-iteration of the same structure, see {@link Sweep#rebind}; sweeps are made
   * anew only where groups that had equal filters have different ones now.
   */
  public void rebind(SemiIteration iteration) {
    assign(iteration, new ArrayDeque<>(new LinkedHashSet<>(Arrays.asList(sweeps))));
  }

  /** See {@link Sweep#swaps}. */
  public boolean swaps() {
    return sweeps[0].swaps();
  }

  /**
   * {@code u <- u_n}.
   *
   * @param u planar samples of all channels, read and overwritten
   * @param f the target of the data term, planar; not read without one, and then {@code u} will do
   */
  public void run(double[] u, double[] f) {
    for (int g = 0; g < sweeps.length; g++) {
      sweeps[g].run(u, f, g * size);
    }
  }

  /**
   * {@code (u, previous) <- (u_{k+n}, u_{k+n-1})}, or the other way round where {@link #swaps} says so.
   *
   * @param u {@code u_k}, planar samples, read and overwritten
   * @param previous {@code u_{k-1}}, planar samples of another array, read and overwritten
   * @param f the target of the data term, planar; not read without one, and then {@code u} will do
   */
  public void run(double[] u, double[] previous, double[] f) {
    for (int g = 0; g < sweeps.length; g++) {
      sweeps[g].run(u, previous, f, g * size);
    }
  }
}
