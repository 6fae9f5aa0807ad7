package org.residua.schemes.ode;

/**
 * The arrays of an integration, all there are: the step from {@code u} to {@code after}, with the force at both, and one more.
 */
final class Workspace {

  double[] u;
  double[] force;
  double[] after;
  double[] forceAfter;
  double[] other;

  Workspace(double[] start) {
    u = start.clone();
    force = new double[u.length];
    after = new double[u.length];
    forceAfter = new double[u.length];
    other = new double[u.length];
  }

  /** {@code after} and {@code other} change places. */
  void exchange() {
    double[] swapped = after;
    after = other;
    other = swapped;
  }

  /** The end of the step is the start of the next, its force too. */
  void accept() {
    double[] before = u;
    u = after;
    after = before;
    double[] forceBefore = force;
    force = forceAfter;
    forceAfter = forceBefore;
  }
}
