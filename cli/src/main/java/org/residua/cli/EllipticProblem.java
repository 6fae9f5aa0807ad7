package org.residua.cli;

import org.residua.api.signal.Signal;
import org.residua.multigrid.Bratu;
import org.residua.multigrid.Equation;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Poisson;

/**
 * A problem of {@code solve} whose solution is known.
 *
 * @param kind which
 * @param intervals of the finest level
 */
record EllipticProblem(Kind kind, int intervals) {

  /** The problems, by their names. */
  enum Kind {
    POISSON("poisson", "jacobi"), BRATU("bratu", "red-black");

    private final String text;
    private final String smoother;

    Kind(String text, String smoother) {
      this.text = text;
      this.smoother = smoother;
    }

    String text() {
      return text;
    }

    /** The smoother that suits it. */
    String smoother() {
      return smoother;
    }
  }

  Equation equation() {
    return switch (kind) {
      case POISSON -> new LinearEquation(new Poisson(intervals).matrix());
      case BRATU -> new Bratu(intervals).equation();
    };
  }

  Signal rightHandSide() {
    return switch (kind) {
      case POISSON -> new Poisson(intervals).rightHandSide();
      case BRATU -> new Bratu(intervals).rightHandSide();
    };
  }

  /** {@code sqrt(h sum (u_i - u(x_i))^2)}. */
  double error(Signal u) {
    return switch (kind) {
      case POISSON -> new Poisson(intervals).error(u);
      case BRATU -> new Bratu(intervals).error(u);
    };
  }
}
