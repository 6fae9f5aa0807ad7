package org.residua.bench.result;

import java.util.Comparator;
import java.util.List;

/**
 * What a measured figure is held to. Of several figures the one that is furthest from the goal counts.
 *
 * @param name what is measured
 * @param sense on which side of the bound the goal lies
 * @param bound the goal
 * @param figures what is held to it
 */
public record Goal(String name, Sense sense, double bound, List<Figure> figures) {

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
        .map(figure -> verdict(figure, figure.perFork(results)))
        .min(worstFirst)
        .orElseGet(() -> new Verdict(this, "", List.of(), Verdict.Outcome.NOT_AVAILABLE));
  }

  private Verdict verdict(Figure figure, List<Double> values) {
    boolean met = sense.holds(Spread.of(values).median(), bound);
    return new Verdict(this, figure.label(), values, met ? Verdict.Outcome.MET : Verdict.Outcome.NOT_MET);
  }
}
