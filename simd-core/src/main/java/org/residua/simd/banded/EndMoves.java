package org.residua.simd.banded;

/**
 * The updates {@code state[target] = fma(-state[multiplier], state[column], state[source])} that a column of an
 * {@link End} makes, as one list of places: a loop over it costs less than short loops within each other.
 * In order, a place is read before it is written.
 */
public final class EndMoves {

  private final int[] multipliers;
  private final int[] columns;
  private final int[] sources;
  private final int[] targets;

  EndMoves(EndLayout at) {
    int w = at.width();
    int all = w + at.border();
    int count = Math.max(0, all * (all + 1) / 2 - (w > 0 ? 1 : 0));
    multipliers = new int[count];
    columns = new int[count];
    sources = new int[count];
    targets = new int[count];
    int move = 0;
    for (int p = 1; p <= all; p++) {
      for (int q = w > 0 ? Math.max(2, p) : p; q <= all; q++) {
        multipliers[move] = at.multiplier(p);
        columns[move] = at.column(q);
        sources[move] = place(at, p, q);
        targets[move] = p > w ? place(at, p, q) : place(at, p - 1, q > w ? q : q - 1);
        move++;
      }
    }
  }

  /** The place for rows {@code t+p} and {@code t+q}, those beyond the width being border rows. */
  private static int place(EndLayout at, int p, int q) {
    int w = at.width();
    if (p > w) {
      return at.corner(p - w - 1, q - w - 1);
    }
    return q > w ? at.fill(p, q - w - 1) : at.window(p, q);
  }

  /** The number of moves. */
  public int count() {
    return targets.length;
  }

  /** Place of a multiplier. */
  public int multiplier(int move) {
    return multipliers[move];
  }

  /** Place of an entry of the column. */
  public int column(int move) {
    return columns[move];
  }

  /** Place that is read. */
  public int source(int move) {
    return sources[move];
  }

  /** Place that is written. */
  public int target(int move) {
    return targets[move];
  }
}
