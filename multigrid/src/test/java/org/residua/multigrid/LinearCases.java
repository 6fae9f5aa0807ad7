package org.residua.multigrid;

import org.residua.api.operator.Boundary;
import org.residua.api.signal.Signal;

/** What tests of linear equations have in common. */
final class LinearCases {

  private LinearCases() {}

  static Coarsening coarsening(int length, Boundary boundary, int order) {
    return order == 1 ? Coarsening.linear(length, boundary, 1) : Coarsening.cubic(length, boundary, order);
  }

  static double dot(Signal x, Signal y) {
    double sum = 0;
    for (int i = 0; i < x.shape().length(); i++) {
      sum += x.get(0, i) * y.get(0, i);
    }
    return sum;
  }
}
