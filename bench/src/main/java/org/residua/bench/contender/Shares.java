package org.residua.bench.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An array shared between the calling thread and persistent others, in equal contiguous parts. */
final class Shares {

  /** Work on the samples {@code from..to-1}. */
  @FunctionalInterface
  interface Part {
    void run(int from, int to);
  }

  private final int threads;
  private final ExecutorService others;

  Shares(int threads) {
    this.threads = threads;
    this.others = Executors.newCachedThreadPool(work -> {
      Thread thread = new Thread(work, "share");
      thread.setDaemon(true);
      return thread;
    });
  }

  /** Runs the parts, each beginning at a multiple of {@code grain}, and waits for all. */
  void run(int length, int grain, Part part) {
    int share = (length / threads + grain - 1) / grain * grain;
    List<Future<?>> running = new ArrayList<>();
    for (int t = 1; t < threads; t++) {
      int from = Math.min(length, t * share);
      int to = t == threads - 1 ? length : Math.min(length, from + share);
      running.add(others.submit(() -> part.run(from, to)));
    }
    part.run(0, threads == 1 ? length : Math.min(length, share));
    running.forEach(Shares::join);
  }

  private static void join(Future<?> part) {
    try {
      part.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a part was running", e);
    }
  }
}
