package org.residua.cli;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The characters of a CSV text, its first lines known in advance.
 *
 * @param head the first lines, whole ones
 * @param all the whole text, the first lines included
 * @param charset how its characters are written
 */
record CsvText(String head, Reader all, Charset charset) implements Closeable {

  /** As many lines as a dialect is decided from, or characters if that is less. */
  private static final int LINES = 1000;
  private static final int CHARACTERS = 1 << 20;

  /** About how many lines a text of so many bytes has if it goes on like its head: rather too few, and no comments. */
  double lines(long bytes) {
    List<String> lines = head.lines().filter(line -> !line.equals("#")).toList();
    // Line ends of two characters are one character here.
    long taken = lines.stream().mapToLong(line -> line.getBytes(charset).length + 2L).sum();
    return (double) bytes * lines.size() / Math.max(taken, 1);
  }

  /** Decodes UTF-16 with a byte order mark, and UTF-8 with or without; refuses what is no text. */
  static CsvText of(String name, InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
    Charset charset = charset(bytes);
    Reader plain = new PlainLines(new InputStreamReader(bytes, charset));
    StringBuilder head = new StringBuilder();
    boolean whole = fill(head, plain);
    requireText(name, head);
    PushbackReader all = new PushbackReader(plain, Math.max(head.length(), 1));
    all.unread(head.toString().toCharArray());
    int end = head.lastIndexOf("\n");
    if (!whole && end < 0) {
      throw new IllegalArgumentException(name + ", line 1 has more than " + CHARACTERS
          + " characters, which is too long for a table; give a CSV with one sample a line");
    }
    return new CsvText(whole ? head.toString() : head.substring(0, end + 1), all, charset);
  }

  private static Charset charset(BufferedInputStream bytes) throws IOException {
    bytes.mark(3);
    byte[] mark = bytes.readNBytes(3);
    bytes.reset();
    if (begins(mark, 0xEF, 0xBB, 0xBF)) {
      bytes.skipNBytes(3);
    }
    // UTF_16 takes its byte order from the mark, and drops it.
    return begins(mark, 0xFE, 0xFF) || begins(mark, 0xFF, 0xFE) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  private static boolean begins(byte[] bytes, int... mark) {
    boolean same = bytes.length >= mark.length;
    for (int i = 0; same && i < mark.length; i++) {
      same = bytes[i] == (byte) mark[i];
    }
    return same;
  }

  /** Whether the text ends there. */
  private static boolean fill(StringBuilder head, Reader from) throws IOException {
    char[] some = new char[1 << 13];
    int lines = 0;
    while (lines < LINES && head.length() < CHARACTERS) {
      int n = from.read(some, 0, some.length);
      if (n < 0) {
        return true;
      }
      head.append(some, 0, n);
      for (int i = 0; i < n; i++) {
        boolean comment = i > 0 && some[i - 1] == '#';
        lines += some[i] == '\n' && !comment ? 1 : 0;
      }
    }
    return false;
  }

  private static void requireText(String name, CharSequence head) {
    int line = 1;
    boolean seen = false;
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      if (c == '\n') {
        if (seen) {
          return;
        }
        line++;
      } else if (c == 0xFFFD || (Character.isISOControl(c) && c != '\t')) {
        throw new IllegalArgumentException(name + " is no text: line " + line
            + " has bytes that are no UTF-8 characters; give a .csv file in UTF-8, or in UTF-16 with its byte order mark");
      } else {
        // The sign alone is a comment.
        seen |= c != '#';
      }
    }
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
