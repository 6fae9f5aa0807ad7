package org.residua.simd.team;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A persistent team of threads that shares the parts of a {@link Job}.
 *
 * <p>The caller is one of the team, so {@code of(1)} has no thread of its own. Threads are daemons, started when a
 * team first has work and kept: starting one costs more than a small job. What is computed does not
 * depend on who computes it: the parts of a job must be independent. {@link #run} does not allocate. Thread
 * safe: while the team is busy, another caller works alone, and so does a part that asks for the team again.
 */
public final class Workers {

  private static final Map<Integer, Workers> TEAMS = new ConcurrentHashMap<>();
  private static final Workers SINGLE = new Workers(1);
  /** A thread that finds nothing to do looks again this often, some 50 microseconds, before it sleeps. */
  static final int LOOKS = 2_000;

  private final Thread[] helpers;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean started;
  private volatile Job job = Job.NONE;
  /** Goes up with each job, so that a sleeper can tell a new one from the last. */
  private final AtomicInteger generation = new AtomicInteger();

  private Workers(int threads) {
    this.helpers = new Thread[threads - 1];
    for (int k = 0; k < helpers.length; k++) {
      helpers[k] = Thread.ofPlatform().daemon().name("residua-worker-" + (k + 1)).unstarted(this::serve);
    }
  }

  /** The caller alone. */
  public static Workers single() {
    return SINGLE;
  }

  /** The team of that many threads, the same one at each call; refuses fewer than 1. */
  public static Workers of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " must be at least 1");
    }
    return threads == 1 ? SINGLE : TEAMS.computeIfAbsent(threads, Workers::new);
  }

  /** Starts the helpers at the first job; only who is busy with the team calls it. */
  private void start() {
    if (!started) {
      for (Thread helper : helpers) {
        helper.start();
      }
      started = true;
    }
  }

  /** The number of threads, the caller counted. */
  public int threads() {
    return helpers.length + 1;
  }

  /**
   * Runs all parts of a job and returns when they are done. An exception of a part is thrown here once no part runs
   * any more; parts that had not begun by then are skipped.
   */
  public void run(Job work) {
    work.begin();
    if (helpers.length == 0 || work.parts() < 2 || !busy.compareAndSet(false, true)) {
      work.takePart();
      work.finish();
      return;
    }
    try {
      start();
      job = work;
      generation.incrementAndGet();
      for (Thread helper : helpers) {
        LockSupport.unpark(helper);
      }
      work.takePart();
      work.finish();
    } finally {
      job = Job.NONE;
      busy.set(false);
    }
  }

  private void serve() {
    int seen = 0;
    while (true) {
      for (int look = 0; generation.get() == seen && look < LOOKS; look++) {
        Thread.onSpinWait();
      }
      while (generation.get() == seen) {
        LockSupport.park(this);
      }
      seen = generation.get();
      job.takePart();
    }
  }
}
