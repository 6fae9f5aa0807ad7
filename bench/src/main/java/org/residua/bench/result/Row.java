package org.residua.bench.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.Own;
import org.residua.bench.problem.Problem;
import org.residua.bench.problem.SchemeEvolution;
import org.residua.bench.problem.Step;
import org.residua.schemes.Family;

/**
 * What can be measured by itself: a goal, a comparison, or curves of cost.
 *
 * @param name at the command line
 * @param title what it tells
 * @param goal whether it is a goal
 * @param cells what it takes
 */
public record Row(String name, String title, boolean goal, Set<Cell> cells) {

  /** Copies. */
  public Row {
    cells = Collections.unmodifiableSet(new LinkedHashSet<>(cells));
  }

  /** All of them at a width, in the order of the page; a cell may be of several. */
  public static List<Row> of(Mode mode, Width width) {
    List<Row> rows = new ArrayList<>();
    Goals.of(mode, width).forEach(goal -> rows.add(new Row(goal.id(), goal.name(), true, goal.cells())));
    Charts.of(mode, width).forEach(chart -> rows.add(new Row(chart.id(), chart.title(), false, cells(chart))));
    rows.add(new Row("bounds", "multiply-adds, divisions, passes over memory: what bounds everything else", false, bounds()));
    rows.add(new Row("length", "cost against length: one Perona-Malik step", false, steps(mode, width)));
    mode.cost().schemes().forEach(family -> rows.add(evolution(mode, width, family)));
    Own.all().forEach(own -> rows.add(new Row(own.name(), own.problem().id(), false, cells(mode, own))));
    return List.copyOf(rows);
  }

  /** A flux beside the same in plain Java and what bounds it; schemes and blocks in cache and beyond most. */
  private static Set<Cell> cells(Mode mode, Own own) {
    Problem problem = own.problem();
    List<Integer> lengths = problem instanceof SchemeEvolution ? mode.cost().evolutions() : List.of(Goals.CACHED, Goals.UNKNOWNS);
    Set<Cell> cells = new LinkedHashSet<>(problem instanceof Step ? Limit.division() : List.of());
    Stream.of("vector", "scalar", "naive").filter(contender -> problem instanceof Step || contender.equals("vector"))
        .forEach(contender -> lengths.forEach(length -> cells.add(Cell.of(problem, contender, length))));
    return cells;
  }

  private static Set<Cell> cells(Chart chart) {
    Set<Cell> cells = new LinkedHashSet<>();
    chart.bars().forEach(bar -> cells.add(bar.cell()));
    return cells;
  }

  private static Set<Cell> bounds() {
    Set<Cell> cells = new LinkedHashSet<>();
    MachineBound.all().forEach(bound -> cells.add(bound.cell()));
    return cells;
  }

  private static Set<Cell> steps(Mode mode, Width width) {
    Set<Cell> cells = new LinkedHashSet<>();
    List<Series> all = Series.of(mode);
    Costs.stepLengths(mode, width).forEach(length -> all.forEach(series ->
        series.cells().stream().filter(cell -> cell.length() == length).forEach(cells::add)));
    return cells;
  }

  private static Row evolution(Mode mode, Width width, Family family) {
    return new Row("threads-" + family.name(), "cost against length by 1 and 2 threads: " + family.title(), false,
        new LinkedHashSet<>(Costs.cells(mode, width, family)));
  }
}
