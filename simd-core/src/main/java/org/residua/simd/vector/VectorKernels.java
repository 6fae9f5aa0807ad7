package org.residua.simd.vector;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.banded.GramLoop;
import org.residua.simd.banded.TwistedEnds;
import org.residua.simd.banded.TwistedFactor;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.kernel.BankResponses;
import org.residua.simd.kernel.FusedRows;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.kernel.Piece;
import org.residua.simd.kernel.RowsPass;
import org.residua.simd.kernel.Wavefront;
import org.residua.simd.row.RowLoop;
import org.residua.simd.vector.banded.EndsLoops;
import org.residua.simd.vector.banded.GramTemplate;
import org.residua.simd.vector.banded.VectorEnds;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.filter.Twins;
import org.residua.simd.vector.flux.FluxTemplate;
import org.residua.simd.vector.flux.Formula;
import org.residua.simd.vector.row.ChannelResponses;
import org.residua.simd.vector.row.LaneLoop;
import org.residua.simd.vector.row.LaneRowLoop;
import org.residua.simd.vector.row.LoopRegistry;
import org.residua.simd.vector.row.PairRowLoop;
import org.residua.simd.vector.row.TileRowLoop;
import org.residua.simd.vector.rows.RowsLoops;
import org.residua.simd.vector.sum.Reductions;

/**
 * The operations of {@link Kernels} on vectors, with the bits of the scalar kernels at every vector width: each element goes through
 * the same operations in the same order. For what is left of a vector, and for a flux of the user's own, they are scalar. Thread safe;
 * no method allocates but {@link #rowLoop}, sums, and a thread's first coupled activation.
 */
public final class VectorKernels implements Kernels {

  /** The name that forces these kernels; a compile-time constant, so that reading it links nothing. */
  public static final String NAME = "vector";

  private final LoopRegistry loops;
  private final Reductions sums;
  private final EndsLoops ends;
  private final GramLoop gram;
  private final Twins twins;
  private final RowsLoops rows;

  private VectorKernels(VectorSpecies<Double> species) {
    Width width = new Width(species);
    this.loops = new LoopRegistry(width);
    this.sums = new Reductions(width);
    this.ends = new EndsLoops(width);
    this.gram = LoopMaker.copy(GramLoop.class, GramTemplate.class, width);
    this.twins = new Twins(width);
    this.rows = new RowsLoops(width);
  }

  /** The kernels at the width this machine prefers: one object, as its loops are compiled once. */
  public static VectorKernels preferred() {
    return Preferred.KERNELS;
  }

  /** The kernels at 2, 4 or 8 lanes, whatever the machine prefers. */
  public static VectorKernels ofLanes(int lanes) {
    return new VectorKernels(
        VectorShape.forBitSize(lanes * Double.SIZE).withLanes(double.class));
  }

  public static int preferredLanes() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }

  /** Made on first use. */
  private static final class Preferred {
    static final VectorKernels KERNELS = new VectorKernels(DoubleVector.SPECIES_PREFERRED);
  }

  @Override
  public GramLoop gram() {
    return gram;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int lanes() {
    return loops.lanes();
  }

  @Override
  public void convolve(Stencil k, double[] u, int length, double[] y, int at) {
    int rows = k.rows(length);
    int first = k.firstRow();
    int from = Math.min(rows, -first);
    int to = Math.max(from, Math.min(rows, length - k.reach() + 1 - first));
    for (int m = 0; m < k.outputs(); m += k.groupOutputs()) {
      int g = m / k.groupOutputs();
      int place = at + m * rows - first;
      loops.forward().all(k.group(g), u, length, g * k.groupInputs() * length + from + first, y, rows, place + from + first, to - from);
      loops.rowEnds().run(k, m, k.groupOutputs(), u, length, y, place, rows, first, from + first);
      loops.rowEnds().run(k, m, k.groupOutputs(), u, length, y, place, rows, to + first, rows + first);
    }
  }

  /** Rows of response {@code m} from {@code row} on whose taps all meet samples: those of its group by itself. */
  private void forward(Stencil k, int m, double[] u, int length, int row, double[] y, int to, int count) {
    int group = m / k.groupOutputs();
    loops.forward().run(k.group(group), m % k.groupOutputs(), u, length,
        group * k.groupInputs() * length + row, y, to, count);
  }

  @Override
  public void adjoint(Stencil k, double[] y, int at, int length, double[] u) {
    int rows = k.rows(length);
    int first = k.firstRow();
    int from = Math.min(length, k.boundary() == Boundary.ZERO ? 0 : k.interiorFrom());
    int to = Math.max(from, k.interiorTo(length));
    for (int g = 0; g < k.groups(); g++) {
      loops.transposed().all(k.group(g), y, rows, at + g * k.groupOutputs() * rows + from - first, u, length,
          g * k.groupInputs() * length + from, to - from);
      loops.sampleEnds().run(k, g, y, at, length, u, 0, from);
      loops.sampleEnds().run(k, g, y, at, length, u, to, length);
    }
  }

  @Override
  public void convolve(Stencil g, Stencil h, double[] u, int length, double[] y, int at, double[] z) {
    if (Twins.suit(g, h, length)) {
      twins.convolve(g, h, u, length, y, at, z);
    } else {
      Kernels.super.convolve(g, h, u, length, y, at, z);
    }
  }

  @Override
  public void adjoint(Stencil g, Stencil h, double[] y, int at, double[] z, int length, double[] u, double[] spare) {
    if (Twins.suit(g, h, length)) {
      twins.adjoint(g, h, y, at, z, length, u);
    } else {
      Kernels.super.adjoint(g, h, y, at, z, length, u, spare);
    }
  }

  @Override
  public BankResponses responses(Stencil k, Activation activation) {
    return ChannelResponses.suits(k, activation)
        ? new ChannelResponses(loops, k, activation)::run : Kernels.super.responses(k, activation);
  }

  @Override
  public RowsPass pass(FusedRows fused) {
    return rows.pass(fused);
  }

  @Override
  public Optional<Runnable> loop(Wavefront level) {
    return Optional.of(rows.loop(level));
  }

  @Override
  public void combine(double[] coefficients, Piece[] inputs, Piece z, int from, int to) {
    if (coefficients.length == 2) {
      loops.elements().pair(coefficients, inputs[0], inputs[1], z, from, to);
    } else if (coefficients.length == 3) {
      loops.elements().triple(coefficients, inputs, z, from, to);
    } else {
      Kernels.super.combine(coefficients, inputs, z, from, to);
    }
  }

  @Override
  public void multiply(Piece x, Piece y, Piece z, int from, int to) {
    loops.elements().multiply(x, y, z, from, to);
  }

  @Override
  public void divide(Piece x, Piece y, Piece z, int from, int to) {
    loops.elements().divide(x, y, z, from, to);
  }

  @Override
  public void activate(Activation activation, Piece x, Piece z, int from, int to) {
    activation.requireResponses(1);
    Flux flux = activation.flux(0);
    loops.flux().activation(flux, activation.form()).run(flux, x.samples(), x.at(from), z.samples(), z.at(from), to - from);
  }

  @Override
  public void activate(Activation activation, double[] y, double[] z, int channels, int length) {
    activation.requireResponses(channels);
    if (!activation.channelwise()) {
      loops.flux().coupled().run(activation, y, z, channels, length, 0, length);
      return;
    }
    loops.flux().run(activation, activation.form(), y, z, channels, length);
  }

  @Override
  public void differential(Activation activation, double[] at, double[] d, double[] z, int channels, int length) {
    activation.requireResponses(channels);
    if (activation.channelwise()) {
      loops.flux().run(activation, Activation.Form.DERIVATIVE, at, z, channels, length);
      multiply(z, d, z, channels * length);
    } else {
      loops.flux().coupled().differential(activation, at, d, z, channels, length);
    }
  }

  @Override
  public void divide(double[] x, double[] y, double[] z, int count) {
    loops.elements().divide(x, y, z, count);
  }

  @Override
  public void multiply(double[] x, double[] y, double[] z, int count) {
    loops.elements().multiply(x, 0, y, z, 0, count);
  }

  @Override
  public void combine(double[] coefficients, double[][] inputs, double[] z, int count) {
    loops.elements().combine(coefficients, inputs, z, count);
  }

  @Override
  public void addBias(double[] bias, double[] x, double[] z, int length) {
    for (int c = 0; c < bias.length; c++) {
      loops.elements().add(bias[c], x, z, c * length, length);
    }
  }

  /** {@inheritDoc} In one pass for two taps on one channel with a formula, else tile by tile. */
  @Override
  public RowLoop rowLoop(Stencil k, Activation activation, int length, boolean simple) {
    activation.requireResponses(k.outputs());
    boolean pair = k.taps() == 2 && k.outputs() == 1 && k.inputs() == 1 && activation.channelwise();
    return pair && Formula.class.isAssignableFrom(FluxTemplate.of(activation.flux(0)))
        ? new PairRowLoop(loops, k, activation, length, simple) : new TileRowLoop(loops, k, activation, simple);
  }

  @Override
  public Optional<RowLoop> interleaved(Stencil k, Activation activation, int length) {
    boolean single = k.outputs() == 1 && k.inputs() == 1 && k.taps() <= LaneLoop.MOST_TAPS;
    return single && activation.channelwise() && FluxTemplate.fused(FluxTemplate.of(activation.flux(0)))
        ? Optional.of(new LaneRowLoop(loops, k, activation, length)) : Optional.empty();
  }

  @Override
  public void convolve(Stencil k, int output, int row, int count, double[] u, int length, double[] y, int at) {
    int end = row + count;
    int from = Math.clamp(0, row, end);
    int to = Math.clamp(length - k.reach() + 1, from, end);
    int shift = at - row;
    loops.rowEnds().run(k, output, 1, u, length, y, shift, 0, row, from);
    forward(k, output, u, length, from, y, from + shift, to - from);
    loops.rowEnds().run(k, output, 1, u, length, y, shift, 0, to, end);
  }

  @Override
  public void magnitude(double[] y, int channels, int plane, double[] s, int count) {
    loops.flux().magnitudes().magnitude(y, channels, plane, 0, s, count);
  }

  @Override
  public void potential(Flux flux, double[] y, int count) {
    loops.flux().potential(flux).ifPresentOrElse(
        loop -> loop.run(flux, y, count), () -> Kernels.super.potential(flux, y, count));
  }

  @Override
  public double sum(double[] t, int from, int to) {
    return sums.sum().run(t, t, from, to);
  }

  @Override
  public double dot(double[] x, double[] y, int from, int to) {
    return sums.dot().run(x, y, from, to);
  }

  @Override
  public double squaredDistance(double[] x, double[] y, int from, int to) {
    return sums.distance().run(x, y, from, to);
  }

  /** {@inheritDoc} A batch has one matrix per lane; a single matrix has nothing to put side by side. */
  @Override
  public TwistedEnds twistedEnds(TwistedFactor factor) {
    return factor.lanes() % loops.lanes() == 0
        ? new VectorEnds(factor, ends) : Kernels.super.twistedEnds(factor);
  }
}
