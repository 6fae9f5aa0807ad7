package org.residua.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Equation;
import tools.jackson.databind.node.ObjectNode;

/** What {@code solve} solves. */
sealed interface Problem permits EllipticProblem, ImplicitProblem {

  /** Its name. */
  String text();

  /** The name of the smoother that suits it. */
  String usualSmoother();

  Equation equation();

  Coarsening coarsening();

  Signal rightHandSide();

  /** To which it is solved unless cycles are counted; empty where they always are. */
  Optional<Double> usualTolerance();

  /** Where the iteration starts. */
  Signal start();

  /** The l2 error of a solution, where the exact one is known. */
  OptionalDouble error(Signal u);

  /** Puts its numbers. */
  void describe(ObjectNode json);

  /** Its numbers in a few words. */
  String details();
}
