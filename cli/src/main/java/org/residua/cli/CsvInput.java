package org.residua.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

/**
 * Columns of a CSV text as the channels of a signal.
 *
 * <p>The dialect and the columns are chosen from the first lines; then the text streams. A cell that is empty or says so
 * is a missing sample, read as NaN; in a text of one column an empty line is one too, except at the end. Everything else
 * that is no finite number is refused with line and cell.
 */
final class CsvInput {

  private final String name;
  private final CsvAsked asked;
  private final List<DoubleStream.Builder> channels = new ArrayList<>();
  private long count;
  private long missing;
  private long firstMissing;
  private long filledLines;
  private long emptyLines;
  private long firstEmptyLine;
  private boolean everySecondEmpty = true;

  /**
   * A reader.
   *
   * @param name the text's name for messages
   * @param asked what the caller says about it
   */
  CsvInput(String name, CsvAsked asked) {
    this.name = name;
    this.asked = asked;
  }

  /** The samples of a text of unknown size; at least two. Used once. */
  Samples read(InputStream in) {
    return read(in, 0);
  }

  /** The samples of a text; at least two. Used once; {@code bytes} is its size, 0 when it is not known. */
  Samples read(InputStream in, long bytes) {
    try (CsvText text = CsvText.of(name, in)) {
      if (text.head().isBlank()) {
        throw new IllegalArgumentException(
            name + " is empty, and at least 2 samples are needed; give a CSV with one sample a line");
      }
      Optional<CsvColumns> columns = CsvDialects.choose(name, text.head(), asked);
      if (columns.isEmpty()) {
        throw new IllegalArgumentException(name + " begins with nothing but comments and empty lines,"
            + " and at least 2 samples are needed; give a CSV with one sample a line");
      }
      // Every sample is held twice when the text ends.
      Memory.require(name, text.lines(bytes) * columns.get().indices().size() * 2 * Double.BYTES);
      KeptColumns.Keeper keeper = new KeptColumns.Keeper(columns.get(), asked.keepAll());
      stream(text, columns.get(), keeper);
      return samples(columns.get(), keeper);
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause(), "cause"));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private IllegalArgumentException unreadable(IOException e) {
    return new IllegalArgumentException(
        name + " cannot be read: " + Obstacle.reason(e) + "; check the file and where it is", e);
  }

  private void stream(CsvText text, CsvColumns columns, KeptColumns.Keeper keeper) throws IOException {
    CsvLine.Handler handler = new CsvLine.Handler();
    columns.indices().forEach(_ -> channels.add(DoubleStream.builder()));
    boolean header = columns.named();
    try (CsvReader<CsvLine> lines = columns.dialect().lines(text.all(), handler)) {
      for (CsvLine line : lines) {
        if (line.comment()) {
          continue;
        }
        if (header && !line.empty()) {
          header = false;
          emptyLines = 0;
        } else {
          take(line, columns, keeper);
        }
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(name + ", line " + handler.begun() + " cannot be split into cells: a quotation"
          + " mark is never closed, something other than a separator follows a closed one, or a cell has more than"
          + " 16777216 characters; mend the line", e);
    }
  }

  private void take(CsvLine line, CsvColumns columns, KeptColumns.Keeper keeper) {
    if (line.empty()) {
      firstEmptyLine = emptyLines++ == 0 ? line.number() : firstEmptyLine;
      return;
    }
    if (emptyLines > 0 && columns.width() > 1) {
      throw new IllegalArgumentException(name + ", line " + firstEmptyLine + " has 0 cells where the first line has "
          + columns.width() + "; remove empty lines, or give every line as many cells");
    }
    everySecondEmpty &= emptyLines == (filledLines++ == 0 ? 0 : 1);
    for (long k = 0; k < emptyLines; k++) {
      add(0, Double.NaN, firstEmptyLine + k);
      count++;
    }
    emptyLines = 0;
    if (line.cells().size() != columns.width()) {
      throw ragged(line, columns);
    }
    for (int c = 0; c < channels.size(); c++) {
      add(c, columns.number(name, line, c), line.number());
    }
    keeper.take(line);
    count++;
  }

  private void add(int channel, double sample, long line) {
    if (Double.isNaN(sample)) {
      firstMissing = missing++ == 0 ? line : firstMissing;
    }
    channels.get(channel).add(sample);
  }

  private IllegalArgumentException ragged(CsvLine line, CsvColumns columns) {
    int cells = line.cells().size();
    return new IllegalArgumentException(name + ", line " + line.number() + " has " + cells + " cells where the first line has "
        + columns.width() + " (" + columns.dialect() + "); " + (cells == columns.width() + 1 && line.cells().get(cells - 1)
            .isEmpty()
            ? "remove the separator at its end" : "give every line as many, or say how they are written"
                + " (--separator, --decimal)"));
  }

  private Samples samples(CsvColumns columns, KeptColumns.Keeper keeper) {
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
    Signal signal = samples.handOver();
    return new Samples(name, signal, columns.names(), keeper.kept(),
        new Samples.Gap(missing, missing == 0 ? "" : "line " + firstMissing), Optional.empty(),
        warnings(signal, columns, keeper));
  }

  private List<String> warnings(Signal signal, CsvColumns columns, KeptColumns.Keeper keeper) {
    List<String> warnings = new ArrayList<>();
    keeper.remark().ifPresent(remark -> warnings.add(name + ", " + remark));
    if (everySecondEmpty && filledLines > 2) {
      warnings.add(name + ": every second line is empty and read as a missing sample, " + missing + " of "
          + signal.shape().size() + "; if these are line ends, remove them");
    }
    for (int c = 0; c < signal.shape().channels(); c++) {
      String column = columns.names().channels().get(c);
      Placeholder.in(signal, c).ifPresent(value -> warnings.add(name + ", column " + Shown.quoted(column) + ": " + value
          + " is far from all other samples and looks like a missing one; if it is, give " + Option.NULL.flag() + " " + value));
    }
    return warnings;
  }
}
