package org.residua.simd.vector.row;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.Strip;
import org.residua.simd.vector.flux.ActivationLoop;
import org.residua.simd.vector.flux.FluxTemplate;
import org.residua.simd.vector.flux.Formula;

/**
 * Rows of a filter with two taps on one channel, in one pass of {@link PairLoop}; those with a data term, the start or its force
 * tile by tile, with an {@link UpdateLoop} behind it.
 *
 * <p>The ends of the natural boundary are no special case: the missing rows get a flux whose product with its weight is
 * {@code -0.0}, which added to anything changes no bit of it.
 */
public final class PairRowLoop implements RowLoop {

  /** Samples of a row: 5000 calls, after which a method is compiled, take seconds in tables of some dozen rows. */
  private static final int RARE = 1 << 15;
  /** Doubles of a cache line. */
  private static final int LINE_LENGTH = 8;
  /** Of a tile, and less than a line more. */
  private static final int SHORT_TILE = PairLoop.TILE - LINE_LENGTH;
  /** Of the last tile: a few samples would be a tile of their own. */
  private static final int LONGEST_TILE = PairLoop.TILE + PairLoop.TILE / 8;

  final double w0;
  final double w1;
  final Flux flux;
  final double first;
  final double second;
  /** The flux of the row before the next sample. */
  double carried;

  /** Stands for the row after the last one: {@code w0} times it is {@code -0.0}. */
  final double noRow;
  /** Stands for the row before the first one: {@code w1} times it is {@code -0.0}. */
  private final double noRowBefore;
  /** The flux of some responses. */
  final ActivationLoop activate;
  /** A tile of {@code K u}, for a flux in stages. */
  final double[] responses;
  /** A tile of arguments, then of exponentials. */
  final double[] exponentials;
  /** A tile of {@code K^T z}, for rows with more terms than a loop does itself. */
  final double[] apart;
  /** The first sample of that tile. */
  int start;
  /**
   * Whether rows are so long that what is done once in each is interpreted for thousands of runs, where its vectors are objects: it is
   * done sample by sample then, which is nothing beside the row.
   */
  final boolean rare;
  private final boolean simple;
  private final boolean natural;
  private final int length;
  private final ByKind<PairLoop> running;
  private final ByKind<PairLoop> frozen;
  private final RowResponse diffusivity;
  private final Updates updates;

  /**
   * The rows of a table.
   *
   * @param simple whether none has more than a step, scaled or blended
   */
  public PairRowLoop(LoopRegistry loops, Stencil stencil, Activation activation, int length, boolean simple) {
    this.length = length;
    this.rare = length >= RARE;
    this.simple = simple;
    this.w0 = stencil.weight(0, 0, 0);
    this.w1 = stencil.weight(0, 0, 1);
    this.flux = activation.flux(0);
    this.noRow = -Math.copySign(0.0, w0);
    this.noRowBefore = -Math.copySign(0.0, w1);
    this.natural = stencil.boundary() == Boundary.NATURAL;
    boolean difference = w0 == -1 && w1 == 1;
    Class<? extends Formula> template = FluxTemplate.of(flux).asSubclass(Formula.class);
    this.first = loops.flux().formula(template).first(flux);
    this.second = loops.flux().formula(template).second(flux);
    this.running = ByKind.each(kind -> loops.pairs(simple ? kind : RowKind.APART, template, difference));
    this.frozen = ByKind.each(kind -> loops.keptPairs(simple ? kind : RowKind.APART, difference));
    this.activate = loops.flux().activation(flux, Activation.Form.FLUX);
    int scratch = FluxTemplate.fused(template) ? 0 : PairLoop.TILE;
    this.responses = new double[scratch];
    this.exponentials = new double[scratch];
    this.apart = new double[simple ? 0 : Strip.LINE + LONGEST_TILE];
    this.updates = new Updates(loops);
    this.diffusivity =
        new RowResponse(loops, stencil, activation, ResponseLoop.Kind.DIFFUSIVITY);
  }

  @Override
  public boolean wholeNatural() {
    return natural;
  }

  @Override
  public void freeze(Front front, int lo, int hi) {
    int rows = natural && hi == length ? hi - 1 : hi;
    diffusivity.into(front.held().factor(), front, lo, rows - lo);
  }

  @Override
  public void run(Front front, int lo, int hi) {
    PairLoop loop = (front.frozen() ? frozen : running).of(front.update().terms());
    carried = natural && lo == 0 ? noRowBefore : front.carried()[0];
    int rows = natural && hi == length ? hi - 1 : hi;
    if (simple) {
      rest(front, loop.vectors(this, front, lo, hi, rows < hi), hi, rows);
    } else {
      inTiles(loop, front, lo, hi, rows);
    }
    front.carried()[0] = carried;
  }

  /** A tile reads one sample of the next, which is not overwritten yet; all but the first begin at a line of the cache. */
  private void inTiles(PairLoop loop, Front front, int lo, int hi, int rows) {
    UpdateLoop update = updates.of(front.update().terms());
    int end;
    for (start = lo; start < hi; start = end) {
      int least = start + SHORT_TILE;
      end = hi - start <= LONGEST_TILE ? hi : least + Strip.toLine(front.source().at(0, least), LINE_LENGTH);
      rest(front, loop.vectors(this, front, start, end, rows < end), end, rows);
      update.run(front, apart, Strip.LINE, 0, start, end - start);
    }
  }

  /** One by one a stretch that is less than a vector. */
  private void rest(Front front, int lo, int hi, int rows) {
    for (int row = lo; row < hi; row++) {
      sample(front, row, row < rows ? fluxAt(front, row) : noRow);
    }
  }

  /** Does a sample, or finds {@code K^T z} there, given the flux of its row, which is carried on. */
  void sample(Front front, int row, double right) {
    double d = Math.fma(w1, carried, w0 * right);
    if (simple) {
      front.put(0, row, d);
    } else {
      apart[Strip.LINE + row - start] = d;
    }
    carried = right;
  }

  /** The flux of a row that reads two samples. */
  double fluxAt(Front front, int row) {
    double[] u = front.source().samples();
    int i = front.source().at(0, row);
    return flux(front, row, Math.fma(w1, u[i + 1], w0 * u[i]));
  }

  private double flux(Front front, int row, double y) {
    return front.frozen() ? front.held().factor().get(0, row) * y : flux.at(y);
  }
}
