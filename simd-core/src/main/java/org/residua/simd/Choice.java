package org.residua.simd;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.residua.simd.kernel.Kernels;

/**
 * Which kernels the automatic choice takes: plain loops at first, and vectors once a {@link Trial} has shown that they are right and
 * faster. The trial is made beside the work, on a thread of its own, and not before there was a tenth of a second of work: what is over
 * sooner has no use for it. No bit of a result depends on the choice, so that it may come at any time. Thread safe.
 */
final class Choice {

  /** Of this process: what a compiler makes of vectors is the same for all who ask. */
  static final Choice SHARED = new Choice(Pieces::trial, Pieces::vectors, Duration.ofMillis(100));

  /** How long work waits for a trial where it would be done with the first choice to its end. */
  private static final long WAITED_MILLIS = 2000;

  private final Supplier<Trial.Verdict> trial;
  private final Supplier<Kernels> vectors;
  private final long enough;
  private final AtomicLong worked = new AtomicLong();
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<Trial.Verdict> verdict = Optional.empty();
  private volatile Kernels kernels = Pieces.PLAIN;

  Choice(Supplier<Trial.Verdict> trial, Supplier<Kernels> vectors, Duration enough) {
    this.trial = trial;
    this.vectors = vectors;
    this.enough = enough.toNanos();
  }

  /** Those to be taken now. */
  Kernels kernels() {
    return kernels;
  }

  /** Why, in words; of a trial that is still to come what it will be about. */
  String reason() {
    return verdict.map(Trial.Verdict::reason).orElseGet(() -> {
      String obstacle = new VectorProvider().availability();
      return obstacle.isEmpty() ? "vectors are tried beside the first work that takes longer than " + enough / 1_000_000
          + " ms, and taken if they give the same bits in less time" : "no vectors: " + obstacle;
    });
  }

  /** Told of work that was done. */
  void worked(long nanos) {
    if (verdict.isEmpty() && worked.addAndGet(nanos) >= enough) {
      start();
    }
  }

  /** Waits for the trial, for two seconds at most. */
  void await() {
    start();
    try {
      boolean _ = over.await(WAITED_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start() {
    if (started.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("residua-trial").start(this::settle);
    }
  }

  private void settle() {
    try {
      Trial.Verdict found = trial.get();
      if (found.vectors()) {
        kernels = vectors.get();
      }
      verdict = Optional.of(found);
      System.getLogger(Choice.class.getPackageName()).log(found.same() ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR,
          "kernels: {0}, {1}", kernels.name(), found.reason());
    } finally {
      over.countDown();
    }
  }
}
