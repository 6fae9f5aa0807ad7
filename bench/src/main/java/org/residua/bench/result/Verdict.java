package org.residua.bench.result;

import java.util.List;
import java.util.Optional;

/**
 * What became of a goal.
 *
 * @param goal which
 * @param label the figure that counted, when there are several
 * @param values in each fork
 * @param outcome by the median
 */
public record Verdict(Goal goal, String label, List<Double> values, Outcome outcome) {

  /** Outcomes. */
  public enum Outcome {
    /** The median reaches the goal. */
    MET("met"),
    /** It does not, but is within a tenth of a bound of the machine that was measured beside it. */
    AT_BOUND("at its bound"),
    /** The goal itself lies beyond such a bound: nothing of this kind can reach it here. */
    BEYOND_BOUND("beyond a bound"),
    /** None of these. */
    NOT_MET("not met"),
    /** One side of the ratio was not measured. */
    NOT_AVAILABLE("not available");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Copies. */
  public Verdict {
    values = List.copyOf(values);
  }

  /** Over the forks, if there are any. */
  public Optional<Spread> spread() {
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  /** The name of the goal with the figure that counted. */
  public String title() {
    return label.isEmpty() ? goal.name() : goal.name() + " (" + label + ")";
  }
}
