package org.residua.bench.result;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** All cells that were measured, by cell. Immutable. */
public record Results(Map<Cell, Measured> cells) {

  /** Copies. */
  public Results {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** Those of a list. */
  public static Results of(Collection<Measured> measured) {
    Map<Cell, Measured> cells = new LinkedHashMap<>();
    measured.forEach(one -> cells.put(one.cell(), one));
    return new Results(cells);
  }

  /** One cell, if it was measured. */
  public Optional<Measured> of(Cell cell) {
    return Optional.ofNullable(cells.get(cell));
  }

  /**
   * For each fork the least time of several cells, those not measured left out; empty if none was measured. Forks are
   * paired in order, as all cells take turns.
   */
  public List<Double> best(List<Cell> among) {
    List<List<Double>> times = among.stream().flatMap(cell -> of(cell).stream()).map(Measured::times).toList();
    int forks = times.stream().mapToInt(List::size).min().orElse(0);
    return IntStream.range(0, forks)
        .mapToObj(fork -> times.stream().mapToDouble(list -> list.get(fork)).min())
        .map(OptionalDouble::orElseThrow)
        .toList();
  }
}
