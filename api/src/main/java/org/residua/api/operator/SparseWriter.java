package org.residua.api.operator;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;

/**
 * Writes a matrix, row by row. The first {@value #LEAST} rows or more that repeat with a period of 1, 2 or 4 are stored once,
 * while they are written. Not thread safe.
 */
final class SparseWriter implements SparseRows {

  /** Fewer rows are not worth a loop of their own. */
  static final int LEAST = 16;

  private final String sign;
  private final int columns;
  private int[] starts = new int[16];
  private int[] indices = new int[16];
  private double[] entries = new double[16];
  private int rows;
  /** Rows that are stored; as many as were written, but for those that repeat. */
  private int stored;
  private int count;
  private final Candidate[] candidates = {new Candidate(1), new Candidate(2), new Candidate(4)};
  private State state = State.SEARCHING;
  /** The rows that repeat, as they were found; more have followed. */
  private Repetition repetition = Repetition.none(0);
  /** One beyond the last row that repeats. */
  private int end;
  /** The row of the period that the next row is, if it repeats, and by how much it is moved. */
  private int phase;
  private int move;

  /** Whether rows that repeat were found. */
  private enum State {
    SEARCHING,
    REPEATING,
    ENDED
  }

  /** How many of the last rows repeat with a period, and by how much they move; 0 while that is not known. */
  private final class Candidate {

    private final int period;
    private int length;
    private int stride;

    Candidate(int period) {
      this.period = period;
    }

    /** Takes the last row that was stored into account. */
    void follow() {
      int last = stored - 1;
      if (last < period || !alike(last, last - period)) {
        length = 0;
        stride = 0;
        return;
      }
      int move = starts[last] == count ? 0 : indices[starts[last]] - indices[starts[last - period]];
      if (move != 0 && stride != 0 && move != stride) {
        length = 0;
      }
      stride = move == 0 ? stride : move;
      length++;
    }

    Repetition found() {
      return new Repetition(stored - length - period, stored, period, Math.max(1, stride));
    }
  }

  /**
   * Begins without rows.
   *
   * @param sign of the matrix in formulas
   * @param columns at least 1
   */
  SparseWriter(String sign, int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns = " + columns + " of a matrix; give at least 1");
    }
    this.sign = sign;
    this.columns = columns;
  }

  @Override
  public SparseRows add(int column, double value) {
    return add(column, 1, value);
  }

  @Override
  public SparseRows add(int column, double a, double b) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("column " + column + " of " + columns);
    }
    int at = count;
    while (at > starts[stored] && indices[at - 1] >= column) {
      at--;
    }
    if (at < count && indices[at] == column) {
      entries[at] = Fma.of(a, b, entries[at]);
      return this;
    }
    if (count == entries.length) {
      indices = Arrays.copyOf(indices, 2 * count);
      entries = Arrays.copyOf(entries, 2 * count);
    }
    System.arraycopy(indices, at, indices, at + 1, count - at);
    System.arraycopy(entries, at, entries, at + 1, count - at);
    indices[at] = column;
    entries[at] = a * b;
    count++;
    return this;
  }

  @Override
  public SparseRows end() {
    int kept = starts[stored];
    for (int k = kept; k < count; k++) {
      if (!Double.isFinite(entries[k])) {
        throw new IllegalArgumentException("entry (" + rows + ", " + indices[k] + ") of " + sign + " is " + entries[k]
            + "; a matrix needs finite entries");
      }
      if (entries[k] != 0) {
        indices[kept] = indices[k];
        entries[kept++] = entries[k];
      }
    }
    count = kept;
    rows++;
    if (state == State.REPEATING && repeats()) {
      count = starts[stored];
      return this;
    }
    store();
    search();
    return this;
  }

  /** Whether the row that was written is the next one of those that repeat; if not they end before it. */
  private boolean repeats() {
    if (!same(stored, repetition.from() + phase, move)) {
      state = State.ENDED;
      return false;
    }
    end = rows;
    phase++;
    if (phase == repetition.period()) {
      phase = 0;
      move += repetition.stride();
    }
    return true;
  }

  /**
   * Whether the last {@code count} rows or more repeat so that another {@code count} are these moved by {@code shift}. More than
   * {@value #LEAST} have repeated when that is found, and where periods are 1, 2 or 4 no larger {@code count} moves by the same.
   */
  boolean repeats(int count, int shift) {
    int periods = count / repetition.period();
    return state == State.REPEATING && count == periods * repetition.period() && shift == periods * repetition.stride();
  }

  /** So many rows that repeat. */
  void repeat(int count) {
    rows += count;
    follow(rows);
  }

  private void follow(int next) {
    end = next;
    phase = (next - repetition.from()) % repetition.period();
    move = (next - repetition.from()) / repetition.period() * repetition.stride();
  }

  private void store() {
    stored++;
    if (stored == starts.length) {
      starts = Arrays.copyOf(starts, 2 * stored);
    }
    starts[stored] = count;
  }

  private void search() {
    for (Candidate candidate : candidates) {
      if (state == State.SEARCHING) {
        candidate.follow();
        if (candidate.length == LEAST) {
          state = State.REPEATING;
          repetition = candidate.found();
          follow(rows);
          stored = repetition.from() + repetition.period();
          count = starts[stored];
        }
      }
    }
  }

  /** Whether a stored row is another one moved to the right; rows without entries are alike wherever they are. */
  private boolean alike(int r, int s) {
    boolean empty = starts[r + 1] == starts[r];
    int move = empty || starts[s] == starts[s + 1] ? 1 : indices[starts[r]] - indices[starts[s]];
    return move > 0 && same(r, s, move);
  }

  /** Whether stored row {@code r} is stored row {@code s} moved by {@code shift} columns. */
  private boolean same(int r, int s, int shift) {
    int size = (r == stored ? count : starts[r + 1]) - starts[r];
    boolean same = size == starts[s + 1] - starts[s];
    for (int k = 0; same && k < size; k++) {
      same = indices[starts[r] + k] == indices[starts[s] + k] + shift && entries[starts[r] + k] == entries[starts[s] + k];
    }
    return same;
  }

  /** What was written, at least one row. */
  SparseMatrix matrix() {
    if (rows == 0) {
      throw new IllegalArgumentException("a matrix " + sign + " without rows; write at least one");
    }
    Repetition found = state == State.SEARCHING ? Repetition.none(rows)
        : new Repetition(repetition.from(), end, repetition.period(), repetition.stride());
    return new SparseMatrix(sign, columns, found, new SparseMatrix.Stored(rows, Arrays.copyOf(starts, stored + 1),
        Arrays.copyOf(indices, count), Arrays.copyOf(entries, count)));
  }
}
