package org.residua.bench.result;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What a measured figure is held to. Of several figures the one that is furthest from the goal counts.
 *
 * @param name what is measured
 * @param sense on which side of the bound the goal lies
 * @param bound the goal
 * @param figures what is held to it
 * @param limit the figure at a bound of the machine, if one is measured
 */
public record Goal(String name, Sense sense, double bound, List<Figure> figures, Optional<Quotient> limit) {

  /** A figure is at its bound that is no more than this much worse. */
  private static final double NEAR = 0.9;

  /** Sides of a bound. */
  public enum Sense {
    /** Figures up to the bound are good. */
    AT_MOST("≤"),
    /** Figures from the bound on are good. */
    AT_LEAST("≥");

    private final String sign;

    Sense(String sign) {
      this.sign = sign;
    }

    /** The sign of the relation. */
    public String sign() {
      return sign;
    }

    boolean holds(double value, double bound) {
      return this == AT_MOST ? value <= bound : value >= bound;
    }
  }

  /** A figure of each fork. */
  public sealed interface Figure {
    /** What distinguishes it among the figures of a goal. */
    String label();

    /** In each fork; empty if it was not measured. */
    List<Double> perFork(Results results);
  }

  /** A ratio. */
  public record Ratio(Quotient quotient) implements Figure {
    @Override
    public String label() {
      return quotient.label();
    }

    @Override
    public List<Double> perFork(Results results) {
      return quotient.perFork(results);
    }
  }

  /** Bytes allocated by a run of a cell; less than one for each run is the harness's own. */
  public record Allocation(Cell cell) implements Figure {
    @Override
    public String label() {
      return "";
    }

    @Override
    public List<Double> perFork(Results results) {
      return results.of(cell).map(measured -> List.of(Math.floor(measured.allocated()))).orElse(List.of());
    }
  }

  /** A goal without a measured bound. */
  public Goal(String name, Sense sense, double bound, List<Figure> figures) {
    this(name, sense, bound, figures, Optional.empty());
  }

  /** Copies. */
  public Goal {
    figures = List.copyOf(figures);
  }

  /** What became of it; figures that were not measured do not count, and with none there is nothing to say. */
  public Verdict verdict(Results results) {
    Comparator<Verdict> byMedian = Comparator.comparingDouble(verdict -> verdict.spread().orElseThrow().median());
    Comparator<Verdict> worstFirst = sense == Sense.AT_MOST ? byMedian.reversed() : byMedian;
    return figures.stream()
        .filter(figure -> !figure.perFork(results).isEmpty())
        .map(figure -> verdict(figure, figure.perFork(results), limit(results)))
        .min(worstFirst)
        .orElseGet(() -> new Verdict(this, "", List.of(), Verdict.Outcome.NOT_AVAILABLE));
  }

  /** The figure at the machine's bound: the best over the forks, as a bound is what nothing exceeds. */
  public OptionalDouble limit(Results results) {
    DoubleStream forks = limit.stream().flatMap(quotient -> quotient.perFork(results).stream())
        .mapToDouble(Double::doubleValue);
    return sense == Sense.AT_LEAST ? forks.max() : forks.min();
  }

  private Verdict.Outcome outcome(double median, OptionalDouble limit) {
    if (sense.holds(median, bound)) {
      return Verdict.Outcome.MET;
    }
    if (limit.isPresent() && !sense.holds(limit.getAsDouble(), bound)) {
      return Verdict.Outcome.BEYOND_BOUND;
    }
    double near = limit.orElse(Double.NaN) * (sense == Sense.AT_LEAST ? NEAR : 1 / NEAR);
    return sense.holds(median, near) ? Verdict.Outcome.AT_BOUND : Verdict.Outcome.NOT_MET;
  }

  private Verdict verdict(Figure figure, List<Double> values, OptionalDouble limit) {
    return new Verdict(this, figure.label(), values, outcome(Spread.of(values).median(), limit));
  }
}
