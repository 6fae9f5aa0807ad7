package org.residua.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How a CSV text is written.
 *
 * @param separator what is between two cells
 * @param decimal the decimal sign of its numbers
 * @param none a number that stands for a missing sample
 */
record CsvDialect(Separator separator, Sign decimal, OptionalDouble none) {

  /** What is between two cells. */
  enum Separator {
    COMMA(','), SEMICOLON(';'), TAB('\t'), BLANK(' ');

    private final char character;

    Separator(char character) {
      this.character = character;
    }

    /** Its name at the command line. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is between the whole part of a number and its fraction. */
  enum Sign {
    POINT, COMMA;

    /** Its name at the command line. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All dialects that the caller leaves open, the most usual ones first. */
  static List<CsvDialect> among(CsvAsked asked) {
    return Stream.of(Separator.values()).flatMap(separator -> Stream.of(Sign.values())
            .map(decimal -> new CsvDialect(separator, decimal, asked.none())))
        .filter(dialect -> asked.separator().orElse(dialect.separator) == dialect.separator)
        .filter(dialect -> asked.decimal().orElse(dialect.decimal) == dialect.decimal).toList();
  }

  /** Whether a comma is a separator; where it is a decimal sign as well, the numbers are in quotes. */
  boolean separatesByComma() {
    return separator == Separator.COMMA;
  }

  /** A cell with a decimal point where it is a number with a decimal comma; every other one as it is. */
  String pointed(String cell) {
    return decimal == Sign.COMMA && cell.indexOf(',') >= 0 && CsvCell.number(cell, decimal).isPresent()
        ? cell.replace(',', '.') : cell;
  }

  /** The lines of a text, which {@link PlainLines} made plain. */
  CsvReader<CsvLine> lines(Reader text, CsvLine.Handler handler) {
    return CsvReader.builder().fieldSeparator(separator.character).skipEmptyLines(false).allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(handler, separator == Separator.BLANK ? new SingleBlanks(text) : text);
  }

  @Override
  public String toString() {
    return "separator " + separator.text() + ", decimal " + decimal.text();
  }
}
