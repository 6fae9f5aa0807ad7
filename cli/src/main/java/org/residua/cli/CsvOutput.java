package org.residua.cli;

import java.io.IOException;
import org.residua.api.signal.Signal;

/** A signal as CSV: a header, then one sample a line in the shortest decimals that give it back exactly. */
final class CsvOutput {

  private CsvOutput() {}

  /** Appends {@code value}, or {@code value1,value2,...} for several channels, and the samples. */
  static void write(Signal u, Appendable to) throws IOException {
    int channels = u.shape().channels();
    for (int c = 1; c <= channels; c++) {
      to.append(c == 1 ? "" : ",").append("value").append(channels == 1 ? "" : Integer.toString(c));
    }
    to.append('\n');
    for (int i = 0; i < u.shape().length(); i++) {
      for (int c = 0; c < channels; c++) {
        to.append(c == 0 ? "" : ",").append(Double.toString(u.get(c, i)));
      }
      to.append('\n');
    }
  }
}
