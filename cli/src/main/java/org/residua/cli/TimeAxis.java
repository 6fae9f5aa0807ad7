package org.residua.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which column of a text tells when its samples were taken, or where: one that is called so or holds dates, else the first
 * whose numbers increase from line to line.
 *
 * @param names the names of the columns; empty where there are none
 * @param columns what stands in them
 */
record TimeAxis(List<String> names, List<CsvColumn> columns) {

  private static final Set<String> NAMES = Set.of("time", "times", "date", "dates", "datetime", "date time", "date_time",
      "timestamp", "time stamp", "time_stamp", "t", "index", "idx", "unnamed: 0", "year", "month", "day", "hour", "minute",
      "second", "seconds", "epoch", "unixtime", "sample", "datum", "zeit", "uhrzeit", "zeitstempel", "jahr", "monat");
  private static final Pattern UNIT =
      Pattern.compile("\\s*[\\[(/].*$|[_ ](s|ms|us|ns|sec|seconds|min|h|hours|d|days|utc|local)$");

  /** Whether a column is called like one. */
  boolean named(int column) {
    return column < names.size()
        && NAMES.contains(UNIT.matcher(names.get(column).toLowerCase(Locale.ROOT)).replaceAll(""));
  }

  /** The number of the column, or -1. */
  int first() {
    return besides(List.of()).orElse(-1);
  }

  /** The column, if it is not one of the samples. */
  Optional<Integer> besides(List<Integer> samples) {
    return IntStream.range(0, columns.size()).filter(c -> !samples.contains(c))
        .filter(c -> named(c) || columns.get(c).dated()).boxed().findFirst()
        .or(() -> IntStream.range(0, columns.size()).filter(c -> !samples.contains(c))
            .filter(c -> columns.get(c).increasing()).boxed().findFirst());
  }
}
