package org.residua.simd.scalar;

import org.residua.simd.row.Front;
import org.residua.simd.row.SharedByRows;
import org.residua.simd.row.Strip;
import org.residua.simd.row.Update;

/** The update of a tile of a channel, one term after the other, as {@link Front#put} does it for one sample. */
final class PlainUpdate {

  private PlainUpdate() {}

  /** Does the samples {@code at..at+count-1} of channel {@code c}, given {@code K^T z} as the sum of the tile. */
  static void put(Tile tile, Front front, int c, int at, int count) {
    Update update = front.update();
    Update.Terms terms = update.terms();
    SharedByRows held = front.held();
    boolean pulled = terms.pull() != Update.Pull.NONE;
    if (front.first() && held.force().samples().length > 0) {
      tile.write(held.force().samples(), held.force().at(c, at), count);
    }
    read(tile, Tile.X0, front.source(), c, at, count);
    tile.step(-update.tau(), count);
    if (pulled) {
      pull(tile, front, -update.tau(), c, at, count);
    }
    if (terms.scaled()) {
      tile.scale(update.a(), count);
    }
    if (terms.previous()) {
      add(tile, update.b(), front.previous(), c, at, count);
    }
    if (terms.start()) {
      add(tile, update.c(), held.start(), c, at, count);
    }
    if (terms.force()) {
      add(tile, -update.d(), held.force(), c, at, count);
      if (pulled) {
        read(tile, Tile.X0, held.start(), c, at, count);
        pull(tile, front, -update.d(), c, at, count);
      }
    }
    tile.write(front.target().samples(), front.target().at(c, at), count);
  }

  private static void read(Tile tile, int operand, Strip strip, int c, int at, int count) {
    tile.read(operand, strip.samples(), strip.at(c, at), count);
  }

  private static void add(Tile tile, double factor, Strip strip, int c, int at, int count) {
    read(tile, Tile.X0, strip, c, at, count);
    tile.add(factor, count);
  }

  /** {@code fma(factor, w (u - f), sum)}, {@code u} the first operand. */
  private static void pull(Tile tile, Front front, double factor, int c, int at, int count) {
    SharedByRows held = front.held();
    read(tile, Tile.X1, held.target(), c, at, count);
    if (front.update().terms().pull() == Update.Pull.WEIGHTED) {
      read(tile, Tile.X2, held.weights(), c, at, count);
      tile.pull(factor, count);
    } else {
      tile.pull(factor, held.weight(), count);
    }
  }
}
