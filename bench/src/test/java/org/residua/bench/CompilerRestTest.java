package org.residua.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CompilerRestTest {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** A slice is a tenth of a second of work, whatever a piece of it takes, and there are ten at most. */
  @Test
  void workIsRepeatedForATenthOfASecondAtLeast() {
    AtomicLong pieces = new AtomicLong();
    long before = THREADS.getCurrentThreadCpuTime();
    CompilerRest.await(() -> {
      long until = THREADS.getCurrentThreadCpuTime() + Duration.ofMillis(10).toNanos();
      while (THREADS.getCurrentThreadCpuTime() < until) {
        Thread.onSpinWait();
      }
      pieces.incrementAndGet();
    });
    Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    // Other threads of Java's count as well.
    assertThat(taken).isBetween(Duration.ofMillis(50), Duration.ofMillis(1500));
    assertThat(pieces).hasValueBetween(5, 150);
  }

  /** Vectors are objects as long as nobody has compiled them. */
  @Test
  void workThatAllocatesIsRepeated() {
    AtomicLong pieces = new AtomicLong();
    AtomicReference<byte[]> kept = new AtomicReference<>();
    CompilerRest.await(() -> {
      if (pieces.incrementAndGet() < 25) {
        kept.set(new byte[1000]);
      }
      long until = THREADS.getCurrentThreadCpuTime() + Duration.ofMillis(10).toNanos();
      while (THREADS.getCurrentThreadCpuTime() < until) {
        Thread.onSpinWait();
      }
    });
    assertThat(kept.get()).hasSize(1000);
    assertThat(pieces).hasValueGreaterThan(25);
  }
}
