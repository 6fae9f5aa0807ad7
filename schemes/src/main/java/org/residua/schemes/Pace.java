package org.residua.schemes;

import java.util.OptionalDouble;

/**
 * How a scheme is counted, and what it takes beside its step size.
 *
 * @param steps steps, or inner steps of one cycle
 * @param cycles number of cycles
 * @param frozen whether diffusivities are kept within a cycle
 * @param extra the number that {@link Family#extra} names; empty for the scheme's own choice
 * @param solver of the fixed points of a scheme that has some, by rule
 */
public record Pace(int steps, int cycles, boolean frozen, OptionalDouble extra, SolverRule solver) {

  /** Refuses counts that are not positive. */
  public Pace {
    Steps.requirePositive("steps", steps);
    Steps.requirePositive("cycles", cycles);
  }

  /** So many steps, cycles of them, frozen where the scheme can. */
  public static Pace of(int steps, int cycles) {
    return new Pace(steps, cycles, true, OptionalDouble.empty(), SolverChoice.USUAL);
  }

  /** The same with another number of steps. */
  public Pace withSteps(int count) {
    return new Pace(count, cycles, frozen, extra, solver);
  }

  /** The same with another number of cycles. */
  Pace withCycles(int count) {
    return new Pace(steps, count, frozen, extra, solver);
  }
}
