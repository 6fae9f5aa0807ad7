package org.residua.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.LongStream;
import org.residua.bench.contender.Contender;
import org.residua.bench.contender.Contenders;
import org.residua.bench.contender.Timed;
import org.residua.bench.problem.SchemeEvolution;

/** The memory that a plan keeps for each sample. */
final class Footprint {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int SHORTER = 1 << 18;
  private static final int LONGER = 1 << 20;
  /** Loops are made by some of the plans, which takes about a hundred kilobytes: less than half a byte of each sample. */
  private static final int TRIES = 8;

  private Footprint() {}

  /** What a sample more takes: whole bytes allocated by making a plan, the least of some tries. */
  static double perSample(SchemeEvolution evolution) {
    long shorter = least(evolution, SHORTER);
    return Math.rint((least(evolution, LONGER) - shorter) / (double) (LONGER - SHORTER));
  }

  private static long least(SchemeEvolution evolution, int length) {
    return LongStream.generate(() -> allocated(evolution, length)).limit(TRIES).min().orElseThrow();
  }

  private static long allocated(SchemeEvolution evolution, int length) {
    Contender residua = Contenders.named("vector");
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Optional<Timed> prepared = residua.prepare(evolution, length);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    return prepared.isPresent() ? allocated : 0;
  }
}
