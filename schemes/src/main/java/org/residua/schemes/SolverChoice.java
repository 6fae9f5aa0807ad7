package org.residua.schemes;

import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.Solver;

/** The solvers of implicit steps by name, each with the numbers that suit the step. */
public enum SolverChoice implements SolverRule {
  /** What suits the flux: {@link FixedPoint#usual}. */
  USUAL("auto"),
  /** Newton's iteration. */
  NEWTON("newton"),
  /** Lagged diffusivities. */
  LAGGED("lagged"),
  /** The recurrence itself, damped where it would not contract. */
  FIXED_POINT("fixed-point"),
  /** The recurrence, extrapolated from its last iterates. */
  ANDERSON("anderson");

  private static final int DEPTH = 8;

  private final String text;

  SolverChoice(String text) {
    this.text = text;
  }

  /** The name at the command line. */
  public String text() {
    return text;
  }

  @Override
  public Solver of(ImplicitStep step) {
    return switch (this) {
      case USUAL -> FixedPoint.usual(step);
      case NEWTON -> new Solver.Newton();
      case LAGGED -> new Solver.Lagged();
      case FIXED_POINT -> new Solver.Picard(step.damping());
      case ANDERSON -> new Solver.Anderson(DEPTH, step.damping());
    };
  }
}
