package org.residua.bench;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.Own;
import org.residua.bench.result.Mode;
import org.residua.bench.result.Row;

/**
 * What is asked of {@code bench/run}.
 *
 * @param mode how much
 * @param only the rows that are measured, all if there are none
 * @param own the names of somebody's own fluxes, schemes and blocks, which are rows; measured alone unless others are asked for
 * @param listed whether the rows are only to be listed
 */
record Request(Mode mode, Set<String> only, Set<String> own, boolean listed) {

  static final String USAGE = "usage: bench/run [--short] [--rounds N] [--only ROW[,ROW]] [--own CLASS.MEMBER[,CLASS.MEMBER] "
      + "[--class-path PATH]] | --list | --precision";

  Request {
    only = Collections.unmodifiableSet(new LinkedHashSet<>(only));
    own = Collections.unmodifiableSet(new LinkedHashSet<>(own));
  }

  /**
   * Of these arguments.
   *
   * @throws IllegalArgumentException with what is wrong and what there is
   */
  static Request of(List<String> arguments) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    Mode mode = Mode.FULL;
    Set<String> only = new LinkedHashSet<>();
    Set<String> own = new LinkedHashSet<>();
    int rounds = Integer.MAX_VALUE;
    boolean listed = false;
    while (!rest.isEmpty()) {
      switch (rest.pop()) {
        case "--short" -> mode = Mode.SHORT;
        case "--rounds" -> rounds = number(next(rest, "--rounds without a number; " + USAGE));
        case "--list" -> listed = true;
        case "--only" -> only.addAll(rows(rest));
        case "--own" -> Own.of(next(rest, "--own without CLASS.MEMBER; " + USAGE)).forEach(one -> own.add(one.name()));
        case "--class-path" -> next(rest, "--class-path without a path; " + USAGE);
        case String other -> throw new IllegalArgumentException("unknown argument " + other + "; " + USAGE);
      }
    }
    only.addAll(own);
    return new Request(mode.inRounds(rounds), only, own, listed);
  }

  private static int number(String rounds) {
    if (!rounds.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException("--rounds " + rounds + ": a number of rounds is at least 1; " + Mode.FULL.rounds()
          + " are all of a full run");
    }
    return Integer.parseInt(rounds);
  }

  private static String next(Deque<String> rest, String otherwise) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(otherwise);
    }
    return rest.pop();
  }

  private static List<String> rows(Deque<String> rest) {
    List<String> rows = List.of(next(rest, "--only without a row; " + list()).split(",", -1));
    Set<String> known = known();
    rows.stream().filter(row -> !known.contains(row)).findFirst().ifPresent(row -> {
      throw new IllegalArgumentException("no row is named " + row + "; " + list());
    });
    return rows;
  }

  private static Set<String> known() {
    return Row.of(Mode.FULL, Width.own()).stream().map(Row::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String list() {
    return "there are " + String.join(", ", known());
  }
}
