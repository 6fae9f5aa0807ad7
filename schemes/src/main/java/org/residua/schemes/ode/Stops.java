package org.residua.schemes.ode;

import java.util.Arrays;

/** The times at which a step has to end: those of the snapshots, and the end. */
final class Stops {

  /** Times that are closer are one step apart, whatever its size; rounding leaves no digit of a rate there. */
  private static final int SMALLEST = 16;

  private final double start;
  private final double[] times;
  private final int snapshots;
  private final double smallest;
  private int next;

  Stops(double t0, double t1, double[] snapshots) {
    boolean endToo = snapshots.length == 0 || snapshots[snapshots.length - 1] < t1;
    this.start = t0;
    this.times = Arrays.copyOf(snapshots, snapshots.length + (endToo ? 1 : 0));
    this.times[times.length - 1] = t1;
    this.snapshots = snapshots.length;
    this.smallest = SMALLEST * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
  }

  double start() {
    return start;
  }

  double span() {
    return times[times.length - 1] - start;
  }

  /** The smallest step that changes the time. */
  double smallest() {
    return smallest;
  }

  boolean over() {
    return next == times.length;
  }

  /** The next stop. */
  double time() {
    return times[next];
  }

  /** The size of a step that is proposed: up to the next stop where it reaches it, half the way where two do. */
  double fitted(double t, double tau) {
    double left = time() - t;
    return tau >= left || left <= 2 * smallest ? left : Math.min(tau, left / 2);
  }

  /** Leaves the next stop behind; whether it is a snapshot. */
  boolean pass() {
    return next++ < snapshots;
  }
}
