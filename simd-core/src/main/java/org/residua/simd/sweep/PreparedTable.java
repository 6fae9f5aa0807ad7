package org.residua.simd.sweep;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.Update;

/**
 * A semi-iteration as a sweep reads it.
 *
 * @param iteration what is run
 * @param stencil its filters
 * @param updates its rows
 * @param signals the number of interleaved signals
 * @param paired whether it takes and leaves {@code (u_k, u_{k-1})}; otherwise {@code u_{-1} = u_0}, and {@code u_n} is left
 */
record PreparedTable(SemiIteration iteration, Stencil stencil, List<Update> updates, int signals, boolean paired) {

  static PreparedTable of(SemiIteration iteration) {
    return of(iteration, 1, false);
  }

  /** For several signals, interleaved; all have the same weights, if there are such. */
  static PreparedTable of(SemiIteration iteration, int signals, boolean paired) {
    if (!(iteration.diffusion().operator() instanceof Convolution k)) {
      throw new IllegalArgumentException("a sweep needs a convolution, not "
          + iteration.diffusion().operator() + "; run the expanded network");
    }
    Update.Pull pull = switch (iteration.diffusion().fidelity()) {
      case Fidelity.None _ -> Update.Pull.NONE;
      case Fidelity.Constant _ -> Update.Pull.CONSTANT;
      case Fidelity.Weights _ -> Update.Pull.WEIGHTED;
    };
    return new PreparedTable(iteration, k.stencil(), iteration.timed().stream()
        .map(row -> Update.of(row, pull)).toList(), signals, paired);
  }

  /** Refuses signals that are too short, and weights of another shape. */
  void require(Shape shape) {
    if (!suits(iteration, shape.length())) {
      throw new IllegalArgumentException(shape.length() + " samples are too few for both ends of "
          + diffusion().operator() + ", or its periodic bank is too wide; run the expanded network");
    }
    if (diffusion().fidelity() instanceof Fidelity.Weights given) {
      given.weights().requireShape(shape);
    }
  }

  /**
   * Whether a sweep gives the bits of the expanded network at this length. Not for signals shorter than the two
   * ends; nor for several periodic responses, whose wrapped terms come after all others at the left end; nor for
   * several groups or distances between taps.
   */
  static boolean suits(SemiIteration iteration, int length) {
    return iteration.diffusion().operator() instanceof Convolution k && k.groups() == 1 && k.dilation() == 1
        && !Rims.tooShort(k.stencil(), length)
        && !(k.boundary() == Boundary.PERIODIC && k.outputs() > 1 && k.taps() > 1);
  }

  /** Whether several signals of this table can be interleaved by the kernels. */
  static boolean interleaves(Kernels kernels, SemiIteration iteration, int length) {
    return iteration.diffusion().operator() instanceof Convolution k
        && !iteration.usesStart() && !iteration.diffusion().fidelity().present()
        && kernels.interleaved(
            k.stencil(), iteration.diffusion().activation(), length).isPresent();
  }

  /** The number of fluxes that a front carries. */
  int carried() {
    return stencil.outputs() * before() * signals;
  }

  int rows() {
    return updates.size();
  }

  /** The loop of its rows. */
  RowLoop rowLoop(Kernels kernels, int length) {
    Activation activation = diffusion().activation();
    return signals == 1
        ? kernels.rowLoop(stencil, activation, length, simple())
        : kernels.interleaved(stencil, activation, length).orElseThrow();
  }

  /** Its rows where the loop does not reach. */
  Rims edges(int length) {
    return new Rims(stencil, diffusion().activation(), length, signals);
  }

  Diffusion diffusion() {
    return iteration.diffusion();
  }

  /** Whether every row is a plain step and nobody asks for the iterate before the last: there is no second one. */
  boolean inPlace() {
    return !paired && iteration.rows().stream().allMatch(Row::plain);
  }

  /** Whether the loops need no more than a step, scaled or blended. */
  boolean simple() {
    return updates.stream().allMatch(update -> update.terms().simple());
  }

  /** Whether the last iterate is of odd number, so that those of odd number hold the result. */
  boolean endsOdd() {
    return !inPlace() && rows() % 2 == 1;
  }

  /** Whether the result has to be brought to where the signal was. */
  boolean resultApart() {
    return !paired && endsOdd();
  }

  /** The parts that its rows share. */
  Planes planes() {
    int channels = stencil.inputs();
    return new Planes(channels, inPlace() ? 0 : channels, iteration.frozen() ? stencil.outputs() : 0,
        iteration.usesStart() ? channels : 0, iteration.usesStartForce() ? channels : 0);
  }

  /** How many numbers its rows read or write for each sample of a channel: iterates, kept diffusivities, start, force, data term. */
  int streams() {
    Planes planes = planes();
    return (int) IntStream.of(planes.even(), planes.odd(), planes.factor(), planes.start(), planes.force(), targets(), weighted())
        .filter(count -> count > 0).count();
  }

  /** Those that the caller gives. */
  Planes given() {
    return paired ? planes().iterates() : planes().signal();
  }

  /** Planes of the target of the data term. */
  int targets() {
    return diffusion().fidelity().present() ? stencil.inputs() : 0;
  }

  /** Planes of its weights, where each sample has its own. */
  int weighted() {
    return diffusion().fidelity() instanceof Fidelity.Weights ? stencil.inputs() : 0;
  }

  /** The weight of all samples, where they have the same. */
  double weight() {
    return diffusion().fidelity() instanceof Fidelity.Constant constant ? constant.weight() : 0;
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
    return Layout.aligned(Math.max(1, 2 * before()));
  }
}
