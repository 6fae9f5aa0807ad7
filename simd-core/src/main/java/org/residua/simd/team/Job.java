package org.residua.simd.team;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Independent parts of work, prepared once and run many times by {@link Workers}. Nothing allocates in a run. One run
 * at a time: a job belongs to whoever prepared it.
 */
public final class Job {

  static final Job NONE = new Job(0, part -> { });

  private final int parts;
  private final IntConsumer body;
  private final AtomicInteger next;
  private final AtomicInteger open = new AtomicInteger();
  private volatile @Nullable Throwable failure;
  /** Who sleeps until no part is open. */
  private volatile @Nullable Thread sleeper;

  /**
   * A job.
   *
   * @param parts how many, at least 0
   * @param body runs the part of that number, from 0
   */
  public Job(int parts, IntConsumer body) {
    if (parts < 0) {
      throw new IllegalArgumentException("parts = " + parts + " must be at least 0");
    }
    this.parts = parts;
    this.body = body;
    this.next = new AtomicInteger(parts);
  }

  /** The number of parts. */
  public int parts() {
    return parts;
  }

  /** Makes all parts open again; the last write, {@code next}, is what lets helpers in. */
  void begin() {
    failure = null;
    open.set(parts);
    next.set(0);
  }

  /** Runs parts until none is left to begin. */
  void takePart() {
    while (next.get() < parts) {
      int part = next.getAndIncrement();
      if (part < parts) {
        try {
          if (failure == null) {
            body.accept(part);
          }
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          if (open.decrementAndGet() == 0) {
            LockSupport.unpark(sleeper);
          }
        }
      }
    }
  }

  /** Waits for the parts of other threads, asleep if that takes longer; throws what one of them threw. */
  void finish() {
    for (int look = 0; open.get() > 0 && look < Workers.LOOKS; look++) {
      Thread.onSpinWait();
    }
    if (open.get() > 0) {
      sleeper = Thread.currentThread();
      while (open.get() > 0) {
        LockSupport.park(this);
      }
      sleeper = null;
    }
    switch (failure) {
      case null -> { }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
