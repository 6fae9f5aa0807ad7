package org.residua.api.sweep;

import java.util.IdentityHashMap;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Coupling;
import org.residua.api.kernel.Execution;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A semi-iteration whose bank has groups: the channels of a group depend on no others and are contiguous, so that each
 * group is a semi-iteration on a part of the array, one {@link Sweep} after the other. Groups of equal filters share one, if
 * they have no weights of their own. A single group is the sweep itself. {@link #run} does not allocate. Not thread safe.
 */
public final class GroupedSweep {

  private final Sweep[] sweeps;
  private final int size;

  private GroupedSweep(Sweep[] sweeps, int size) {
    this.sweeps = sweeps;
    this.size = size;
  }

  /**
   * Whether sweeps can be made for signals of that length: those of the groups, where the flux looks at each response by
   * itself.
   */
  public static boolean suits(SemiIteration iteration, int length) {
    return iteration.diffusion().operator() instanceof Convolution k && k.groups() > 1
        ? iteration.diffusion().activation().coupling() == Coupling.CHANNELWISE
            && Sweep.suits(group(iteration, k, 0, Fidelity.none()), length)
        : Sweep.suits(iteration, length);
  }

  /**
   * The sweeps of the groups.
   *
   * @param iteration what is run; its operator must be a convolution
   * @param shape of the signals, refused where {@link #suits} says no
   * @param execution kernels and threads; small work stays on the caller's thread
   */
  public static GroupedSweep of(SemiIteration iteration, Shape shape, Execution execution) {
    if (!(iteration.diffusion().operator() instanceof Convolution k) || k.groups() == 1) {
      return new GroupedSweep(new Sweep[] {Sweep.of(iteration, shape, execution)}, shape.size());
    }
    k.target(shape);
    Shape one = new Shape(shape.channels() / k.groups(), shape.length());
    IdentityHashMap<Stencil, Sweep> known = new IdentityHashMap<>();
    Sweep[] sweeps = new Sweep[k.groups()];
    for (int g = 0; g < sweeps.length; g++) {
      int group = g;
      Fidelity fidelity = iteration.diffusion().fidelity();
      sweeps[g] = fidelity instanceof Fidelity.Weights given
          ? Sweep.of(group(iteration, k, g, slice(given, shape, g * one.size(), one)), one, execution)
          : known.computeIfAbsent(k.stencil().group(g),
              _ -> Sweep.of(group(iteration, k, group, fidelity), one, execution));
    }
    return new GroupedSweep(sweeps, one.size());
  }

  /** The rows as they are in time, on the filters of one group. */
  private static SemiIteration group(SemiIteration iteration, Convolution k, int g, Fidelity fidelity) {
    Diffusion all = iteration.diffusion();
    return new SemiIteration(new Diffusion(k.group(g), all.activation(), fidelity),
        iteration.timed(), iteration.frozen(), iteration.argument());
  }

  private static Fidelity slice(Fidelity.Weights given, Shape shape, int from, Shape one) {
    given.weights().requireShape(shape);
    double[] own = new double[one.size()];
    given.weights().copyTo(from, own, 0, own.length);
    return new Fidelity.Weights(Signal.planar(one, own));
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
}
