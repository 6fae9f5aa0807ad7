package org.residua.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.residua.bench.contender.Contender;
import org.residua.bench.contender.Contenders;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.Problems;
import org.residua.bench.result.Cell;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Row;

/**
 * The cells of a run at each width, those that are compared beside each other, and what was left out.
 *
 * @param mode how much is measured of each
 * @param parts in the order of measuring
 * @param notices why others are missing, a sentence each
 */
record Plan(Mode mode, List<Part> parts, List<String> notices) {

  /** The cells of one width. */
  record Part(Width width, List<Cell> cells) {
    Part {
      cells = List.copyOf(cells);
    }
  }

  Plan {
    parts = List.copyOf(parts);
    notices = List.copyOf(notices);
  }

  /** What can be measured here of the rows of these names, or of all if there are none. */
  static Plan of(Mode mode, Set<String> only) {
    Map<String, Contender> contenders = Contenders.all().stream().collect(Collectors.toMap(Contender::name, Function.identity()));
    Set<String> notices = new TreeSet<>();
    List<Part> parts = Width.of(Width.own()).stream().map(width -> {
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : wanted(mode, width, only)) {
        Contender contender = contenders.get(cell.contender());
        if (contender == null) {
          notices.add(cell.contender() + " is left out: it is not on the class path; build with -Ppeers");
        } else if (!contender.obstacle().isEmpty()) {
          notices.add(contender.title() + " is left out: " + contender.obstacle());
        } else if (contender.offers(Problems.named(cell.problem()))) {
          cells.add(cell);
        }
      }
      return new Part(width, cells);
    }).toList();
    return new Plan(mode, parts, List.copyOf(notices));
  }

  /** What the rows are made of at a width, without repetitions. */
  static Set<Cell> wanted(Mode mode, Width width, Set<String> only) {
    Set<Cell> wanted = new LinkedHashSet<>();
    Row.of(mode, width).stream().filter(row -> only.isEmpty() ? mode.measures(width, row) : only.contains(row.name()))
        .forEach(row -> wanted.addAll(row.cells()));
    return wanted;
  }

  /** The same without cells that need more memory than is allowed, which are told. */
  Plan within(ToLongFunction<Cell> bytes, long allowed) {
    List<String> told = new ArrayList<>(notices);
    cells().stream().distinct().filter(cell -> bytes.applyAsLong(cell) > allowed)
        .forEach(cell -> told.add(cell + " is left out: it needs "
        + Estimate.gibibytes(bytes.applyAsLong(cell)) + ", and a fork may take " + Estimate.gibibytes(allowed)));
    return new Plan(mode, parts.stream().map(part -> new Part(part.width(),
        part.cells().stream().filter(cell -> bytes.applyAsLong(cell) <= allowed).toList())).toList(), told);
  }

  /** All cells. */
  List<Cell> cells() {
    return parts.stream().flatMap(part -> part.cells().stream()).toList();
  }
}
