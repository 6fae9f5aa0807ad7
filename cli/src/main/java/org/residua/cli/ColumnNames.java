package org.residua.cli;

import java.util.List;
import java.util.Optional;

/**
 * What the columns are called that samples came from.
 *
 * @param channels a name for each channel; the number of its column where it has none
 * @param time the name of the time axis beside them
 */
record ColumnNames(List<String> channels, Optional<String> time) {

  /** Copies the names. */
  ColumnNames {
    channels = List.copyOf(channels);
  }

  /** The only column of what has no names. */
  static ColumnNames single() {
    return new ColumnNames(List.of("value"), Optional.empty());
  }

  /** The names of all channels, separated by commas. */
  String all() {
    return String.join(",", channels);
  }
}
