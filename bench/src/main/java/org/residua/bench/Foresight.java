package org.residua.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * What is told before a run begins, and what of it fits into memory.
 *
 * @param plan what fits
 * @param lines a sentence each
 */
record Foresight(Plan plan, List<String> lines) {

  private static final double PERCENT = 0.01;

  Foresight {
    lines = List.copyOf(lines);
  }

  /** Time and memory of a plan; {@code kept} is what each scheme keeps of a sample in bytes. */
  static Foresight of(Plan whole, Map<String, Double> kept) {
    long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    return of(whole, kept, memory);
  }

  /** The same with that much memory. */
  static Foresight of(Plan whole, Map<String, Double> kept, long memory) {
    Plan plan = whole.within(cell -> Estimate.bytes(cell, kept), Math.round(PERCENT * Estimate.HEAP_PERCENT * memory));
    long needed = plan.cells().stream().mapToLong(cell -> Estimate.bytes(cell, kept)).max().orElse(0);
    String widths = String.join(" and ", plan.parts().stream().map(part -> part.width().title()).toList());
    return new Foresight(plan, List.of(
        plan.cells().size() + " cells at " + widths + ": about " + Estimate.words(Estimate.of(plan))
            + " on a quiet machine; leave it alone meanwhile",
        "memory: " + Estimate.gibibytes(needed) + " for the largest cell, of " + Estimate.gibibytes(memory)));
  }
}
