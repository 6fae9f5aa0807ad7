package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that do not depend on each other, on several threads.
 *
 * @param threads how many, the caller's one of them; at least 1
 */
record Team(int threads) {

  /** The results in the order of the tasks; what a task throws is thrown. */
  <T> List<T> all(List<Callable<T>> tasks) {
    List<T> results = new ArrayList<>();
    if (threads == 1 || tasks.size() < 2) {
      for (Callable<T> task : tasks) {
        results.add(done(task));
      }
      return results;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, tasks.size()))) {
      List<Future<T>> futures = tasks.stream().map(pool::submit).toList();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while candidates were computed", e);
    }
    return results;
  }

  /**
   * Does parts that write to places of their own, each by whichever worker is free.
   *
   * @param parts how many there are
   * @param workers makes one for each thread; it is told the numbers of its parts
   */
  void each(int parts, Supplier<? extends IntConsumer> workers) {
    AtomicInteger next = new AtomicInteger();
    Callable<Boolean> work = () -> {
      IntConsumer worker = workers.get();
      for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
        worker.accept(part);
      }
      return true;
    };
    all(Collections.nCopies(Math.min(threads, parts), work));
  }

  private static <T> T done(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) {
      throw thrown(e);
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException("a task failed", cause);
  }
}
