package org.residua.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first lines of a CSV text as one dialect reads them.
 *
 * @param dialect the dialect
 * @param lines the lines that are neither empty nor comments
 * @param below the columns without the first line
 */
record CsvReading(CsvDialect dialect, List<CsvLine> lines, List<CsvColumn> below) {

  /** Copies the lists. */
  CsvReading {
    lines = List.copyOf(lines);
    below = List.copyOf(below);
  }

  /** The reading of a text with at least one line; empty when its quotation marks are not those of the dialect. */
  static Optional<CsvReading> of(String head, CsvDialect dialect) {
    List<CsvLine> lines = new ArrayList<>();
    try (CsvReader<CsvLine> all = dialect.lines(new StringReader(head), new CsvLine.Handler())) {
      for (CsvLine line : all) {
        if (!line.empty() && !line.comment()) {
          lines.add(line);
        }
      }
    } catch (CsvParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(of(lines, dialect));
  }

  private static CsvReading of(List<CsvLine> lines, CsvDialect dialect) {
    return new CsvReading(dialect, lines,
        CsvColumn.all(lines.subList(1, lines.size()), lines.get(0).cells().size(), dialect));
  }

  /** The first line. */
  CsvLine first() {
    return lines.get(0);
  }

  /** How many columns there are. */
  int width() {
    return first().cells().size();
  }

  /** Whether the first line names the columns. */
  CsvHeader header() {
    return CsvHeader.of(first(), below, dialect,
        lines.size() > 1 && lines.stream().skip(1).noneMatch(CsvLine::quoted));
  }

  /**
   * Whether everything fits: all lines are equally wide, and a column has only numbers. Where a comma is a decimal sign
   * and nothing separates, no name may have a comma: it would be two names.
   */
  boolean fits() {
    return lines.stream().allMatch(line -> line.cells().size() == width())
        && below.stream().anyMatch(CsvColumn::clean) && !commaInName() && !commaTwice();
  }

  private boolean commaInName() {
    return width() == 1 && !dialect.separatesByComma() && dialect.decimal() == CsvDialect.Sign.COMMA
        && first().cells().get(0).contains(",") && CsvCell.of(first().cells().get(0), dialect).kind() == CsvCell.Kind.TEXT;
  }

  /** A comma that separates is no decimal sign, except within quotes. */
  private boolean commaTwice() {
    return dialect.separatesByComma() && dialect.decimal() == CsvDialect.Sign.COMMA
        && lines.stream().skip(1).flatMap(line -> line.cells().stream()).noneMatch(cell -> cell.indexOf(',') >= 0);
  }

  /** How many cells below the first line look as if another dialect would read more in them. */
  long unexplained() {
    return lines.stream().skip(1).flatMap(line -> line.cells().stream())
        .filter(cell -> cell.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t') || broken(cell))
        .filter(cell -> CsvCell.of(cell, dialect).kind() == CsvCell.Kind.TEXT).count();
  }

  private static boolean broken(String cell) {
    return !cell.isEmpty() && cell.chars().allMatch(c -> c <= '9' && (c >= '0' || c == ' ' || c == '+' || c == '-' || c == '.'));
  }

  /** How many numbers it finds below the first line. */
  int numbers() {
    return below.stream().mapToInt(column -> column.values().length).sum();
  }

  /** Whether a column has dates. */
  boolean dated() {
    return below.stream().anyMatch(CsvColumn::dated);
  }
}
