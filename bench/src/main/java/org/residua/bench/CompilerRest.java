package org.residua.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.LongStream;

/**
 * When the compiler has done what it was asked for: while a slice of work runs, the virtual machine takes hardly any processor
 * time beside that of Java's threads. Compilers are no threads of Java's. A fixed time would be too short where the machine has other
 * work, and methods wait in the compiler's queue without telling.
 */
final class CompilerRest {

  /** Of work; the time of a process is counted in hundredths of a second. */
  private static final long SLICE_NANOS = 100_000_000;
  private static final double BESIDE = 0.15;
  private static final int MOST_SLICES = 10;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private CompilerRest() {}

  /** Repeats a piece of work until then. */
  static void await(Runnable work) {
    int slices = 0;
    while (slices < MOST_SLICES && beside(work) > BESIDE) {
      slices++;
    }
  }

  /** What the virtual machine takes beside Java's threads, as a share of what they take, while work runs. */
  private static double beside(Runnable work) {
    long process = SYSTEM.getProcessCpuTime();
    long java = ofThreads();
    long taken = 0;
    while (taken < SLICE_NANOS) {
      work.run();
      taken = ofThreads() - java;
    }
    return (SYSTEM.getProcessCpuTime() - process - taken) / (double) taken;
  }

  private static long ofThreads() {
    return LongStream.of(THREADS.getAllThreadIds()).map(THREADS::getThreadCpuTime).filter(nanos -> nanos > 0).sum();
  }
}
