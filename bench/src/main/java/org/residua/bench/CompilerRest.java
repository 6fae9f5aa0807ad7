package org.residua.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/**
 * When the compiler has done what it was asked for: while a slice of work runs, the virtual machine takes hardly any processor
 * time beside that of Java's threads. Compilers are no threads of Java's. A fixed time would be too short where the machine has other
 * work, and methods wait in the compiler's queue without telling. A compiler also rests that was not asked yet: interpreted vectors are
 * slow, so that the counts at which it is asked come late. But they are objects, and compiled ones are none: while work
 * allocates, it is repeated as well.
 */
final class CompilerRest {

  /** Of work; the time of a process is counted in hundredths of a second. */
  private static final long SLICE_NANOS = 100_000_000;
  private static final double BESIDE = 0.15;
  private static final int MOST_SLICES = 10;
  /** Bytes of a run, on the thread that starts it. */
  private static final int MOST_ALLOCATED = 16;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private CompilerRest() {}

  /** Repeats a piece of work until then. */
  static void await(Runnable work) {
    int slices = 0;
    while (slices < MOST_SLICES && busy(work)) {
      slices++;
    }
  }

  /** Whether the virtual machine takes much beside Java's threads while a slice of work runs, or the work allocates. */
  private static boolean busy(Runnable work) {
    long process = SYSTEM.getProcessCpuTime();
    long java = ofThreads();
    long taken = 0;
    long allocated = 0;
    long runs = 0;
    while (taken < SLICE_NANOS) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
      runs++;
      taken = ofThreads() - java;
    }
    return SYSTEM.getProcessCpuTime() - process - taken > BESIDE * taken || allocated > MOST_ALLOCATED * runs;
  }

  private static long ofThreads() {
    return LongStream.of(THREADS.getAllThreadIds()).map(THREADS::getThreadCpuTime).filter(nanos -> nanos > 0).sum();
  }
}
