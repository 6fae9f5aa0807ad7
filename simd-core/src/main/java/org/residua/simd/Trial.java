package org.residua.simd;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.residua.api.signal.Signal;

/**
 * Vectors held against plain loops on a piece of work that takes microseconds: they have to give the same bits every time, and, once
 * the compiler has done what it will, in less time. Until then vectors are objects and take a hundred times as long, so that times are
 * taken again and again; nothing is asked of the virtual machine or its compiler but the time.
 *
 * @param plain the piece without vectors
 * @param vectors the piece with them
 * @param patience after which they are taken to stay slower
 */
record Trial(Supplier<Signal> plain, Supplier<Signal> vectors, Duration patience) {

  /** Of a block the quickest run counts: interruptions only add. */
  private static final int BLOCK = 16;

  /** Blocks after each other that have to be won: one may be won while the plain loops are not compiled yet. */
  private static final int WINS = 3;

  /** What came out: whether vectors are taken, and why. */
  record Verdict(boolean vectors, boolean same, String reason) {}

  Verdict run() {
    long end = System.nanoTime() + patience.toNanos();
    int wins = 0;
    Times times = new Times(0, 0);
    while (System.nanoTime() < end) {
      times = new Times(Long.MAX_VALUE, Long.MAX_VALUE);
      for (int i = 0; i < BLOCK; i++) {
        long start = System.nanoTime();
        Signal expected = plain.get();
        long middle = System.nanoTime();
        Signal given = vectors.get();
        long stop = System.nanoTime();
        times = times.least(middle - start, stop - middle);
        if (!given.digest().equals(expected.digest())) {
          return new Verdict(false, false, "vectors gave other bits than plain loops (digest " + given.digest() + " instead of "
              + expected.digest() + "), which is an error of this Java or this processor: they are not used");
        }
        leave(stop - start);
      }
      wins = times.vectors() < times.plain() ? wins + 1 : 0;
      if (wins == WINS) {
        return new Verdict(true, true, "vectors gave the same bits in " + times);
      }
    }
    return new Verdict(false, true, "vectors gave the same bits, and were not faster within " + patience.toMillis() + " ms: " + times);
  }

  /** Leaves the processor to the work and to the compiler for twice as long as it was taken from them. */
  private static void leave(long taken) {
    LockSupport.parkNanos(2 * taken);
  }

  /** Of one run each, the least, in nanoseconds. */
  private record Times(long plain, long vectors) {

    Times least(long nextPlain, long nextVectors) {
      return new Times(Math.min(plain, nextPlain), Math.min(vectors, nextVectors));
    }

    @Override
    public String toString() {
      return micros(vectors) + " instead of " + micros(plain);
    }

    private static String micros(long nanos) {
      return nanos / 1000 + "." + nanos / 100 % 10 + " us";
    }
  }
}
