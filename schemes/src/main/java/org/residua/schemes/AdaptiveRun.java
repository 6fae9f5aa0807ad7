package org.residua.schemes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residua.api.block.Outcome;
import org.residua.api.engine.Engine;
import org.residua.api.signal.Signal;

/** One run with adaptive step sizes: from stop to stop, each hit exactly. Not thread safe. */
final class AdaptiveRun {

  /** Who takes the steps. */
  interface Stepper {

    /**
     * One step, which advances the time unless it is rejected.
     *
     * @param from where it begins
     * @param stop where it ends at the latest, later
     */
    Step next(Evolved.State from, double stop);
  }

  /**
   * A step.
   *
   * @param to where it ended; where it began if it was rejected
   * @param work what it took
   * @param failure why none can be taken
   */
  record Step(Evolved.State to, Adapted.Work work, Optional<Outcome> failure) {}

  private final Stepper stepper;
  private final Engine engine;
  private final TimeEvolution.Observation observation;
  private final long most;
  private Evolved.State state;
  private Evolved.State seen;
  private Adapted.Work work = Adapted.Work.none();
  private Outcome outcome = Outcome.COMPLETED;

  /** A run of at most {@code most} steps, rejected ones included. */
  AdaptiveRun(Stepper stepper, Engine engine, TimeEvolution.Observation observation, long most, Signal start) {
    this.stepper = stepper;
    this.engine = engine;
    this.observation = observation;
    this.most = most;
    this.state = new Evolved.State(0, start);
    this.seen = state;
  }

  /** Goes from stop to stop as far as it can. */
  Adapted follow(Itinerary itinerary) {
    List<Evolved.State> reached = new ArrayList<>();
    for (double stop : itinerary.snapshots()) {
      if (outcome.good() && cross(stop)) {
        reached.add(state);
      }
    }
    if (outcome.good()) {
      cross(itinerary.end());
    }
    return new Adapted(state, work, outcome, reached);
  }

  /** Steps until a time; whether it was reached. */
  private boolean cross(double stop) {
    while (state.time() < stop) {
      if (work.accepted() % observation.every() == 0 && observation.cancelled().getAsBoolean()) {
        outcome = Outcome.CANCELLED;
        return false;
      }
      if (work.accepted() + work.rejected() >= most) {
        outcome = Outcome.ITERATION_LIMIT;
        return false;
      }
      Step step = stepper.next(state, stop);
      work = work.and(step.work());
      if (step.failure().isPresent()) {
        outcome = step.failure().get();
        return false;
      }
      if (step.work().accepted() > 0) {
        state = step.to();
        look(stop);
      }
    }
    return true;
  }

  private void look(double stop) {
    if (work.accepted() % observation.every() == 0 || state.time() == stop) {
      observation.listener().advanced(state.time(), work.accepted(), engine.distance(state.signal(), seen.signal()));
      seen = state;
    }
  }
}
