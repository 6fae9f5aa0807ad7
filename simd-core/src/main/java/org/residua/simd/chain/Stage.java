package org.residua.simd.chain;

import java.util.List;
import org.residua.simd.kernel.Piece;

/** A link on its way through the tiles. Not thread safe. */
final class Stage {

  private final Link link;
  private Edge[] sources = new Edge[0];
  private Edge[] readers = new Edge[0];
  private Edge[] guards = new Edge[0];
  private int done;

  /**
   * Something that is read.
   *
   * @param stage that writes it, or, of a reader, that reads it
   * @param reach of the rows that read
   */
  private record Edge(Stage stage, Reach reach) {}

  Stage(Link link) {
    this.link = link;
  }

  /** Looks among all stages for those that write what this one reads, or read what it writes or writes over. */
  void connect(List<Stage> all) {
    sources = all.stream().flatMap(other -> link.reads().stream()
        .filter(read -> read.value() == other.link.writes()).map(read -> new Edge(other, read.reach()))).toArray(Edge[]::new);
    readers = readersOf(link.writes(), all);
    guards = link.over().map(value -> readersOf(value, all)).orElse(new Edge[0]);
  }

  private static Edge[] readersOf(Piece value, List<Stage> all) {
    return all.stream().flatMap(other -> other.link.reads().stream()
        .filter(read -> read.value() == value).map(read -> new Edge(other, read.reach()))).toArray(Edge[]::new);
  }

  void begin() {
    done = 0;
    if (link.window()) {
      link.writes().begin();
    }
  }

  boolean ended() {
    return done == link.rows();
  }

  /** How many rows can be done when the longest value is there up to {@code target} of {@code longest}. */
  int limit(long target, int longest) {
    int rows = link.rows();
    int limit = (int) Math.min(rows, rows == longest ? target : target * rows / longest);
    for (Edge source : sources) {
      limit = Math.min(limit, source.reach().ready(source.stage().done));
    }
    for (Edge reader : guards) {
      limit = Math.min(limit, reader.reach().needed(reader.stage().done));
    }
    return limit == rows ? rows : limit - Math.floorMod(limit - link.origin(), Link.GRAIN);
  }

  /** The first of its samples that are still read. */
  private int needed() {
    int needed = done;
    for (Edge reader : readers) {
      needed = Math.min(needed, reader.reach().needed(reader.stage().done));
    }
    return needed;
  }

  /** Goes on up to row {@code limit}. */
  void run(int limit) {
    if (limit > done) {
      Piece z = link.writes();
      if (link.window() && z.at(limit) > z.samples().length) {
        z.forget(needed(), done);
      }
      link.run(done, limit);
      done = limit;
    }
  }

  /** Goes on without doing anything; how long a window has to be for that. */
  int pretend(int limit) {
    int length = limit - needed();
    done = Math.max(done, limit);
    return length;
  }

  void allocate(int length) {
    if (link.window()) {
      link.writes().begin(new double[length]);
    }
  }
}
