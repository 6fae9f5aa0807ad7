package org.residua.schemes.ode;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.residua.api.block.Outcome;
import org.residua.api.signal.Signal;

/**
 * What an integration gave, whole or in part. Immutable.
 *
 * @param end where it ended: after the last step that was taken
 * @param work what it took
 * @param outcome {@link Outcome#COMPLETED}; {@link Outcome#CANCELLED} by the listener; {@link Outcome#ITERATION_LIMIT} after
 *     the largest number of steps; {@link Outcome#STEP_UNDERFLOW} where the error stayed too large at the smallest step, or the
 *     bound of the spectral radius allows no step that changes the time;
 *     {@link Outcome#NON_FINITE} where it was no number there, or the force at the start is none; {@link Outcome#UNSTABLE}
 *     after ten steps that blew up although the force changes too fast for the given bound of the spectral radius
 * @param seen the largest spectral radius above the given bound that was seen, by ten power iterations where a step had blown
 *     up or the run was given up; where the Jacobian is symmetric, spectral radii are at least that, up to rounding
 * @param snapshots the states at the times that were asked for and reached, in their order
 */
public record Solution(State end, Work work, Outcome outcome, OptionalDouble seen, List<State> snapshots) {

  /** Copies the snapshots. */
  public Solution {
    snapshots = List.copyOf(snapshots);
  }

  /**
   * A state on the way.
   *
   * @param time {@code t}
   * @param signal {@code u(t)}
   */
  public record State(double time, Signal signal) {

    /** {@code u(t)}, a copy. */
    public double[] u() {
      return signal.channel(0);
    }
  }

  /**
   * An integration in numbers.
   *
   * @param accepted steps that were taken
   * @param rejected steps whose error was too large
   * @param evaluations of {@code F}
   * @param stages the largest number of stages of a step
   */
  public record Work(int accepted, int rejected, long evaluations, int stages) {}

  /** The time at the end. */
  public double time() {
    return end.time();
  }

  /** The solution at the end, a copy. */
  public double[] u() {
    return end.u();
  }

  /** What the caller can do about the outcome; empty when nothing is wrong. */
  public String remedy() {
    String remedy = switch (outcome) {
      case NON_FINITE -> "look at the force where the solution goes, or end before";
      case STEP_UNDERFLOW -> outcome.remedy() + "; or give a smaller bound of the spectral radius, if one holds";
      case ITERATION_LIMIT -> "allow more steps, or larger errors";
      case COMPLETED, CONVERGED, CONVERGED_TO_ROUNDING, DIVERGED, INDEFINITE, UNSTABLE, CANCELLED -> outcome.remedy();
    };
    boolean told = !outcome.good() && outcome != Outcome.CANCELLED && seen.isPresent();
    return !told ? remedy : (outcome == Outcome.UNSTABLE ? remedy : remedy + "; " + Outcome.UNSTABLE.remedy())
        + String.format(Locale.ROOT, ", %.3g was seen", seen.getAsDouble());
  }
}
