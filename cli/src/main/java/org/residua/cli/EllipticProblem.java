package org.residua.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Bratu;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Equation;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Poisson;
import tools.jackson.databind.node.ObjectNode;

/**
 * A problem on [0, 1] whose solution is known, from zero.
 *
 * @param kind which
 * @param intervals of the finest level
 */
record EllipticProblem(Kind kind, int intervals) implements Problem {

  /** The problems. */
  enum Kind { POISSON, BRATU }

  @Override
  public String text() {
    return kind == Kind.POISSON ? "poisson" : "bratu";
  }

  @Override
  public String usualSmoother() {
    return kind == Kind.POISSON ? "jacobi" : "red-black";
  }

  @Override
  public Equation equation() {
    return switch (kind) {
      case POISSON -> new LinearEquation(new Poisson(intervals).matrix());
      case BRATU -> new Bratu(intervals).equation();
    };
  }

  @Override
  public Coarsening coarsening() {
    return Coarsening.linear(intervals - 1, Boundary.ZERO, 1);
  }

  @Override
  public Signal rightHandSide() {
    return switch (kind) {
      case POISSON -> new Poisson(intervals).rightHandSide();
      case BRATU -> new Bratu(intervals).rightHandSide();
    };
  }

  @Override
  public Optional<Double> usualTolerance() {
    return Optional.empty();
  }

  @Override
  public Signal start() {
    return Signal.of(new double[intervals - 1]);
  }

  /** {@code sqrt(h sum (u_i - u(x_i))^2)}. */
  @Override
  public OptionalDouble error(Signal u) {
    return OptionalDouble.of(switch (kind) {
      case POISSON -> new Poisson(intervals).error(u);
      case BRATU -> new Bratu(intervals).error(u);
    });
  }

  @Override
  public void describe(ObjectNode json) {
    json.put("intervals", intervals);
  }

  @Override
  public String details() {
    return intervals + " intervals";
  }
}
