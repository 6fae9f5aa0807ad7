package org.residua.schemes;

import java.util.List;
import org.residua.api.block.Outcome;
import org.residua.api.signal.Signal;

/**
 * What an evolution with adaptive step sizes gave, whole or in part. Immutable.
 *
 * @param end where it ended
 * @param work what it took to get there
 * @param outcome why it ended; with what is not {@link Outcome#good} the state is that after the last step that was accepted
 * @param snapshots the states at the times that were asked for and reached, in their order
 */
public record Adapted(Evolved.State end, Work work, Outcome outcome, List<Evolved.State> snapshots) {

  /** Copies the snapshots. */
  public Adapted {
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
   * Steps in numbers.
   *
   * @param accepted steps that advanced the time
   * @param rejected steps whose error was too large, which were taken again with a smaller size
   * @param evaluations of the force {@code F(u)} or of the diffusivities {@code g(K u)}, those of rejected steps included
   */
  public record Work(long accepted, long rejected, long evaluations) {

    /** None. */
    public static Work none() {
      return new Work(0, 0, 0);
    }

    Work and(Work more) {
      return new Work(accepted + more.accepted, rejected + more.rejected, evaluations + more.evaluations);
    }
  }
}
