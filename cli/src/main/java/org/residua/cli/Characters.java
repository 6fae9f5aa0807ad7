package org.residua.cli;

import java.io.IOException;
import java.io.Reader;

/** A text that is changed on its way, character by character. */
abstract class Characters extends Reader {

  /** What {@link #next} and {@link #raw} return at the end. */
  static final int END = -1;

  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private int at;
  private int end;

  Characters(Reader in) {
    this.in = in;
  }

  /** The next character of the changed text. */
  abstract int next() throws IOException;

  /** The next character of the text as it was. */
  final int raw() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(in.read(buffer, 0, buffer.length), 0);
      if (end == 0) {
        return END;
      }
    }
    return buffer[at++];
  }

  @Override
  public final int read(char[] to, int from, int length) throws IOException {
    for (int n = 0; n < length; n++) {
      int c = next();
      if (c == END) {
        return n == 0 ? END : n;
      }
      to[from + n] = (char) c;
    }
    return length;
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
