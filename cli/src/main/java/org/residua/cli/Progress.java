package org.residua.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bar on a terminal, drawn once work lasts longer than half a second and wiped when it ends.
 *
 * <p>It only counts stages that happen anyway: no bit of a result depends on it. Not thread safe.
 */
final class Progress implements AutoCloseable {

  private static final int WIDTH = 40;
  private static final long PATIENCE = 500_000_000L;
  private static final long REDRAW = 100_000_000L;

  private final PrintStream err;
  private final long patience;
  private final long redraw;
  private final boolean terminal;
  private final int total;
  private final long start = System.nanoTime();
  private long drawn = start;
  private boolean visible;
  private int done;

  /**
   * A bar.
   *
   * @param streams where to
   * @param total number of stages of the whole work
   */
  Progress(Streams streams, int total) {
    this(streams, total, PATIENCE, REDRAW);
  }

  /** A bar that appears after {@code patience} and is drawn anew every {@code redraw} nanoseconds. */
  Progress(Streams streams, int total, long patience, long redraw) {
    this.patience = patience;
    this.redraw = redraw;
    this.err = streams.err();
    this.terminal = streams.terminal();
    this.total = Math.max(1, total);
  }

  /** Counts one stage. */
  void advance() {
    done++;
    long now = System.nanoTime();
    if (terminal && now - start >= patience && now - drawn >= redraw) {
      drawn = now;
      visible = true;
      int filled = (int) ((long) WIDTH * done / total);
      err.print("\r[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] "
          + 100L * done / total + " %");
      err.flush();
    }
  }

  @Override
  public void close() {
    if (visible) {
      err.print("\r" + " ".repeat(WIDTH + 10) + "\r");
      err.flush();
    }
  }

  /** Whether standard error is a terminal. */
  static boolean onTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // Not Linux: Java only knows about standard input and output together.
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }
}
