package org.residua.cli.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * All contenders on all tasks with all seeds. Each seed of a row is a task of its own for one of several threads; all contenders
 * get the same samples, and means are taken in the order of the seeds: but for the times, the standings do not depend on who
 * computed them.
 *
 * @param contenders who takes part
 * @param slices what is done
 * @param seeds 1 to so many
 */
public record Contest(List<Contender> contenders, List<Slice> slices, int seeds) {

  /** Copies the lists. */
  public Contest {
    contenders = List.copyOf(contenders);
    slices = List.copyOf(slices);
  }

  /** The whole contest. */
  public static Contest full(List<Contender> contenders, List<TestSignal> four, int seeds) {
    return new Contest(contenders, Slice.all(four), seeds);
  }

  /** The four signals alone, as they usually are and short. */
  public static Contest quick(List<Contender> contenders, List<TestSignal> four, int seeds) {
    return new Contest(contenders, Slice.quick(four), seeds);
  }

  /** The same with the rows of at most so many samples alone. */
  public Contest atMost(int length) {
    return new Contest(contenders, slices.stream().map(slice -> slice.atMost(length)).toList(), seeds);
  }

  /** Told how much is done. */
  @FunctionalInterface
  public interface Watcher {

    /** So much more of {@link #work}. */
    void advance(long work);
  }

  /** How much there is to do: samples denoised. */
  public long work() {
    return slices.stream().mapToLong(slice -> slice.rows().stream().mapToLong(
        row -> (long) slice.seeds(seeds) * row.length() * taking(slice).size()).sum()).sum();
  }

  private List<Contender> taking(Slice slice) {
    return contenders.stream().filter(contender -> slice.kinds().contains(contender.kind())).toList();
  }

  /**
   * What comes out.
   *
   * @param threads that share the work
   * @param watcher is told of it
   */
  public Standings run(int threads, Watcher watcher) {
    List<Running> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Slice slice : slices) {
        for (Row row : slice.rows()) {
          running.add(start(slice, row, pool, watcher));
        }
      }
      return new Standings(seeds, contenders.stream().map(Standings.Entry::of).toList(),
          running.stream().map(Running::result).toList());
    }
  }

  private Running start(Slice slice, Row row, ExecutorService pool, Watcher watcher) {
    List<Contender> taking = taking(slice);
    List<Score.Course> courses = taking.stream().map(_ -> new Score.Course(slice.seeds(seeds))).toList();
    List<? extends Future<?>> parts = IntStream.range(0, slice.seeds(seeds))
        .mapToObj(seed -> pool.submit(() -> denoise(row, seed, taking, courses, watcher))).toList();
    return new Running(slice, row, taking, courses, parts);
  }

  private static void denoise(Row row, int seed, List<Contender> taking, List<Score.Course> courses, Watcher watcher) {
    double[] clean = row.clean(seed + 1);
    double[] noisy = row.noisy(clean, seed + 1);
    for (int k = 0; k < taking.size(); k++) {
      long start = System.nanoTime();
      double[] denoised = taking.get(k).method().denoised(noisy.clone(), clean);
      courses.get(k).nanos()[seed] = (double) (System.nanoTime() - start) / row.length();
      courses.get(k).errors()[seed] = error(denoised, clean);
      watcher.advance(row.length());
    }
  }

  /** The mean squared error, summed in the order of the samples. */
  static double error(double[] denoised, double[] clean) {
    double sum = 0;
    for (int i = 0; i < clean.length; i++) {
      sum += (denoised[i] - clean[i]) * (denoised[i] - clean[i]);
    }
    return sum / clean.length;
  }

  /** A row under way. */
  private record Running(Slice slice, Row row, List<Contender> taking, List<Score.Course> courses,
      List<? extends Future<?>> parts) {

    Result result() {
      for (Future<?> part : parts) {
        await(part);
      }
      Score.Course ours = courses.get(IntStream.range(0, taking.size())
          .filter(k -> taking.get(k).kind() == Contender.Kind.OURS).findFirst().orElseThrow());
      return new Result(slice.title(), row.name(), row.noise(),
          IntStream.range(0, taking.size()).mapToObj(k -> Score.of(taking.get(k), courses.get(k), ours)).toList());
    }

    private static void await(Future<?> part) {
      try {
        part.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted within the contest", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a contender failed: " + e.getCause(), e);
      }
    }
  }
}
