package org.residua.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bar on a terminal, drawn once work lasts longer than half a second and wiped when it ends.
 *
 * <p>It only counts work that is done anyway: no bit of a result depends on it.
 */
final class Progress implements AutoCloseable {

  private static final int WIDTH = 40;
  private static final long PATIENCE = 500_000_000L;
  private static final long REDRAW = 100_000_000L;

  private final PrintStream err;
  private final long patience;
  private final long redraw;
  private final boolean terminal;
  private long total;
  private final long start = System.nanoTime();
  private final AtomicLong drawn = new AtomicLong(start);
  private final AtomicLong done = new AtomicLong();
  private volatile boolean visible;

  /**
   * A bar for the work that is {@linkplain #expect expected}, in any unit.
   *
   * @param streams where to
   */
  Progress(Streams streams) {
    this(streams, PATIENCE, REDRAW);
  }

  /** A bar that appears after {@code patience} and is drawn anew every {@code redraw} nanoseconds. */
  Progress(Streams streams, long patience, long redraw) {
    this.patience = patience;
    this.redraw = redraw;
    this.err = streams.err();
    this.terminal = streams.terminal();
  }

  /** So much work more is to be done; said before it begins. */
  void expect(long work) {
    total += work;
  }

  /** Counts work that is done. Thread safe. */
  void advance(long work) {
    show(done.addAndGet(work));
  }

  /** Of several threads that come at once one draws, and the others go on with their work. */
  private void show(long work) {
    if (!terminal) {
      return;
    }
    long now = System.nanoTime();
    long last = drawn.get();
    if (now - start >= patience && now - last >= redraw && drawn.compareAndSet(last, now)) {
      visible = true;
      double part = Math.min(1, (double) work / Math.max(1, total));
      int filled = (int) (WIDTH * part);
      err.print("\r[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] "
          + (int) (100 * part) + " %");
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
