package org.residua.bench.contender;

import org.residua.api.kernel.Sweep;
import org.residua.bench.problem.Evolution;

/** A semi-iteration row by row: two arrays take turns. */
final class SemiIterating implements Timed {

  private final Evolution evolution;
  private final Sweep sweep;
  private final double tau;
  private double[] u = new double[0];
  private double[] previous = new double[0];

  SemiIterating(Evolution evolution, Sweep sweep) {
    this.evolution = evolution;
    this.sweep = sweep;
    this.tau = evolution.step().tau();
  }

  @Override
  public void load(double[] start) {
    u = start;
    if (previous.length != start.length) {
      previous = new double[start.length];
    }
  }

  @Override
  public void run() {
    System.arraycopy(u, 0, previous, 0, u.length);
    if (evolution.form() == Evolution.Form.FSI_FROZEN) {
      sweep.freeze(u);
    }
    for (int k = 0; k < evolution.steps(); k++) {
      double a = evolution.weight(k);
      sweep.row(tau, a, 1 - a, u, previous);
      double[] next = previous;
      previous = u;
      u = next;
    }
  }

  @Override
  public double[] samples() {
    return u;
  }
}
