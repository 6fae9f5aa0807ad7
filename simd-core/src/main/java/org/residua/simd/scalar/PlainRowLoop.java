package org.residua.simd.scalar;

import java.util.Optional;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.Strip;

/** The loop of a row by plain scalar code, tile by tile so that what is computed in between stays in cache. */
final class PlainRowLoop implements RowLoop {

  private static final int TILE = Tile.LENGTH;

  private final Stencil k;
  private final Activation activation;
  private final Activation diffusivity;
  private final int before;
  private final int plane;
  /** The fluxes of a tile, those of the rows before it first. */
  private final double[] z;
  private final Tile tile;

  PlainRowLoop(Stencil k, Activation activation) {
    this(k, activation, new double[k.outputs() * (k.taps() - 1 + TILE)], new Tile());
  }

  private PlainRowLoop(Stencil k, Activation activation, double[] z, Tile tile) {
    this.k = k;
    this.activation = activation;
    this.diffusivity = activation.diffusivity();
    this.before = k.taps() - 1;
    this.plane = before + TILE;
    this.z = z;
    this.tile = tile;
  }

  @Override
  public Optional<RowLoop> rebound(Stencil other, Activation next) {
    return Optional.of(new PlainRowLoop(other, next, z, tile));
  }

  @Override
  public void freeze(Front front, int lo, int hi) {
    Strip factors = front.held().factor();
    for (int start = lo; start < hi; start += TILE) {
      int count = Math.min(TILE, hi - start);
      for (int m = 0; m < k.outputs(); m++) {
        respond(front.source(), m, start, count);
        tile.write(z, m * plane + before, count);
      }
      FluxLoops.activate(diffusivity, z, before, plane, k.outputs(), count);
      for (int m = 0; m < k.outputs(); m++) {
        System.arraycopy(z, m * plane + before, factors.samples(), factors.at(m, start), count);
      }
    }
  }

  @Override
  public void run(Front front, int lo, int hi) {
    carry(front.carried(), 0, before, z, 0, plane);
    for (int start = lo; start < hi; start += TILE) {
      int count = Math.min(TILE, hi - start);
      fluxes(front, start, count);
      for (int c = 0; c < k.inputs(); c++) {
        for (int m = 0; m < k.outputs(); m++) {
          TileTaps.sum(tile, k, m, c, z, m * plane + before, -1, m == 0, count);
        }
        PlainUpdate.put(tile, front, c, start, count);
      }
      carry(z, count, plane, z, 0, plane);
    }
    carry(z, 0, plane, front.carried(), 0, before);
  }

  /** Copies {@code p-1} fluxes of each response. */
  private void carry(double[] from, int at, int stride, double[] to, int toAt, int toStride) {
    for (int m = 0; m < k.outputs(); m++) {
      System.arraycopy(from, m * stride + at, to, m * toStride + toAt, before);
    }
  }

  private void respond(Strip u, int m, int row, int count) {
    for (int c = 0; c < k.inputs(); c++) {
      TileTaps.sum(tile, k, m, c, u.samples(), u.at(c, row), 1, c == 0, count);
    }
  }

  private void fluxes(Front front, int row, int count) {
    Strip factors = front.held().factor();
    for (int m = 0; m < k.outputs(); m++) {
      respond(front.source(), m, row, count);
      if (front.frozen()) {
        tile.read(Tile.X0, factors.samples(), factors.at(m, row), count);
        tile.multiply(count);
      }
      tile.write(z, m * plane + before, count);
    }
    if (!front.frozen()) {
      FluxLoops.activate(activation, z, before, plane, k.outputs(), count);
    }
  }
}
