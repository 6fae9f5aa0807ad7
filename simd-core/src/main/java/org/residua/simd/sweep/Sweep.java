package org.residua.simd.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.block.Fidelity;
import org.residua.api.block.SemiIteration;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.team.Job;
import org.residua.simd.team.Workers;

/**
 * A semi-iteration prepared to run in place on signals of one shape: all rows in one pass over memory, many rows in one
 * pass for each band of them.
 *
 * <p>A window of some thousand samples slides to the right, each row of a band one vector behind the row before it; each
 * keeps the fluxes over its right edge, so that no halo and no redundant work is needed: memory is read and
 * written once for all rows of a band, and what they share lives in the cache. Threads have a part of the signal each;
 * where two parts meet, a triangle of samples and rows is done at the end. Every sample goes through the same
 * operations in the same order as in the expanded network, so the bits are the same for every window, band and
 * number of threads.
 *
 * <p>Beside windows a sweep of one band has no memory of its own. One of several bands keeps what a band leaves to the
 * next one for the whole signal, as far as its rows use it: the second iterate, diffusivities, start, force. A sweep of
 * pairs ({@link #ofPair}) has the second iterate in an array of the caller's.
 *
 * <p>{@link #run} does not allocate. Not thread safe: make one for each caller.
 */
public final class Sweep {

  private static final double[] NONE = {};

  private final Layout layout;
  private final TableStructure structure;
  private final int signals;
  private final boolean paired;
  private final boolean endsOdd;
  private final int size;
  private final Whole whole;
  private final Chunk[] chunks;
  private final Seam[] seams;
  private final List<Band> bands;
  private final Workers workers;
  private final Job parts;
  private final Job borders;
  private int band;

  private Sweep(PreparedTable table, Layout layout, Execution execution) {
    this.layout = layout;
    this.structure = TableStructure.of(table);
    this.signals = table.signals();
    this.paired = table.paired();
    this.endsOdd = table.endsOdd();
    this.size = layout.shape().size() * signals;
    this.whole = Whole.of(table, layout);
    this.workers = execution.workers();
    this.chunks = new Chunk[layout.chunks()];
    Arrays.setAll(chunks, number -> new Chunk(table, whole, number, execution));
    this.seams = IntStream.range(0, chunks.length)
        .filter(k -> layout.openRight(k, table.stencil().boundary()))
        .mapToObj(k -> new Seam(table, whole, chunks[k], chunks[(k + 1) % chunks.length])).toArray(Seam[]::new);
    this.bands = layout.bands(table.rows());
    this.parts = new Job(chunks.length, part -> chunks[part].run(bands.get(band)));
    this.borders = new Job(seams.length, part -> seams[part].run(bands.get(band)));
  }

  /** Whether a sweep can be made for signals of that length; otherwise the expanded network has to run. */
  public static boolean suits(SemiIteration iteration, int length) {
    return PreparedTable.suits(iteration, length);
  }

  /**
   * A sweep.
   *
   * @param iteration what is run; its operator must be a convolution
   * @param shape of the signals, refused where {@link #suits} says no
   * @param execution kernels and threads; small work stays on the caller's thread
   */
  public static Sweep of(SemiIteration iteration, Shape shape, Execution execution) {
    return of(PreparedTable.of(iteration), shape, execution);
  }

  /**
   * A sweep that takes and leaves the pair {@code (u_k, u_{k-1})}, by {@link #run(double[], double[], double[])}; it needs
   * no memory for the second iterate, whatever the rows.
   *
   * @param iteration what is run; its operator must be a convolution
   * @param shape of the signals, refused where {@link #suits} says no
   * @param execution kernels and threads; small work stays on the caller's thread
   */
  public static Sweep ofPair(SemiIteration iteration, Shape shape, Execution execution) {
    return of(PreparedTable.of(iteration, 1, true), shape, execution);
  }

  private static Sweep of(PreparedTable table, Shape shape, Execution execution) {
    return of(table, Layout.of(table, shape, execution.workers().threads()), execution);
  }

  /**
   * A sweep of as many signals as the kernels have lanes, interleaved: sample {@code i} of signal {@code s} is element
   * {@code i lanes + s}. Empty where the kernels say that it is no gain, and where {@link #suits} says no.
   *
   * @param iteration what is run
   * @param shape of each signal
   * @param kernels the loops
   */
  public static Optional<Sweep> interleaved(SemiIteration iteration, Shape shape, Kernels kernels) {
    return interleaved(iteration, shape, kernels, false);
  }

  /** The same for pairs {@code (u_k, u_{k-1})}, see {@link #ofPair}. */
  public static Optional<Sweep> interleavedPair(SemiIteration iteration, Shape shape, Kernels kernels) {
    return interleaved(iteration, shape, kernels, true);
  }

  private static Optional<Sweep> interleaved(
      SemiIteration iteration, Shape shape, Kernels kernels, boolean paired) {
    if (!PreparedTable.suits(iteration, shape.length())
        || !PreparedTable.interleaves(kernels, iteration, shape.length())) {
      return Optional.empty();
    }
    return Optional.of(of(PreparedTable.of(iteration, kernels.lanes(), paired), shape, Execution.of(kernels)));
  }

  static Sweep of(PreparedTable table, Layout layout, Execution execution) {
    table.require(layout.shape());
    Sweep sweep = new Sweep(table, layout, execution);
    sweep.weigh(table);
    return sweep;
  }

  private void weigh(PreparedTable table) {
    if (table.diffusion().fidelity() instanceof Fidelity.Weights given) {
      whole.weigh(given.weights());
    }
  }

  /**
   * Gives this sweep the numbers of another semi-iteration of the same structure: filter weights, step sizes and
   * coefficients of the rows, parameters of the flux, weights of the data term. The next run has the bits of a sweep made
   * with them. Nothing of the signal's size is allocated.
   *
   * @param iteration the numbers; filter extents, boundary, rows and their terms, whether diffusivities are kept, kind of
   *     flux, coupling and kind of data term must be those of this sweep, otherwise it is refused and nothing changes
   */
  public void rebind(SemiIteration iteration) {
    PreparedTable table = PreparedTable.of(iteration, signals, paired);
    structure.require(TableStructure.of(table));
    table.require(layout.shape());
    for (Chunk chunk : chunks) {
      chunk.rebind(table);
    }
    weigh(table);
  }

  /** The number of threads that share one run. */
  public int threads() {
    return chunks.length;
  }

  /**
   * Whether a run of pairs leaves {@code u_{k+n}} in the array where {@code u_{k-1}} was, and {@code u_{k+n-1}} where
   * {@code u_k} was: after an odd number of rows. After an even number each is in the array of its predecessor.
   */
  public boolean swaps() {
    return paired && endsOdd;
  }

  /**
   * {@code u <- u_n}, where {@code u_{-1} = u_0}.
   *
   * @param u planar samples, read and overwritten
   * @param f the target of the data term, planar; not read without one, and then {@code u} will do
   * @throws IllegalStateException if this is a sweep of pairs
   */
  public void run(double[] u, double[] f) {
    run(u, f, 0);
  }

  /** The same for the channels that begin at element {@code from} of both arrays. */
  void run(double[] u, double[] f, int from) {
    requirePaired(false);
    requireSamples(u, from, "u");
    requireSamples(f, from, "f");
    whole.show(u, NONE, f, from);
    run();
  }

  /**
   * {@code (u, previous) <- (u_{k+n}, u_{k+n-1})}, or the other way round where {@link #swaps} says so. The kept
   * diffusivities, {@code u_0} and {@code F(u_0)} of the rows are those of {@code u} as it is given.
   *
   * @param u {@code u_k}, planar samples, read and overwritten
   * @param previous {@code u_{k-1}}, planar samples of another array, read and overwritten
   * @param f the target of the data term, planar, of a third array; not read without one, and then {@code u} will do
   * @throws IllegalStateException if this is no sweep of pairs
   */
  public void run(double[] u, double[] previous, double[] f) {
    run(u, previous, f, 0);
  }

  /** The same for the channels that begin at element {@code from} of all arrays. */
  @SuppressWarnings("ReferenceEquality")
  void run(double[] u, double[] previous, double[] f, int from) {
    requirePaired(true);
    requireSamples(u, from, "u");
    requireSamples(previous, from, "previous");
    requireSamples(f, from, "f");
    if (u == previous) {
      throw new IllegalArgumentException("u and previous are one array; copy u_k where u_{k-1} = u_k");
    }
    whole.show(u, previous, f, from);
    run();
  }

  private void run() {
    for (band = 0; band < bands.size(); band++) {
      if (chunks.length == 1) {
        chunks[0].run(bands.get(band));
      } else {
        workers.run(parts);
      }
      if (seams.length > 0) {
        workers.run(borders);
      }
    }
  }

  private void requirePaired(boolean wanted) {
    if (paired != wanted) {
      throw new IllegalStateException(paired ? "this sweep takes u_{k-1} as well; give it, or make it by Sweep.of"
          : "this sweep takes u alone; make it by Sweep.ofPair");
    }
  }

  private void requireSamples(double[] array, int from, String name) {
    if (array.length - from < size) {
      throw new IllegalArgumentException(name + " has " + (array.length - from) + " samples, fewer than the "
          + size + " of " + size / layout.shape().size() + " signal(s) " + layout.shape());
    }
  }
}
