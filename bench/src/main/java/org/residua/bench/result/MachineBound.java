package org.residua.bench.result;

import java.util.List;
import java.util.stream.Stream;

/**
 * A bound of the machine as it was reached, in its usual unit.
 *
 * @param name with the language it was reached from
 * @param cell what was measured, in ns for each number
 * @param unit of {@link #value}
 * @param factor what {@link #value} is over the nanoseconds, or 0 if it is the nanoseconds
 */
public record MachineBound(String name, Cell cell, String unit, double factor) {

  /** A fused multiply-add counts as two operations. */
  private static final double OPERATIONS = 2;
  /** A sample is read and written. */
  private static final double BYTES = 16;

  /** All of them. */
  public static List<MachineBound> all() {
    return Stream.of(
        of("fused multiply-add", Limit.multiplyAdd(), "GFLOP/s", OPERATIONS),
        of("division", Limit.division(), "ns per double", 0),
        of("STREAM in place, 1 thread", Limit.stream(1), "GB/s", BYTES),
        of("STREAM in place, 2 threads", Limit.stream(2), "GB/s", BYTES)).flatMap(List::stream).toList();
  }

  private static List<MachineBound> of(String name, List<Cell> cells, String unit, double factor) {
    return cells.stream()
        .map(cell -> new MachineBound(
            name + (cell.contender().equals("java") ? ", Java" : ", C"), cell, unit, factor))
        .toList();
  }

  /** In the unit. */
  public double value(double nanoseconds) {
    return factor == 0 ? nanoseconds : factor / nanoseconds;
  }
}
