package org.residua.simd.vector.row;

import java.util.Optional;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.Strip;
import org.residua.simd.vector.filter.BlockLoop;
import org.residua.simd.vector.flux.VectorLinear;

/**
 * Rows of any filter bank, tile by tile from left to right, in place.
 *
 * <p>A tile of samples needs the rows from {@code p-1} before it. Its own rows read samples from its first one on,
 * none of them overwritten yet; the {@code p-1} rows before were made for the tile to the left and are kept. All
 * of a tile stays in the first-level cache.
 */
public final class TileRowLoop implements RowLoop {

  /** Doubles of a tile over all its planes: 28 KiB, most of a first-level cache of 32. */
  private static final int CACHED = 3584;
  /** A block of {@link BlockLoop} of the widest vectors; longer tiles are multiples of it. */
  private static final int LEAST_TILE = 64;
  /** Elements of a line of the cache. */
  private static final int LINE = 8;
  private static final int LONGEST_TILE = 1024;

  private final LoopRegistry loops;
  private final Stencil stencil;
  private final RowResponse running;
  private final RowResponse kept;
  private final RowResponse diffusivity;
  /** None where the adjoint takes several passes. */
  private final Optional<ByKind<AdjointLoop>> adjoints;
  private final double[] weights;
  private final int before;
  /** Elements of a plane in front of a tile, so many that it begins with a line of the cache; the fluxes before it come last. */
  private final int head;
  private final int tile;
  private final Strip z;
  private final double[] d;
  private final Updates updates;

  public TileRowLoop(LoopRegistry loops, Stencil stencil, Activation activation, boolean simple) {
    this.loops = loops;
    this.stencil = stencil;
    this.running = new RowResponse(loops, stencil, activation, ResponseLoop.Kind.FLUX);
    this.kept = new RowResponse(loops, stencil, activation, ResponseLoop.Kind.KEPT);
    this.diffusivity = new RowResponse(loops, stencil, activation, ResponseLoop.Kind.DIFFUSIVITY);
    boolean onePass = simple && stencil.outputs() == 1 && stencil.inputs() == 1
        && stencil.taps() <= ResponseLoop.MOST_TAPS;
    this.adjoints = onePass ? Optional.of(loops.adjoints(stencil.taps())) : Optional.empty();
    this.weights = new ResponseLoop.Task(stencil, 0, 1, loops.flux().formula(VectorLinear.class), activation.flux(0)).weights;
    this.before = stencil.taps() - 1;
    int planes = stencil.outputs() + 2 * stencil.inputs();
    int cached = Math.clamp(CACHED / planes, LEAST_TILE, LONGEST_TILE);
    this.tile = Math.max(cached - cached % LEAST_TILE, before);
    this.head = before + Strip.toLine(before, LINE);
    this.z = Strip.of(stencil.outputs(), 1, Math.ceilDiv(head + tile, LINE) * LINE, 0);
    this.d = new double[Strip.LINE + stencil.inputs() * tile];
    this.updates = new Updates(loops);
  }

  @Override
  public void freeze(Front front, int lo, int hi) {
    for (int start = lo; start < hi; start += tile) {
      diffusivity.into(front.held().factor(), front, start, Math.min(tile, hi - start));
    }
  }

  @Override
  public void run(Front front, int lo, int hi) {
    carry(front.carried(), 0, before, z.samples(), head - before, z.plane());
    RowResponse response = front.frozen() ? kept : running;
    UpdateLoop update = updates.of(front.update().terms());
    for (int start = lo; start < hi; start += tile) {
      int count = Math.min(tile, hi - start);
      z.startAt(start - head);
      response.into(z, front, start, count);
      if (adjoints.isPresent()) {
        inOnePass(front, start, start + count);
      } else {
        inPasses(update, front, start, count);
      }
      carry(z.samples(), head - before + count, z.plane(), z.samples(), head - before, z.plane());
    }
    carry(z.samples(), head - before, z.plane(), front.carried(), 0, before);
  }

  /** Copies {@code p-1} fluxes of each response: so few that a call for each would take longer. */
  private void carry(double[] from, int at, int stride, double[] to, int toAt, int toStride) {
    for (int m = 0; m < stencil.outputs(); m++) {
      for (int i = 0; i < before; i++) {
        to[m * toStride + toAt + i] = from[m * stride + at + i];
      }
    }
  }

  private void inOnePass(Front front, int lo, int hi) {
    AdjointLoop loop = adjoints.orElseThrow().of(front.update().terms());
    int done = loop.vectors(weights, z.samples(), head, front, lo, hi);
    if (done < hi) {
      loop.rest(weights, z.samples(), head + done - lo, front, done, hi);
    }
  }

  private void inPasses(UpdateLoop update, Front front, int lo, int count) {
    loops.transposed().all(stencil, z.samples(), z.plane(), head, d, tile, Strip.LINE, count);
    for (int c = 0; c < stencil.inputs(); c++) {
      update.run(front, d, Strip.LINE + c * tile, c, lo, count);
    }
  }
}
