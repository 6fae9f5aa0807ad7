package org.residua.api.sweep;

import java.util.Arrays;
import java.util.Optional;
import org.residua.api.block.SemiIteration;
import org.residua.api.kernel.Execution;
import org.residua.api.kernel.Job;
import org.residua.api.kernel.Kernels;
import org.residua.api.kernel.Workers;
import org.residua.api.signal.Shape;

/**
 * A semi-iteration prepared to run in place on signals of one shape: all rows in one pass over memory.
 *
 * <p>A window of some thousand samples slides to the right, each row one vector behind the row before it; each keeps the
 * fluxes over its right edge, so that no halo, no second signal and no redundant work is needed: memory is read
 * and written once for all rows, and what they share lives in the cache. Threads have a part of the signal each;
 * where two parts meet, a triangle of samples and rows is done at the end. Every sample goes through the same
 * operations in the same order as in the expanded network, so the bits are the same for every window and
 * number of threads.
 *
 * <p>{@link #run} does not allocate. Not thread safe: make one for each caller.
 */
public final class Sweep {

  private final Layout layout;
  private final int size;
  private final boolean alone;
  private final Chunk[] chunks;
  private final Workers workers;
  private final Job parts;
  private final Job borders;
  private double[] samples = new double[0];
  private double[] target = new double[0];
  private int offset;

  private Sweep(Table table, Layout layout, Execution execution) {
    this.layout = layout;
    this.size = layout.shape().size() * table.signals();
    this.workers = execution.workers();
    this.chunks = new Chunk[layout.chunks()];
    Arrays.setAll(chunks, number -> new Chunk(table, layout, number, execution));
    int open = 0;
    Seam[] seams = new Seam[chunks.length];
    for (int k = 0; k < chunks.length; k++) {
      if (layout.openRight(k, table.stencil().boundary())) {
        seams[open++] = new Seam(table, layout, chunks[k], chunks[(k + 1) % chunks.length]);
      }
    }
    this.alone = chunks.length == 1 && open == 0;
    this.parts = new Job(chunks.length, part -> chunks[part].run(samples, target, offset));
    this.borders = new Job(open, part -> seams[part].run(samples, target, offset));
  }

  /** Whether a sweep can be made for signals of that length; otherwise the expanded network has to run. */
  public static boolean suits(SemiIteration iteration, int length) {
    return Table.suits(iteration, length);
  }

  /**
   * A sweep.
   *
   * @param iteration what is run; its operator must be a convolution
   * @param shape of the signals, refused where {@link #suits} says no
   * @param execution kernels and threads; small work stays on the caller's thread
   */
  public static Sweep of(SemiIteration iteration, Shape shape, Execution execution) {
    Table table = Table.of(iteration);
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
    if (!Table.suits(iteration, shape.length())
        || !Table.interleaves(kernels, iteration, shape.length())) {
      return Optional.empty();
    }
    Table table = Table.of(iteration, kernels.lanes());
    return Optional.of(of(table, Layout.of(table, shape, 1), Execution.of(kernels)));
  }

  static Sweep of(Table table, Layout layout, Execution execution) {
    if (!Table.suits(table.iteration(), layout.length())) {
      throw new IllegalArgumentException(layout.length() + " samples are too few for both ends of "
          + table.diffusion().operator() + ", or its periodic bank is too wide; run the expanded network");
    }
    table.requireWeights(layout.shape());
    return new Sweep(table, layout, execution);
  }

  /** The number of threads that share one run. */
  public int threads() {
    return chunks.length;
  }

  /**
   * {@code u <- u_n}.
   *
   * @param u planar samples, read and overwritten
   * @param f the target of the data term, planar; not read without one, and then {@code u} will do
   */
  public void run(double[] u, double[] f) {
    run(u, f, 0);
  }

  /** The same for the channels that begin at element {@code from} of both arrays. */
  @SuppressWarnings("ArrayParameterStored")
  public void run(double[] u, double[] f, int from) {
    requireSamples(u, from, "u");
    requireSamples(f, from, "f");
    if (alone) {
      chunks[0].run(u, f, from);
      return;
    }
    samples = u;
    target = f;
    offset = from;
    workers.run(parts);
    workers.run(borders);
  }

  private void requireSamples(double[] array, int from, String name) {
    if (array.length - from < size) {
      throw new IllegalArgumentException(name + " has " + (array.length - from) + " samples, fewer than the "
          + size + " of " + size / layout.shape().size() + " signal(s) " + layout.shape());
    }
  }
}
