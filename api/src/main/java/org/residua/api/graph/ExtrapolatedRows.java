package org.residua.api.graph;

import java.util.List;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.kernel.Sweep;

/**
 * A semi-iteration of rows with {@code a} and {@code b} terms on two buffers that change roles: with an even
 * number of rows the result is where the start was, with an odd one in the other buffer.
 */
final class ExtrapolatedRows implements Runnable {

  private final Row[] rows;
  private final boolean frozen;
  private final Sweep sweep;
  private final double[] start;
  private final double[] other;
  private final int count;

  ExtrapolatedRows(SemiIteration iteration, Sweep sweep, Slot start, Slot other) {
    List<Row> table = iteration.rows();
    this.rows = table.toArray(Row[]::new);
    this.frozen = iteration.frozen();
    this.sweep = sweep;
    this.start = start.samples();
    this.other = other.samples();
    this.count = start.shape().size();
  }

  @Override
  public void run() {
    System.arraycopy(start, 0, other, 0, count);
    if (frozen) {
      sweep.freeze(start);
    }
    double[] current = start;
    double[] previous = other;
    for (Row row : rows) {
      sweep.row(row.tau(), row.a(), row.b(), current, previous);
      double[] next = previous;
      previous = current;
      current = next;
    }
    sweep.thaw();
  }
}
