package org.residua.bench.result;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a measured figure is held to. Of several figures the one that is furthest from the goal counts.
 *
 * @param id the name of its row at the command line
 * @param name what is measured
 * @param sense on which side of the bound the goal lies
 * @param bound the goal
 * @param figures what is held to it
 * @param limit the figure at a bound of the machine, if one is measured
 */
public record Goal(String id, String name, Sense sense, double bound, List<Figure> figures, Optional<Quotient> limit) {

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

    /** What has to be measured for it. */
    List<Cell> cells();
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

    @Override
    public List<Cell> cells() {
      return Stream.concat(quotient.below().stream(), quotient.above().stream()).toList();
    }
  }

  /** The time of a cell over the largest of several bounds, each reached in several ways of which the fastest counts. */
  public record Share(String label, Cell cell, List<List<Cell>> bounds) implements Figure {

    /** Copies. */
    public Share {
      bounds = bounds.stream().map(List::copyOf).toList();
    }

    @Override
    public List<Double> perFork(Results results) {
      List<Double> times = results.best(List.of(cell));
      List<List<Double>> limits = bounds.stream().map(results::best).toList();
      int forks = Stream.concat(Stream.of(times), limits.stream()).mapToInt(List::size).min().orElse(0);
      return IntStream.range(0, forks).mapToObj(fork ->
          times.get(fork) / limits.stream().mapToDouble(limit -> limit.get(fork)).max().orElseThrow()).toList();
    }

    @Override
    public List<Cell> cells() {
      return Stream.concat(bounds.stream().flatMap(List::stream), Stream.of(cell)).toList();
    }
  }

  /**
   * The largest time over the least one of several cells; those that were not measured do not count, and one alone says nothing.
   */
  public record Flatness(List<Cell> cells) implements Figure {

    /** Copies. */
    public Flatness {
      cells = List.copyOf(cells);
    }

    @Override
    public String label() {
      return "";
    }

    @Override
    public List<Double> perFork(Results results) {
      List<List<Double>> times = cells.stream().flatMap(cell -> results.of(cell).stream()).map(Measured::times).toList();
      int forks = times.size() < 2 ? 0 : times.stream().mapToInt(List::size).min().orElse(0);
      return IntStream.range(0, forks).mapToObj(fork -> times.stream().mapToDouble(list -> list.get(fork)).max().orElseThrow()
          / times.stream().mapToDouble(list -> list.get(fork)).min().orElseThrow()).toList();
    }
  }

  /** Bytes allocated by a run of a cell; less than one for each run is the harness's own. */
  public record Allocation(String label, Cell cell) implements Figure {
    @Override
    public List<Double> perFork(Results results) {
      return results.of(cell).filter(measured -> !Double.isNaN(measured.allocated()))
          .map(measured -> List.of(Math.floor(measured.allocated()))).orElse(List.of());
    }

    @Override
    public List<Cell> cells() {
      return List.of(cell);
    }
  }

  /** A goal without a measured bound. */
  public Goal(String id, String name, Sense sense, double bound, List<Figure> figures) {
    this(id, name, sense, bound, figures, Optional.empty());
  }

  /** Copies. */
  public Goal {
    figures = List.copyOf(figures);
  }

  /** All that has to be measured for it. */
  public Set<Cell> cells() {
    Set<Cell> cells = new LinkedHashSet<>();
    figures.forEach(figure -> cells.addAll(figure.cells()));
    limit.ifPresent(quotient -> cells.addAll(new Ratio(quotient).cells()));
    return cells;
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
