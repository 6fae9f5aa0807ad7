package org.residua.simd.scalar;

import java.util.Optional;
import org.residua.api.arithmetic.Fma;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.Strip;
import org.residua.simd.row.Update;

/**
 * The loop of a row of one filter of two taps, as {@link PlainRowLoop}, but what is computed in between does not leave the tile:
 * six passes and that of the flux, where that loop takes ten.
 *
 * <p>Responses are found where fluxes are wanted, the fluxes a row before are a copy of them, and a mere step is one loop from
 * the fluxes to the result. All of it in loops that the compiler turns into vectors, as in {@link Tile}.
 */
final class PairRowLoop implements RowLoop {

  private static final int TILE = Tile.LENGTH;

  /** The samples of a tile. */
  private static final int U = Tile.X0;
  /** The samples after them, then kept diffusivities. */
  private static final int NEXT = Tile.X1;
  /** Responses, then fluxes. */
  private static final int Z = Tile.X2;
  /** The fluxes of the rows before. */
  private static final int BEFORE = Tile.X3;

  private final double w0;
  private final double w1;
  private final Activation activation;
  private final Activation diffusivity;
  private final Tile tile;

  PairRowLoop(Stencil k, Activation activation) {
    this(k, activation, new Tile());
  }

  private PairRowLoop(Stencil k, Activation activation, Tile tile) {
    this.w0 = k.weight(0, 0, 0);
    this.w1 = k.weight(0, 0, 1);
    this.activation = activation;
    this.diffusivity = activation.diffusivity();
    this.tile = tile;
  }

  /** Whether a filter is one of two taps. The loops take the processor's fused sum. */
  static boolean suits(Stencil k) {
    return Fma.BY_PROCESSOR && k.inputs() == 1 && k.outputs() == 1 && k.taps() == 2;
  }

  @Override
  public Optional<RowLoop> rebound(Stencil other, Activation next) {
    return Optional.of(new PairRowLoop(other, next, tile));
  }

  @Override
  public void freeze(Front front, int lo, int hi) {
    Strip factors = front.held().factor();
    for (int start = lo; start < hi; start += TILE) {
      int count = Math.min(TILE, hi - start);
      respond(front.source(), start, count);
      FluxLoops.activate(diffusivity, tile.v, Z, Tile.APART, 1, count);
      System.arraycopy(tile.v, Z, factors.samples(), factors.at(0, start), count);
    }
  }

  @Override
  public void run(Front front, int lo, int hi) {
    double before = front.carried()[0];
    for (int start = lo; start < hi; start += TILE) {
      int count = Math.min(TILE, hi - start);
      respond(front.source(), start, count);
      if (front.frozen()) {
        Strip factors = front.held().factor();
        tile.read(NEXT, factors.samples(), factors.at(0, start), count);
        multiply(tile.v, count);
      } else {
        FluxLoops.activate(activation, tile.v, Z, Tile.APART, 1, count);
      }
      tile.v[BEFORE] = before;
      System.arraycopy(tile.v, Z, tile.v, BEFORE + 1, count);
      before = tile.v[Z + count - 1];
      if (merelySteps(front)) {
        step(tile.v, -front.update().tau(), w0, w1, count);
        tile.write(front.target().samples(), front.target().at(0, start), count);
      } else {
        adjoin(tile.v, w0, w1, count);
        PlainUpdate.put(tile, front, 0, start, count);
      }
    }
    front.carried()[0] = before;
  }

  private static boolean merelySteps(Front front) {
    Update.Terms terms = front.update().terms();
    boolean keepsForce = front.first() && front.held().force().samples().length > 0;
    return terms.pull() == Update.Pull.NONE && !terms.scaled() && !keepsForce;
  }

  private void respond(Strip u, int row, int count) {
    tile.read(U, u.samples(), u.at(0, row), count);
    tile.read(NEXT, u.samples(), u.at(0, row) + 1, count);
    respond(tile.v, w0, w1, count);
  }

  private static void respond(double[] w, double w0, double w1, int count) {
    for (int i = 0; i < count; i++) {
      w[Z + i] = Math.fma(w1, w[NEXT + i], w0 * w[U + i]);
    }
  }

  private static void multiply(double[] w, int count) {
    for (int i = 0; i < count; i++) {
      w[Z + i] = w[NEXT + i] * w[Z + i];
    }
  }

  /** {@code sum <- K^T z}. */
  private static void adjoin(double[] w, double w0, double w1, int count) {
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(w1, w[BEFORE + i], w0 * w[Z + i]);
    }
  }

  /** {@code sum <- fma(factor, K^T z, u)}. */
  private static void step(double[] w, double factor, double w0, double w1, int count) {
    for (int i = 0; i < count; i++) {
      w[i] = Math.fma(factor, Math.fma(w1, w[BEFORE + i], w0 * w[Z + i]), w[U + i]);
    }
  }
}
