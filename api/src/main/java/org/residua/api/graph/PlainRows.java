package org.residua.api.graph;

import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.kernel.Sweep;

/** A semi-iteration of plain explicit steps, in place. */
final class PlainRows implements Runnable {

  private final double[] taus;
  private final boolean frozen;
  private final Sweep sweep;
  private final double[] u;

  PlainRows(SemiIteration iteration, Sweep sweep, Slot u) {
    this.taus = iteration.rows().stream().mapToDouble(Row::tau).toArray();
    this.frozen = iteration.frozen();
    this.sweep = sweep;
    this.u = u.samples();
  }

  @Override
  public void run() {
    if (frozen) {
      sweep.freeze(u);
    }
    for (double tau : taus) {
      sweep.step(tau, u);
    }
    sweep.thaw();
  }
}
