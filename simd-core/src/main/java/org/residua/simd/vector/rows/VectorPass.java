package org.residua.simd.vector.rows;

import org.residua.api.operator.Repetition;
import org.residua.simd.kernel.FusedRows;
import org.residua.simd.kernel.RowsPass;

/** The rows that repeat by a loop, those before, after and left over one by one. */
record VectorPass(FusedRows rows, RowsLoop loop) implements RowsPass {

  @Override
  public void run(int from, int to) {
    Repetition repetition = rows.matrix().repetition();
    int inside = Math.max(from, rows.repeated().first());
    int start = Math.min(to, inside + Math.floorMod(repetition.from() - inside, repetition.period()));
    int end = Math.max(start, Math.min(to, rows.repeated().end()));
    rows.run(from, start);
    rows.run(end - start < repetition.period() ? start : loop.run(rows, start, end), to);
  }
}
