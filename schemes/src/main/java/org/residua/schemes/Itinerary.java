package org.residua.schemes;

import java.util.ArrayList;
import java.util.List;

/**
 * The times at which an evolution stops.
 *
 * @param end the last one
 * @param snapshots whose states are kept, ascending, from 0 to the end
 */
record Itinerary(double end, List<Double> snapshots) {

  /** Refuses times that are not ascending and within {@code [0, end]}. */
  Itinerary {
    Steps.requireTime(end);
    snapshots = List.copyOf(snapshots);
    for (int k = 0; k < snapshots.size(); k++) {
      double time = snapshots.get(k);
      if (!(time >= 0 && time <= end)) {
        throw new IllegalArgumentException("snapshot " + k + " at time " + time + " is outside [0, " + end
            + "]; leave it out, or evolve until later");
      }
      if (k > 0 && time <= snapshots.get(k - 1)) {
        throw new IllegalArgumentException("snapshot " + k + " at time " + time + " does not come after the one at "
            + snapshots.get(k - 1) + "; sort them, each time once");
      }
    }
  }

  /** From stop to stop. */
  List<Span> spans(Discretisation discretisation) {
    List<Span> spans = new ArrayList<>();
    double from = 0;
    for (double to : snapshots) {
      if (to > 0) {
        spans.add(discretisation.between(from, to));
        from = to;
      }
    }
    if (end > from) {
      spans.add(discretisation.between(from, end));
    }
    return spans;
  }

  /** Goes from stop to stop as far as the run goes; the states that were asked for. */
  List<Evolved.State> follow(EvolutionRun run, Discretisation discretisation) {
    List<Evolved.State> reached = new ArrayList<>();
    if (begins()) {
      reached.add(run.state());
    }
    List<Span> spans = spans(discretisation);
    int kept = snapshots.size() - reached.size();
    for (int k = 0; k < spans.size() && run.cross(spans.get(k), Goal.NONE); k++) {
      if (k < kept) {
        reached.add(run.state());
      }
      run.keepFor(spans.subList(k + 1, spans.size()));
    }
    return reached;
  }

  /** Whether the start is a snapshot. */
  private boolean begins() {
    return !snapshots.isEmpty() && snapshots.get(0) == 0;
  }
}
