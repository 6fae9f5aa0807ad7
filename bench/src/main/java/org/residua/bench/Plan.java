package org.residua.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.residua.bench.contender.Contender;
import org.residua.bench.contender.Contenders;
import org.residua.bench.problem.Problems;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Chart;
import org.residua.bench.result.Charts;
import org.residua.bench.result.Goal;
import org.residua.bench.result.Goals;
import org.residua.bench.result.Limit;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Series;

/**
 * The cells of a run, those that are compared beside each other, and what was left out.
 *
 * @param cells in the order of measuring
 * @param notices why others are missing, a sentence each
 */
record Plan(List<Cell> cells, List<String> notices) {

  Plan {
    cells = List.copyOf(cells);
    notices = List.copyOf(notices);
  }

  /** What can be measured here. */
  static Plan of(Mode mode) {
    var contenders = Contenders.all().stream().collect(Collectors.toMap(Contender::name, Function.identity()));
    List<Cell> cells = new ArrayList<>();
    Set<String> notices = new TreeSet<>();
    for (Cell cell : wanted(mode)) {
      Contender contender = contenders.get(cell.contender());
      if (contender == null) {
        notices.add(cell.contender() + " is left out: it is not on the class path; build with -Ppeers");
      } else if (!contender.obstacle().isEmpty()) {
        notices.add(contender.title() + " is left out: " + contender.obstacle());
      } else if (contender.offers(Problems.named(cell.problem()))) {
        cells.add(cell);
      }
    }
    return new Plan(cells, List.copyOf(notices));
  }

  /** What goals, charts and series are made of, without repetitions. */
  static Set<Cell> wanted(Mode mode) {
    Set<Cell> wanted = new LinkedHashSet<>();
    for (Goal goal : Goals.of(mode)) {
      goal.figures().forEach(figure -> wanted.addAll(cells(figure)));
      goal.limit().map(Goal.Ratio::new).ifPresent(limit -> wanted.addAll(cells(limit)));
    }
    wanted.addAll(Limit.multiplyAdd());
    wanted.addAll(Limit.stream(2));
    Charts.of(mode).forEach(chart -> chart.bars().stream().map(Chart.Bar::cell).forEach(wanted::add));
    Series.of(mode).stream().flatMap(series -> series.cells().stream())
        .sorted(Comparator.comparingInt(Cell::length)).forEach(wanted::add);
    return wanted;
  }

  private static List<Cell> cells(Goal.Figure figure) {
    return switch (figure) {
      case Goal.Ratio ratio -> {
        List<Cell> cells = new ArrayList<>(ratio.quotient().below());
        cells.addAll(ratio.quotient().above());
        yield cells;
      }
      case Goal.Allocation allocation -> List.of(allocation.cell());
    };
  }
}
