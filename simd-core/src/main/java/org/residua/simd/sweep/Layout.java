package org.residua.simd.sweep;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Shape;

/**
 * How a signal is cut: one chunk for each thread, each passed by a window; and how a table is: bands of rows, each one
 * pass over the signal.
 *
 * @param shape the signal
 * @param bands the number of bands
 * @param window samples by which the fronts move on before the next one follows
 * @param border samples to each side of the border of two chunks that are done when both have ended
 * @param chunks the number of chunks
 */
record Layout(Shape shape, int bands, int window, int border, int chunks) {

  /** Of every vector width. */
  static final int ALIGNMENT = 8;
  /** Doubles of a window over all its planes: 256 KiB, a quarter of a common second-level cache. */
  private static final int CACHED = 32_768;
  /**
   * Samples of a window over all that its rows read or write: with the rows that follow it stays in a first-level cache of 48 KiB. One
   * row alone reads once. As many samples of a whole signal are done row by row: windows that slide cost more there than they save.
   */
  private static final int LONGEST_WINDOW = 4096;
  /** Rows of a band: with the least filters their shortest window is half of the longest. */
  private static final int MOST_ROWS = 128;
  /** Samples times rows that are worth a thread, some 50 microseconds. */
  private static final long THREAD = 1 << 18;

  static Layout of(PreparedTable table, Shape shape, int threads) {
    int iterates = table.inPlace() ? 1 : 2;
    int planes = shape.channels() * iterates + table.stencil().outputs()
        + (table.simple() ? 0 : 3 * shape.channels());
    int longest = table.rows() == 1 ? CACHED : LONGEST_WINDOW / table.streams();
    int cached = CACHED / planes;
    boolean whole = shape.length() * (long) table.signals() <= Math.min(LONGEST_WINDOW, 2 * cached);
    int window = whole ? LONGEST_WINDOW : Math.min(longest, cached) / table.signals();
    return of(table, shape, threads, window, MOST_ROWS);
  }

  /**
   * With windows of about that many samples and bands of at most that many rows. When the first window has passed all
   * fronts must have begun, the last one as far inside as it is behind.
   */
  static Layout of(PreparedTable table, Shape shape, int threads, int window, int mostRows) {
    int bands = Math.ceilDiv(table.rows(), mostRows);
    int rows = Math.ceilDiv(table.rows(), bands);
    int border = Math.multiplyExact(rows, table.skew());
    int least = 2 * (border + table.skew());
    int whole = Math.max(least, window) / ALIGNMENT * ALIGNMENT;
    long work = (long) shape.size() * table.signals() * rows;
    long worth = Math.min(threads, Math.min(shape.length() / (2L * whole), work / THREAD));
    boolean resident = shape.length() <= 2 * whole;
    return new Layout(shape, resident ? 1 : bands, whole, border, (int) Math.max(1, worth));
  }

  /** The least multiple of {@link #ALIGNMENT} that is not less. */
  static int aligned(int positions) {
    return (positions + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  int length() {
    return shape.length();
  }

  /** Whether one window holds the whole signal: its rows are then done one after the other. */
  boolean resident() {
    return length() <= 2 * window;
  }

  /** The bands of a table, of about as many rows each. */
  List<Band> bands(int rows) {
    return IntStream.range(0, bands)
        .mapToObj(b -> new Band((int) ((long) rows * b / bands), (int) ((long) rows * (b + 1) / bands))).toList();
  }

  /** The parts that outlast a window: those that a band leaves to the next one, and those of the caller. */
  Planes lasting(PreparedTable table) {
    return bands > 1 || resident() ? table.planes() : table.given();
  }

  /** Positions that some row of a band still needs, and those before its first one. */
  int positions(PreparedTable table) {
    return 2 * table.before() + window + border + table.skew();
  }

  /** Where a chunk begins. */
  int begin(int chunk) {
    return chunk == chunks ? length()
        : (int) ((long) length() * chunk / chunks) / ALIGNMENT * ALIGNMENT;
  }

  /** Whether rows stop short of the left end of a chunk. */
  boolean openLeft(int chunk, Boundary boundary) {
    return !resident() && (chunk > 0 || boundary == Boundary.PERIODIC);
  }

  /** Whether rows stop short of the right end of a chunk. */
  boolean openRight(int chunk, Boundary boundary) {
    return !resident() && (chunk < chunks - 1 || boundary == Boundary.PERIODIC);
  }
}
