package org.residua.cli;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the caller says about a CSV text.
 *
 * @param column names or numbers of the columns, separated by commas
 * @param separator what is between two cells
 * @param decimal the decimal sign
 * @param none a number that stands for a missing sample
 * @param keepAll whether an output writes all other columns back, not the time axis alone
 */
record CsvAsked(Optional<String> column, Optional<CsvDialect.Separator> separator,
    Optional<CsvDialect.Sign> decimal, OptionalDouble none, boolean keepAll) {

  /** Nothing. */
  static CsvAsked nothing() {
    return new CsvAsked(Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), false);
  }

  /** What the options say. */
  static CsvAsked of(Given given) {
    return new CsvAsked(given.text(Option.COLUMN),
        given.text(Option.SEPARATOR).map(Names.SEPARATORS::named),
        given.text(Option.DECIMAL).map(Names.DECIMALS::named),
        given.text(Option.NULL).map(text -> OptionalDouble.of(finite(text))).orElse(OptionalDouble.empty()),
        given.has(Option.KEEP_COLUMNS));
  }

  private static double finite(String text) {
    double value = Decimal.parse(text).orElse(Double.NaN);
    if (Double.isFinite(value)) {
      return value;
    }
    throw Decimal.refusal(Option.NULL, text, "a finite number", "NaN and empty cells are missing without it");
  }
}
