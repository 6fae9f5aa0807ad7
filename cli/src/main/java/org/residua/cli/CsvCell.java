package org.residua.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a cell says.
 *
 * @param kind what it is
 * @param value the number, which may be infinite; NaN where there is none
 */
record CsvCell(Kind kind, double value) {

  /** What a cell is. */
  enum Kind {
    NUMBER, MISSING, DATE, TEXT
  }

  private static final Set<String> MISSING = Set.of("", "na", "null", "none", "-", "#n/a", "#nv");
  private static final int LONGEST_MISSING = 12;
  private static final Pattern NOT_A_NUMBER =
      Pattern.compile("(?i)[+-]?nan([(][a-z]*[)])?|[+-]?1[.,]#(qnan|snan|ind|nan)0*");
  private static final String CLOCK = "[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?[AaPp][Mm])?";
  private static final Pattern DATE = Pattern.compile("([0-9]{4}[-/][0-9]{1,2}([-/][0-9]{1,2})?"
      + "|[0-9]{4}[.][0-9]{1,2}[.][0-9]{1,2}[.]?|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}"
      + "|[0-9]{1,2}[- ][A-Za-z]{3}[- ][0-9]{2,4})([T ]+" + CLOCK + ")?( ?(Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?|" + CLOCK);
  /** Letters that are taken for digits. */
  private static final Pattern MISTYPED = Pattern.compile("[lIoO][.,][0-9]+");
  /** Words that programs write for a sample that is not there; none of them is the name of a column. */
  private static final Set<String> NO_NAMES = Set.of("n/a", "n.a.", "n.a", "nil", "missing", "undef", "undefined",
      "void", "error", "err", "fail", "inf", "infinity", "true", "false", "nodata", "no data", "no_data", "n.d.", "nd",
      "invalid", "bad", "unknown", "empty", "overflow", "underflow", "ol", "offline", "bdl");

  /** What a cell without surrounding blanks says in a dialect. */
  static CsvCell of(String cell, CsvDialect dialect) {
    OptionalDouble number = number(cell, dialect.decimal());
    if (number.isPresent()) {
      boolean none = dialect.none().isPresent() && dialect.none().getAsDouble() == number.getAsDouble();
      return none ? new CsvCell(Kind.MISSING, Double.NaN) : new CsvCell(Kind.NUMBER, number.getAsDouble());
    }
    return new CsvCell(missing(cell) ? Kind.MISSING : DATE.matcher(cell).matches() ? Kind.DATE : Kind.TEXT,
        Double.NaN);
  }

  /** The number that a cell is, with that decimal sign and no other. */
  static OptionalDouble number(String cell, CsvDialect.Sign decimal) {
    if (decimal == CsvDialect.Sign.POINT || cell.indexOf(',') < 0) {
      return decimal == CsvDialect.Sign.COMMA && cell.indexOf('.') >= 0
          ? OptionalDouble.empty() : Decimal.parse(cell);
    }
    return cell.indexOf('.') >= 0 ? OptionalDouble.empty() : Decimal.parse(cell.replace(',', '.'));
  }

  private static boolean missing(String cell) {
    return cell.length() <= LONGEST_MISSING
        && (MISSING.contains(cell.toLowerCase(Locale.ROOT)) || NOT_A_NUMBER.matcher(cell).matches());
  }

  /**
   * Whether a text can be the name of a column: a letter stands before any digit, and it does not say that something is missing.
   */
  static boolean name(String cell) {
    int first = cell.codePoints().filter(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL)
        .findFirst().orElse('0');
    return !Character.isDigit(first) && !NO_NAMES.contains(cell.toLowerCase(Locale.ROOT)) && !cell.startsWith("#")
        && !MISTYPED.matcher(cell).matches();
  }
}
