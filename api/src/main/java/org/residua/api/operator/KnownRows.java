package org.residua.api.operator;

/**
 * Rows that are known before they are written: for {@code from <= i - period}, {@code i < to} row {@code i} is row
 * {@code i - period} moved by {@code stride} columns.
 *
 * @param from the first row that has the entries of all others
 * @param to one beyond the last
 * @param period a number of rows
 * @param stride columns in which they move
 */
record KnownRows(int from, int to, int period, int stride) {

  /** Of {@code A B}: rows of {@code A} that repeat, of which all rows of {@code B} that they read repeat. */
  static KnownRows ofProduct(SparseMatrix a, SparseMatrix b) {
    Repetition rows = a.repetition();
    Repetition read = b.repetition();
    int from = rows.from();
    int to = rows.to();
    while (from < to && !within(a, from, Math.min(to, from + rows.period()), read)) {
      from++;
    }
    while (from < to && !within(a, Math.max(from, to - rows.period()), to, read)) {
      to--;
    }
    int periods = 1;
    while (periods * rows.stride() % read.period() != 0) {
      periods++;
    }
    return new KnownRows(from, to, periods * rows.period(), periods * rows.stride() / read.period() * read.stride());
  }

  /** Of {@code A^T}: columns of {@code A} with entries in rows that repeat, and that do so a period before and after. */
  static KnownRows ofAdjoint(SparseMatrix a) {
    Repetition rows = a.repetition();
    int from = 0;
    int to = a.columns();
    for (int k = 0; k < Math.min(rows.period(), rows.to() - rows.from()); k++) {
      int first = rows.from() + k;
      int last = rows.to() - 1 - k;
      from = Math.max(from, a.count(first) == 0 ? 0 : a.column(first, a.count(first) - 1) + 1);
      to = Math.min(to, a.count(last) == 0 ? to : a.column(last, 0));
    }
    boolean others = false;
    for (int i = 0; i < a.rows() && !others; i++) {
      i = i == rows.from() ? rows.to() : i;
      for (int k = 0; i < a.rows() && k < a.count(i); k++) {
        others |= a.column(i, k) >= from && a.column(i, k) < to;
      }
    }
    return new KnownRows(from, others ? from : to, /* period= */ rows.stride(), /* stride= */ rows.period());
  }

  private static boolean within(SparseMatrix a, int from, int to, Repetition read) {
    boolean within = true;
    for (int i = from; i < to; i++) {
      int count = a.count(i);
      within &= count == 0 || (a.column(i, 0) >= read.from() && a.column(i, count - 1) < read.to());
    }
    return within;
  }

  /** Has the rows from {@code i} on repeated that are known, if as many before it are; the next row to write. */
  int skip(int i, SparseWriter writer) {
    if (i >= to || i < from + period || !writer.repeats(period, stride)) {
      return i;
    }
    writer.repeat(to - i);
    return to;
  }
}
