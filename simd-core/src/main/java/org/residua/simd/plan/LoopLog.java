package org.residua.simd.plan;

import java.util.ArrayList;
import java.util.List;
import org.residua.api.block.LoopOutcome;
import org.residua.api.iteration.FixedPointLoop;

/** How the fixed points of a plan were found in its last run, in the order of running. Allocates where a run has more of them than any before. */
final class LoopLog {

  private final List<FixedPointLoop.Ending> endings = new ArrayList<>();
  private int count;

  /** Forgets the last run. */
  void begin() {
    count = 0;
  }

  /** Keeps how a loop ended. */
  void add(FixedPointLoop loop) {
    if (count == endings.size()) {
      endings.add(new FixedPointLoop.Ending());
    }
    loop.endingInto(endings.get(count++));
  }

  List<LoopOutcome> outcomes() {
    return endings.subList(0, count).stream().map(FixedPointLoop.Ending::outcome).toList();
  }
}
