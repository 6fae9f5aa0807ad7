package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** What an operation allocates. */
final class Allocation {

  /** Runs whose bytes are counted together. */
  static final int ROUNDS = 500;
  /** How long the compiler may take. */
  private static final long PATIENCE = 20_000_000_000L;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Runs until a whole round allocates nothing: before, the loops may not be compiled yet. */
  static void doesNotAllocate(String what, Runnable operation) {
    doesNotAllocate(what, operation, THREAD::getCurrentThreadAllocatedBytes);
  }

  static void doesNotAllocate(String what, Runnable operation, LongSupplier bytes) {
    long allocated = Long.MAX_VALUE;
    long end = System.nanoTime() + PATIENCE;
    while (allocated > 0 && System.nanoTime() < end) {
      long before = bytes.getAsLong();
      for (int round = 0; round < ROUNDS; round++) {
        operation.run();
      }
      allocated = bytes.getAsLong() - before;
    }
    assertThat(allocated).as("bytes allocated by " + what).isZero();
  }
}
