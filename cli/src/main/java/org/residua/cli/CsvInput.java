package org.residua.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import org.residua.api.signal.Shape;
import org.residua.api.signal.SignalBuffer;

/**
 * Columns of a CSV text as the channels of a signal.
 *
 * <p>An empty or NaN cell is a missing sample, read as NaN; in a text of one column an empty line is one too,
 * except at the end. Everything else that is no finite number is refused with line and cell.
 */
final class CsvInput {

  private final String name;
  private final Optional<String> wanted;
  private final List<DoubleStream.Builder> channels = new ArrayList<>();
  private long count;
  private long missing;
  private long firstMissing;
  private long emptyLines;
  private long firstEmptyLine;

  /**
   * A reader.
   *
   * @param name the text's name for messages
   * @param wanted names or numbers of the columns, separated by commas
   */
  CsvInput(String name, Optional<String> wanted) {
    this.name = name;
    this.wanted = wanted;
  }

  /** The samples; at least two. Used once. */
  Samples read(InputStream in) {
    try (CsvReader<CsvRecord> lines = reader(in)) {
      Optional<CsvColumns> columns = Optional.empty();
      for (CsvRecord line : lines) {
        CsvColumns now = columns.isPresent() ? columns.get() : start(line);
        if (columns.isPresent() || !now.header()) {
          take(line, now);
        }
        columns = Optional.of(now);
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

  private CsvColumns start(CsvRecord line) {
    for (String cell : line.getFields()) {
      if (!cell.codePoints().allMatch(c -> c == '\t' || Shown.printable(c))) {
        throw new IllegalArgumentException(name + " is no text: line "
            + line.getStartingLineNumber() + " has bytes that are no UTF-8 characters;"
            + " give a .csv file in UTF-8");
      }
    }
    CsvColumns columns = CsvColumns.choose(name, line.getFields(), wanted);
    columns.indices().forEach(_ -> channels.add(DoubleStream.builder()));
    return columns;
  }

  private void take(CsvRecord line, CsvColumns columns) {
    boolean empty = line.getFieldCount() == 1 && line.getField(0).isBlank();
    if (empty) {
      firstEmptyLine = emptyLines++ == 0 ? line.getStartingLineNumber() : firstEmptyLine;
      return;
    }
    if (emptyLines > 0 && columns.width() > 1) {
      throw ragged(firstEmptyLine, 0, columns);
    }
    for (long k = 0; k < emptyLines; k++) {
      add(0, Double.NaN, firstEmptyLine + k);
      count++;
    }
    emptyLines = 0;
    if (line.getFieldCount() != columns.width()) {
      throw ragged(line.getStartingLineNumber(), line.getFieldCount(), columns);
    }
    for (int c = 0; c < channels.size(); c++) {
      add(c, columns.number(name, line, c), line.getStartingLineNumber());
    }
    count++;
  }

  private void add(int channel, double sample, long line) {
    if (Double.isNaN(sample)) {
      firstMissing = missing++ == 0 ? line : firstMissing;
    }
    channels.get(channel).add(sample);
  }

  private IllegalArgumentException ragged(long line, int cells, CsvColumns columns) {
    return new IllegalArgumentException(name + ", line " + line + " has " + cells
        + " cells where the first line has " + columns.width()
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
    SignalBuffer samples = new SignalBuffer(new Shape(channels.size(), (int) count));
    for (int c = 0; c < channels.size(); c++) {
      PrimitiveIterator.OfDouble channel = channels.get(c).build().iterator();
      for (int i = 0; i < count; i++) {
        samples.set(c, i, channel.nextDouble());
      }
    }
    return new Samples(name, samples.handOver(), missing,
        missing == 0 ? "" : "line " + firstMissing, Optional.empty());
  }
}
