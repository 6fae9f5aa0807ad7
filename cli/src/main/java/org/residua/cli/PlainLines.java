package org.residua.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * A text with every line end as one line feed, and of every comment line, which begins with {@code #}, the sign
 * only: lines keep their numbers, and a quotation mark in a comment opens no cell.
 *
 * <p>Carriage returns before a line feed belong to it, however many; others are line ends themselves. The errors of
 * spreadsheets, such as {@code #N/A}, are no comments.
 */
final class PlainLines extends Characters {

  private static final List<String> ERRORS = List.of("#N/A", "#NV", "#DIV/0!", "#VALUE!", "#WERT!", "#REF!",
      "#BEZUG!", "#NUM!", "#ZAHL!", "#NAME?", "#NULL!");
  private static final int NOTHING = -2;
  private static final int LONGEST = 8;

  private int held = NOTHING;
  private int owedEnds;
  private boolean lineStarts = true;
  private final StringBuilder ahead = new StringBuilder();

  PlainLines(Reader in) {
    super(in);
  }

  @Override
  int next() throws IOException {
    if (!ahead.isEmpty()) {
      char c = ahead.charAt(0);
      ahead.deleteCharAt(0);
      lineStarts = c == '\n';
      return c;
    }
    int c = joined();
    if (lineStarts && c == '#') {
      comment();
    }
    lineStarts = c == '\n';
    return c;
  }

  /** After the sign: drops the rest of the line, unless it begins with the error of a spreadsheet. */
  private void comment() throws IOException {
    StringBuilder start = new StringBuilder("#");
    int c = joined();
    while (c != END && c != '\n' && start.length() < LONGEST) {
      start.append((char) c);
      c = joined();
    }
    String text = start.toString();
    if (ERRORS.stream().anyMatch(text::startsWith)) {
      ahead.append(text, 1, text.length());
    } else {
      while (c != END && c != '\n') {
        c = joined();
      }
    }
    if (c != END) {
      ahead.append((char) c);
    }
  }

  private int joined() throws IOException {
    if (owedEnds > 0) {
      owedEnds--;
      return '\n';
    }
    int c = held == NOTHING ? raw() : held;
    held = NOTHING;
    if (c != '\r') {
      return c;
    }
    int returns = 0;
    for (; c == '\r'; c = raw()) {
      returns++;
    }
    if (c != '\n') {
      held = c;
      owedEnds = returns - 1;
    }
    return '\n';
  }
}
