package org.residua.api.sweep;

import org.residua.api.operator.Boundary;
import org.residua.api.signal.Shape;

/**
 * How a signal is cut: one chunk for each thread, each passed by a window.
 *
 * @param shape the signal
 * @param window samples by which the fronts move on before the next one follows
 * @param border samples to each side of the border of two chunks that are done when both have ended
 * @param chunks the number of chunks
 */
record Layout(Shape shape, int window, int border, int chunks) {

  /** Of every vector width. */
  static final int ALIGNMENT = 8;
  /**
   * Positions of an array that begin a cache line are these plus multiples of 8, where its object begins with a line, as
   * large ones do: its header takes 16 bytes. Vectors that begin there are loaded and stored in one piece, not in two.
   */
  static final int LINE = 6;
  /** Doubles of a window over all its planes: 256 KiB, a quarter of a common second-level cache. */
  private static final int CACHED = 32_768;
  /** With the rows that follow it, a window of the iterates stays in a first-level cache of 48 KiB; one row alone reads once. */
  private static final int LONGEST_WINDOW = 4096;
  /** Samples times rows that are worth a thread, some 50 microseconds. */
  private static final long THREAD = 1 << 18;

  static Layout of(Table table, Shape shape, int threads) {
    int iterates = table.inPlace() ? 1 : 2;
    int planes = shape.channels() * iterates + table.stencil().outputs()
        + (table.simple() ? 0 : 3 * shape.channels());
    int longest = table.rows() == 1 ? CACHED : LONGEST_WINDOW / iterates;
    int window = Math.min(longest, CACHED / planes) / table.signals();
    return of(table, shape, threads, window);
  }

  /** With a window of about that many samples: the fronts must have begun when it has passed. */
  static Layout of(Table table, Shape shape, int threads, int window) {
    int border = Math.multiplyExact(table.rows(), table.skew());
    int least = 4 * (border + table.skew());
    int whole = Math.max(least, window) / ALIGNMENT * ALIGNMENT;
    long work = (long) shape.size() * table.signals() * table.rows();
    long worth = Math.min(threads, Math.min(shape.length() / (2L * whole), work / THREAD));
    return new Layout(shape, whole, border, (int) Math.max(1, worth));
  }

  int length() {
    return shape.length();
  }

  /** Whether one window holds the whole signal: its rows are then done one after the other. */
  boolean resident() {
    return length() <= 2 * window;
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
