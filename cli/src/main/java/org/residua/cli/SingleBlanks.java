package org.residua.cli;

import java.io.IOException;
import java.io.Reader;

/** A text with every run of blanks and tabs as one blank, and none at the ends of a line; quoted cells stay as they are. */
final class SingleBlanks extends Characters {

  private static final int NOTHING = -2;

  private int held = NOTHING;
  private boolean cellStarts = true;
  private boolean lineStarts = true;
  private boolean quoted;
  private boolean closed;

  SingleBlanks(Reader in) {
    super(in);
  }

  @Override
  int next() throws IOException {
    int c = held == NOTHING ? raw() : held;
    held = NOTHING;
    if (quoted) {
      quoted = c != '"';
      closed = !quoted;
      return c;
    }
    if (blank(c)) {
      return run();
    }
    return plain(c);
  }

  private int plain(int c) {
    quoted = c == '"' && (cellStarts || closed);
    closed = false;
    lineStarts = c == '\n';
    cellStarts = lineStarts;
    return c;
  }

  private int run() throws IOException {
    int c = raw();
    while (blank(c)) {
      c = raw();
    }
    closed = false;
    if (lineStarts || c == '\n' || c == END) {
      return plain(c);
    }
    held = c;
    cellStarts = true;
    return ' ';
  }

  private static boolean blank(int c) {
    return c == ' ' || c == '\t';
  }
}
