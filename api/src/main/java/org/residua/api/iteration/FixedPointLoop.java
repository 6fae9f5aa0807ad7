package org.residua.api.iteration;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.residua.api.block.CustomSolver;
import org.residua.api.block.FixedPoint;
import org.residua.api.block.ImplicitStep;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.block.Solver;
import org.residua.api.operator.IndefiniteException;

/**
 * Runs a {@link FixedPoint}; its iterations are those of the {@link Solver}s. Nothing allocates in a run but what is thrown
 * inside it. Not thread safe.
 */
public final class FixedPointLoop {

  /** The register of the start, which is only read. */
  public static final int START = 0;
  /** The register of the iterate, and in the end of the result. */
  public static final int ITERATE = 1;
  /** The register of the residual. */
  public static final int RESIDUAL = 2;
  /** The register of the iterate before. */
  static final int BEFORE = 3;
  /** The register of a Newton step's end. */
  public static final int NEXT = 4;
  /** The register of a direction. */
  static final int DIRECTION = 5;
  /** The register of the residual before, of Anderson's iteration. */
  static final int RESIDUAL_BEFORE = 4;
  /** Where the differences of Anderson's iteration begin. */
  static final int DIFFERENCES = 5;

  private static final Solver LAGGED = new Solver.Lagged();
  /** Halvings of a Newton step, if there is something better than a shorter one. */
  private static final int HALVINGS = 5;
  /** Halvings otherwise: 2^-40 of a step is below the rounding of most iterates. */
  private static final int MOST_HALVINGS = 40;
  /** The part of its steepness that the objective may still rise with at the end of a Newton step. */
  private static final double RISE = 0.25;
  /** An iteration whose residual grew by this factor will not come back. */
  private static final double HOPELESS = 1e3;

  private final FixedPoint loop;
  private final Extrapolation extrapolation;
  /** Bounds of the body, asked for once: some are searched for. */
  private final double accepted;
  private final boolean definite;
  private final boolean decreasing;
  /** {@code 1 - tau mu ||K||^2}. */
  private final double convexity;
  private Outcome outcome = Outcome.ITERATION_LIMIT;
  private Solver used;
  private int iterations;
  private int own;
  private double initial;
  private double residual;
  private double scale;

  /** A loop that has not run. */
  public FixedPointLoop(FixedPoint loop) {
    this.loop = loop;
    this.used = loop.solver();
    this.accepted = loop.accepted();
    this.definite = loop.body() instanceof ImplicitStep step && step.definite();
    this.decreasing = loop.body() instanceof ImplicitStep step && step.decreasing();
    this.convexity = loop.body() instanceof ImplicitStep step ? 1 - step.concavity() : 0;
    this.extrapolation = new Extrapolation(loop.solver() instanceof Solver.Anderson anderson ? anderson.depth() : 0);
  }

  /** The number of registers it needs. */
  public int registers() {
    return switch (loop.solver()) {
      case Solver.Lagged _, Solver.Picard _, CustomSolver _ -> RESIDUAL + 1;
      case Solver.Newton _ -> DIRECTION + 1;
      case Solver.Anderson anderson -> DIFFERENCES + 2 * anderson.depth();
    };
  }

  /** How a run ended, in a place that is used again. */
  public static final class Ending {

    private @Nullable FixedPoint loop;
    private Outcome outcome = Outcome.ITERATION_LIMIT;
    private Solver used = LAGGED;
    private int iterations;
    private double residual;
    private double observed;

    /** Of no run. */
    public Ending() {}

    /** The same as a value; refused before a run. */
    public LoopOutcome outcome() {
      if (loop == null) {
        throw new IllegalStateException("no fixed point was looked for; run it first");
      }
      OptionalDouble proven = loop.body() instanceof ImplicitStep step && used instanceof Solver.Picard picard
          ? step.contraction(picard.damping()) : OptionalDouble.empty();
      return new LoopOutcome(outcome, loop.solver(), used, iterations, residual, proven, observed);
    }
  }

  /** How the last run ended. */
  public LoopOutcome outcome() {
    Ending ending = new Ending();
    endingInto(ending);
    return ending.outcome();
  }

  /** Writes down how the last run ended. */
  public void endingInto(Ending ending) {
    ending.loop = loop;
    ending.outcome = outcome;
    ending.used = used;
    ending.iterations = iterations;
    ending.residual = residual;
    ending.observed = own == 0 || initial == 0 || residual == 0 ? 0 : Math.pow(residual / initial, 1.0 / own);
  }

  /** Finds the fixed point, from the start to the iterate. */
  public void run(LoopMachine machine) {
    iterations = 0;
    double largest = machine.scale();
    scale = largest == 0 ? 1 : largest;
    boolean found = solve(machine);
    if (definite) {
      finish(machine, found);
    } else {
      conclude(found);
    }
  }

  /** Whether the solver that was asked for reached the tolerance. */
  private boolean solve(LoopMachine machine) {
    begin(machine, loop.solver());
    return switch (loop.solver()) {
      case Solver.Picard picard -> picard(machine, picard.damping());
      case Solver.Anderson anderson -> anderson(machine, anderson.damping());
      case Solver.Newton _ -> newton(machine);
      case CustomSolver _ -> iterated(machine);
      case Solver.Lagged _ -> true;
    };
  }

  private void begin(LoopMachine machine, Solver solver) {
    machine.copy(START, ITERATE);
    used = solver;
    own = 0;
    outcome = Outcome.ITERATION_LIMIT;
    if (solver instanceof Solver.Lagged) {
      measureNorm(machine, true);
    } else {
      measure(machine);
    }
    initial = residual;
  }

  /** Where the residual itself is needed. */
  private void measure(LoopMachine machine) {
    machine.residual();
    take(machine.norm(RESIDUAL));
  }

  /** Where its norm will do. */
  private void measureNorm(LoopMachine machine, boolean goingOn) {
    take(machine.residualNorm(goingOn));
  }

  private void take(double norm) {
    residual = Double.isInfinite(scale) ? Double.NaN : norm / scale;
  }

  private void count() {
    iterations++;
    own++;
  }

  private boolean accepted() {
    return residual <= accepted;
  }

  private boolean mayGoOn() {
    return own < loop.maximum();
  }

  /** Whether it makes no sense to go on; NaN compares false. */
  private boolean hopeless() {
    return !(residual <= HOPELESS * initial) || Double.isInfinite(residual);
  }

  private boolean picard(LoopMachine machine, double omega) {
    while (!accepted()) {
      if (hopeless() || !mayGoOn()) {
        outcome = hopeless() ? Outcome.DIVERGED : Outcome.ITERATION_LIMIT;
        return false;
      }
      machine.combine(1, ITERATE, -omega, RESIDUAL, ITERATE);
      count();
      measure(machine);
    }
    return true;
  }

  private boolean anderson(LoopMachine machine, double omega) {
    extrapolation.restart();
    while (!accepted()) {
      if (hopeless() || !mayGoOn()) {
        outcome = hopeless() ? Outcome.DIVERGED : Outcome.ITERATION_LIMIT;
        return false;
      }
      machine.copy(ITERATE, BEFORE);
      machine.copy(RESIDUAL, RESIDUAL_BEFORE);
      machine.combine(1, ITERATE, -omega, RESIDUAL, ITERATE);
      extrapolation.apply(machine, omega);
      count();
      measure(machine);
      extrapolation.learn(machine);
    }
    return true;
  }

  private boolean iterated(LoopMachine machine) {
    double least = residual;
    int since = 0;
    while (!accepted()) {
      if (hopeless() || since == CustomSolver.PATIENCE || !mayGoOn()) {
        outcome = hopeless() ? Outcome.DIVERGED : Outcome.ITERATION_LIMIT;
        return false;
      }
      machine.iterate();
      count();
      measureNorm(machine, false);
      boolean halved = residual <= least / 2;
      least = halved ? residual : least;
      since = halved ? 0 : since + 1;
    }
    return true;
  }

  private boolean newton(LoopMachine machine) {
    try {
      while (!accepted()) {
        if (!Double.isFinite(residual) || !mayGoOn()) {
          return false;
        }
        machine.newton();
        count();
        if (!searched(machine, definite ? HALVINGS : MOST_HALVINGS)) {
          if (!definite) {
            outcome = Outcome.DIVERGED;
            return false;
          }
          machine.copy(BEFORE, ITERATE);
          machine.lagged();
          count();
          measure(machine);
        }
      }
      return true;
    } catch (IndefiniteException e) {
      outcome = Outcome.INDEFINITE;
      return false;
    }
  }

  /** Goes along a Newton step, as far as is good; false where none of so many parts of it is. */
  private boolean searched(LoopMachine machine, int halvings) {
    machine.copy(ITERATE, BEFORE);
    machine.combine(1, NEXT, -1, BEFORE, DIRECTION);
    double steepness = machine.dot(RESIDUAL, DIRECTION);
    double before = residual;
    double t = 1;
    for (int halving = 0; halving < halvings; halving++, t /= 2) {
      machine.combine(1, BEFORE, t, DIRECTION, ITERATE);
      measure(machine);
      if (accepted() || residual <= before / 2 || machine.dot(RESIDUAL, DIRECTION) <= RISE * Math.abs(steepness)) {
        return Double.isFinite(residual);
      }
    }
    return false;
  }

  /** Ends with a solution of a system with lagged diffusivities, of an iterate that is known to be good. */
  private void finish(LoopMachine machine, boolean found) {
    boolean good = (found || outcome == Outcome.ITERATION_LIMIT) && descended(machine);
    if (found && good) {
      lagged(machine, loop.maximum());
    } else if (loop.solver() instanceof Solver.Picard && !found) {
      Outcome failure = outcome;
      if (!good) {
        machine.copy(START, ITERATE);
      }
      lagged(machine, 1);
      used = outcome.good() ? LAGGED : used;
      outcome = outcome == Outcome.ITERATION_LIMIT ? failure : outcome;
    } else {
      begin(machine, LAGGED);
      lagged(machine, LAGGED.maximum());
    }
  }

  /**
   * Whether {@code ||v - u||^2 / 2 + tau E(v) <= tau E(u)} is known for the iterate: this objective is strongly convex with
   * {@code m = 1 - tau mu ||K||^2}, so that {@code ||r(v)|| <= m ||v - u|| / 2} is enough.
   */
  private boolean descended(LoopMachine machine) {
    if (loop.solver() instanceof Solver.Lagged || !decreasing || own == 0) {
      return true;
    }
    int scratch = registers() > BEFORE ? BEFORE : RESIDUAL;
    machine.combine(1, ITERATE, -1, START, scratch);
    double way = machine.norm(scratch);
    return convexity > 0 && way > 0 && residual * scale <= 0.5 * convexity * way;
  }

  private void lagged(LoopMachine machine, int most) {
    outcome = Outcome.ITERATION_LIMIT;
    try {
      double rate = 1;
      for (int k = 1; k <= most; k++) {
        double before = residual;
        machine.lagged();
        count();
        measureNorm(machine, k < most && before * rate > accepted);
        rate = residual / before;
        if (accepted() || !Double.isFinite(residual)) {
          break;
        }
      }
      conclude(accepted());
    } catch (IndefiniteException e) {
      machine.copy(START, ITERATE);
      measure(machine);
      outcome = Outcome.INDEFINITE;
      conclude(false);
    }
  }

  private void conclude(boolean found) {
    if (!Double.isFinite(residual)) {
      outcome = Outcome.NON_FINITE;
    } else if (found) {
      outcome = residual <= loop.tolerance() ? Outcome.CONVERGED : Outcome.CONVERGED_TO_ROUNDING;
    }
  }
}
