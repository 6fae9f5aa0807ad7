package org.residua.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.residua.bench.contender.Contenders;
import org.residua.bench.contender.Timed;
import org.residua.bench.problem.SchemeEvolution;

/** The memory that a plan keeps for each sample. */
final class Footprint {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int SHORTER = 1 << 17;
  private static final int LONGER = 1 << 18;

  private Footprint() {}

  /** Loops are compiled by the first plans, which takes memory of its own. */
  private static final int TRIES = 8;

  /** What a sample more takes: bytes allocated by making a plan and running it once, the signal itself apart, the least of some tries. */
  static double perSample(SchemeEvolution evolution) {
    return (least(evolution, LONGER) - least(evolution, SHORTER)) / (double) (LONGER - SHORTER);
  }

  private static long least(SchemeEvolution evolution, int length) {
    return LongStream.generate(() -> allocated(evolution, length)).limit(TRIES).min().orElseThrow();
  }

  private static long allocated(SchemeEvolution evolution, int length) {
    double[] start = evolution.start(length);
    long begin = THREADS.getCurrentThreadAllocatedBytes();
    Timed timed = Contenders.named("vector").prepare(evolution, length).orElseThrow();
    long prepared = THREADS.getCurrentThreadAllocatedBytes() - begin;
    timed.load(start);
    long loaded = THREADS.getCurrentThreadAllocatedBytes();
    timed.run();
    return prepared + THREADS.getCurrentThreadAllocatedBytes() - loaded;
  }
}
