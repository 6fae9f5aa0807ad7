package org.residua.cli;

import java.util.EnumMap;
import java.util.Map;

/** Where the time of a run goes; it is always in one part. */
final class Stopwatch {

  /** The parts of a run: choosing is everything between samples and evolution, the proof included. */
  enum Part {
    READ, CHOOSE, EVOLVE, COMPARE, WRITE
  }

  private final Map<Part, Long> nanos = new EnumMap<>(Part.class);
  private Part part = Part.READ;
  private long since = System.nanoTime();

  /** Ends the part that runs, and begins another or the same one again. */
  void enter(Part next) {
    long now = System.nanoTime();
    nanos.merge(part, now - since, Long::sum);
    part = next;
    since = now;
  }

  /** How long a part ran until now. */
  double seconds(Part asked) {
    enter(part);
    return 1e-9 * nanos.getOrDefault(asked, 0L);
  }
}
