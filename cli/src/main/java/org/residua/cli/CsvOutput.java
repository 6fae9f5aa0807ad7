package org.residua.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.signal.Signal;

/**
 * A signal as CSV: a header, then one sample a line in the shortest decimals that give it back exactly, between the
 * columns that are written back.
 */
final class CsvOutput {

  private CsvOutput() {}

  /** {@code value}, or {@code value1,value2,...} for several channels. */
  static List<String> headings(int channels) {
    return channels == 1 ? List.of("value") : IntStream.rangeClosed(1, channels).mapToObj(c -> "value" + c).toList();
  }

  /** Writes header and lines: the time axis, the samples, the other columns that are kept. */
  static void write(Signal u, KeptColumns kept, Writer to) throws IOException {
    int first = kept.time().isPresent() ? 1 : 0;
    int channels = u.shape().channels();
    List<String> header = new ArrayList<>();
    kept.time().ifPresent(header::add);
    header.addAll(headings(channels));
    header.addAll(kept.others());
    CsvWriter lines = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to);
    lines.writeRecord(header);
    String[] line = new String[header.size()];
    CellStore.Texts cells = kept.cells().texts();
    for (int i = 0; i < u.shape().length(); i++) {
      for (int k = 0; k < line.length; k++) {
        int channel = k - first;
        line[k] = channel >= 0 && channel < channels ? Double.toString(u.get(channel, i)) : cells.next();
      }
      lines.writeRecord(line);
    }
    lines.flush();
  }
}
