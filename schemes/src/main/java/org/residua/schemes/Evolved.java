package org.residua.schemes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.residua.api.block.LoopOutcome;
import org.residua.api.block.Outcome;
import org.residua.api.signal.Signal;

/**
 * What a {@link TimeEvolution} gave, whole or in part. Immutable.
 *
 * @param end where it ended
 * @param units steps or cycles that were taken to get there
 * @param outcome why it ended; with what is not {@link Outcome#good} the state is the one after the last unit that was taken, the
 *     one that failed included
 * @param snapshots the states at the times that were asked for and reached, in their order
 * @param fixedPoints how the fixed points of implicit steps were found
 * @param steadiness {@code ||grad E(u)|| / ||grad E(u_0)||} at the end where a steady state was looked for, 0 where
 *     {@code u_0} is one; otherwise empty
 */
public record Evolved(State end, long units, Outcome outcome, List<State> snapshots, FixedPoints fixedPoints,
    OptionalDouble steadiness) {

  /** Copies the snapshots. */
  public Evolved {
    snapshots = List.copyOf(snapshots);
  }

  /** The state at the end. */
  public Signal signal() {
    return end.signal();
  }

  /** The time at the end. */
  public double time() {
    return end.time();
  }

  /**
   * A state on the way.
   *
   * @param time since the start
   * @param signal {@code u(time)}
   */
  public record State(double time, Signal signal) {}

  /**
   * Fixed points in numbers.
   *
   * @param count how many were looked for; 0 where a scheme has none, and all other numbers with it
   * @param fewest the fewest iterations of one of them
   * @param most the most iterations of one of them
   * @param residual the largest {@link LoopOutcome#residual}; NaN where one of them is
   * @param fellBack how many were found by another solver than the one asked for
   * @param failure the first that was not found, with its reason
   */
  public record FixedPoints(long count, int fewest, int most, double residual, long fellBack, Optional<LoopOutcome> failure) {

    /** Of none. */
    public static FixedPoints none() {
      return new FixedPoints(0, 0, 0, 0, 0, Optional.empty());
    }

    /** With one more. */
    FixedPoints and(LoopOutcome loop) {
      return new FixedPoints(count + 1, count == 0 ? loop.iterations() : Math.min(fewest, loop.iterations()),
          Math.max(most, loop.iterations()), Math.max(residual, loop.residual()), fellBack + (loop.fellBack() ? 1 : 0),
          failure.isPresent() || loop.outcome().good() ? failure : Optional.of(loop));
    }
  }
}
