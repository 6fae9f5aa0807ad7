package org.residua.simd.chain;

import java.util.List;
import java.util.Optional;
import org.residua.simd.kernel.Piece;
import org.residua.simd.kernel.RowsPass;

/** One operation of a chain: what it reads, what it writes row by row, and who does it. */
public final class Link {

  /** Rows are done by multiples of this, so that vectors, pairs of them too, are whole. */
  static final int GRAIN = 16;

  private final int rows;
  private final int origin;
  private final List<Read> reads;
  private final Target target;
  private RowsPass pass;

  /**
   * A value that is read.
   *
   * @param value where it is
   * @param reach of the rows
   */
  public record Read(Piece value, Reach reach) {}

  /**
   * Where rows go.
   *
   * @param value where it is
   * @param window whether only the chain reads it, so that the chain finds room for it
   * @param over a value of which it takes the memory, if any; links before this one read it
   */
  public record Target(Piece value, boolean window, Optional<Piece> over) {}

  /**
   * An operation.
   *
   * @param rows their number
   * @param origin a row where vectors may begin
   * @param reads what it reads
   * @param target where rows go
   * @param pass does them
   */
  public Link(int rows, int origin, List<Read> reads, Target target, RowsPass pass) {
    this.rows = rows;
    this.origin = origin;
    this.reads = List.copyOf(reads);
    this.target = target;
    this.pass = pass;
  }

  int rows() {
    return rows;
  }

  int origin() {
    return origin;
  }

  /** Samples of the longest value that it reads or writes. */
  int longest() {
    return reads.stream().mapToInt(read -> read.reach().columns()).reduce(rows, Math::max);
  }

  List<Read> reads() {
    return reads;
  }

  Piece writes() {
    return target.value();
  }

  boolean window() {
    return target.window();
  }

  Optional<Piece> over() {
    return target.over();
  }

  /** Takes another pass, with other numbers. */
  public void set(RowsPass next) {
    pass = next;
  }

  void run(int from, int to) {
    pass.run(from, to);
  }
}
