package org.residua.cli;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a CSV text.
 *
 * @param number its number, from 1
 * @param cells its cells without surrounding blanks
 * @param quoted whether every cell is in quotes
 * @param empty whether nothing is in it, not even a pair of quotes
 */
record CsvLine(long number, List<String> cells, boolean quoted, boolean empty) {

  /** Whether it is a comment, which {@link PlainLines} left as a single sign. */
  boolean comment() {
    return cells.size() == 1 && cells.get(0).equals("#") && !quoted;
  }

  /** Makes lines of what the parser finds. */
  static final class Handler extends AbstractBaseCsvCallbackHandler<CsvLine> {

    private List<String> cells = new ArrayList<>();
    private int quoted;
    private long begun;

    /** The number of the line that was begun last. */
    long begun() {
      return begun;
    }

    @Override
    protected void handleBegin(long line) {
      begun = line;
      cells = new ArrayList<>(cells.size());
      quoted = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean inQuotes) {
      cells.add(new String(buffer, offset, length).strip());
      quoted += inQuotes ? 1 : 0;
    }

    @Override
    protected CsvLine buildRecord() {
      boolean empty = quoted == 0 && (cells.isEmpty() || (cells.size() == 1 && cells.get(0).isEmpty()));
      return new CsvLine(begun, cells, quoted == cells.size() && quoted > 0, empty);
    }
  }
}
