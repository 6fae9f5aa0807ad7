package org.residua.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.residua.api.signal.Signal;

/**
 * One column of a CSV text as a signal.
 *
 * <p>An empty or NaN cell is a missing sample, read as NaN; in a text of one column an empty line is one too,
 * except at the end. Everything else that is no finite number is refused with line and cell.
 */
final class CsvInput {

  private final String name;
  private final Optional<String> wanted;
  private final DoubleStream.Builder samples = DoubleStream.builder();
  private long count;
  private long missing;
  private long firstMissing;
  private long emptyLines;
  private long firstEmptyLine;

  /**
   * A reader.
   *
   * @param name the text's name for messages
   * @param wanted name or number of the column
   */
  CsvInput(String name, Optional<String> wanted) {
    this.name = name;
    this.wanted = wanted;
  }

  /** The samples; at least two. Used once. */
  Samples read(InputStream in) {
    try (CsvReader<CsvRecord> lines = reader(in)) {
      Optional<CsvColumn> column = Optional.empty();
      for (CsvRecord line : lines) {
        CsvColumn now = column.isPresent() ? column.get() : start(line);
        if (column.isPresent() || !now.header()) {
          take(line, now);
        }
        column = Optional.of(now);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new IllegalArgumentException(name + " is no CSV text ("
          + Optional.ofNullable(e.getMessage()).orElse("it cannot be decoded") + "); give a .csv file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read", e);
    }
    return samples();
  }

  private static CsvReader<CsvRecord> reader(InputStream in) {
    return CsvReader.builder().skipEmptyLines(false).detectBomHeader(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(in, StandardCharsets.UTF_8);
  }

  private CsvColumn start(CsvRecord line) {
    for (String cell : line.getFields()) {
      if (!cell.codePoints().allMatch(c -> c == '\t' || Shown.printable(c))) {
        throw new IllegalArgumentException(name + " is no text: line "
            + line.getStartingLineNumber() + " has bytes that are no UTF-8 characters;"
            + " give a .csv file in UTF-8");
      }
    }
    return CsvColumn.choose(name, line.getFields(), wanted);
  }

  private void take(CsvRecord line, CsvColumn column) {
    boolean empty = line.getFieldCount() == 1 && line.getField(0).isBlank();
    if (empty) {
      firstEmptyLine = emptyLines++ == 0 ? line.getStartingLineNumber() : firstEmptyLine;
      return;
    }
    if (emptyLines > 0 && column.columns() > 1) {
      throw ragged(firstEmptyLine, 0, column);
    }
    for (long k = 0; k < emptyLines; k++) {
      add(Double.NaN, firstEmptyLine + k);
    }
    emptyLines = 0;
    if (line.getFieldCount() != column.columns()) {
      throw ragged(line.getStartingLineNumber(), line.getFieldCount(), column);
    }
    add(column.number(name, line), line.getStartingLineNumber());
  }

  private void add(double sample, long line) {
    if (Double.isNaN(sample)) {
      firstMissing = missing++ == 0 ? line : firstMissing;
    }
    samples.add(sample);
    count++;
  }

  private IllegalArgumentException ragged(long line, int cells, CsvColumn column) {
    return new IllegalArgumentException(name + ", line " + line + " has " + cells
        + " cells where the first line has " + column.columns()
        + "; give every line as many, separated by commas");
  }

  private Samples samples() {
    if (count < 2) {
      throw new IllegalArgumentException(name + " has " + count + (count == 1 ? " sample" : " samples")
          + ", at least 2 are needed; give a CSV with one sample a line");
    }
    if (count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(name + " has " + count + " samples, at most "
          + (Integer.MAX_VALUE - 8) + " are possible; split it");
    }
    return new Samples(name, Signal.of(samples.build().toArray()), missing, firstMissing);
  }
}
