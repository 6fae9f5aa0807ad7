package org.residua.cli;

import java.util.List;
import java.util.stream.IntStream;

/** Whether the first line names the columns: told from all its cells and what stands below each of them. */
enum CsvHeader {
  /** It names them. */
  NAMES,
  /** It holds samples. */
  SAMPLES,
  /** It may be either. */
  OPEN;

  /** What one cell of the first line says. */
  private enum Vote {
    NAME, PERHAPS_NAME, SAMPLE, NOTHING
  }

  /** Steps of an even axis agree up to this part of them: it is printed with some digits. */
  private static final double EVEN = 1e-3;
  /** Fewer rows below are even by chance. */
  private static final int ROWS = 4;

  /**
   * Judges the first line.
   *
   * @param first the line
   * @param below its columns, without it
   * @param plain whether no other line has all cells in quotes
   */
  static CsvHeader of(CsvLine first, List<CsvColumn> below, CsvDialect dialect, boolean plain) {
    List<CsvCell> cells = first.cells().stream().map(cell -> CsvCell.of(cell, dialect)).toList();
    boolean quoted = first.quoted() && plain && cells.stream().noneMatch(cell -> cell.kind() == CsvCell.Kind.MISSING);
    if (quoted || all(cells).anyMatch(c -> named(first.cells().get(c), cells.get(c), below, c))) {
      return all(cells).anyMatch(c -> sampled(first.cells().get(c), cells.get(c), below.get(c))) ? OPEN : NAMES;
    }
    return judged(cells, below, all(cells).mapToObj(c -> vote(first.cells().get(c), cells.get(c), below, c)).toList());
  }

  private static IntStream all(List<CsvCell> cells) {
    return IntStream.range(0, cells.size());
  }

  /** A name above numbers, dates or nothing; a date above numbers is one as well. */
  private static boolean named(String text, CsvCell cell, List<CsvColumn> columns, int c) {
    CsvColumn below = columns.get(c);
    return switch (cell.kind()) {
      case TEXT -> CsvCell.name(text) && (below.texts() == 0 || below.numeric() || below.dated());
      case DATE -> columns.size() > 1 && below.clean();
      case NUMBER, MISSING -> false;
    };
  }

  /** A fraction among the fractions below it. */
  private static boolean sampled(String text, CsvCell cell, CsvColumn below) {
    return cell.kind() == CsvCell.Kind.NUMBER && CsvColumn.fraction(text) && below.fractions() > 0
        && !below.far(cell.value());
  }

  private static CsvHeader judged(List<CsvCell> cells, List<CsvColumn> below, List<Vote> votes) {
    boolean samples = votes.contains(Vote.SAMPLE);
    int spectrum = spectrum(cells, below);
    if (votes.contains(Vote.NAME) || spectrum > 2) {
      return samples ? OPEN : NAMES;
    }
    boolean counted = all(cells).allMatch(c -> cells.get(c).value() == c);
    int[] perhaps = all(cells).filter(c -> votes.get(c) == Vote.PERHAPS_NAME).toArray();
    if (perhaps.length > 1 && !samples) {
      return ascending(cells, perhaps) ? NAMES : OPEN;
    }
    boolean alone = spectrum == 1 && !samples
        && all(cells).anyMatch(c -> likely(cells.get(c).value()) && below.get(c).far(cells.get(c).value()));
    boolean open = spectrum == 2 || alone
        || IntStream.of(perhaps).anyMatch(c -> counted || likely(cells.get(c).value()) || below.get(c).far(cells.get(c).value())
            || below.get(c).padded());
    return open ? OPEN : SAMPLES;
  }

  /** Whether a number is one that columns are named by: 0, or a year. */
  private static boolean likely(double value) {
    return value == 0 || (value >= 1000 && value < 3000 && value == Math.rint(value));
  }

  private static Vote vote(String text, CsvCell cell, List<CsvColumn> columns, int c) {
    CsvColumn below = columns.get(c);
    return switch (cell.kind()) {
      case MISSING -> text.isEmpty() && columns.size() > 1 && (below.dated() || even(below)) ? Vote.NAME : Vote.NOTHING;
      case DATE -> below.dated() ? Vote.SAMPLE : Vote.NOTHING;
      case TEXT -> Vote.NOTHING;
      case NUMBER -> vote(text, cell.value(), below, columns.size() > 1);
    };
  }

  private static Vote vote(String text, double x, CsvColumn below, boolean several) {
    if (below.increasing() && x < below.values()[0]) {
      double step = below.values()[1] - below.values()[0];
      return Math.abs(below.values()[0] - x - step) <= EVEN * step ? Vote.SAMPLE : Vote.NOTHING;
    }
    if (several && even(below)) {
      return Vote.NAME;
    }
    if (!below.clean() || CsvColumn.fraction(text)) {
      return below.fractions() > 0 && !below.far(x) ? Vote.SAMPLE : Vote.NOTHING;
    }
    if (below.fractions() < below.values().length) {
      return Vote.NOTHING;
    }
    return several && below.padded() ? Vote.NAME : Vote.PERHAPS_NAME;
  }

  /** Whether a column is an axis that ascends in even steps. */
  private static boolean even(CsvColumn column) {
    double[] x = column.values();
    return column.increasing() && x.length >= ROWS && IntStream.range(2, x.length)
        .allMatch(i -> Math.abs(x[i] - x[i - 1] - (x[1] - x[0])) <= EVEN * (x[1] - x[0]));
  }

  /** How many ascending numbers, such as years or wavelengths, are far from their columns; 0 unless all but axes are. */
  private static int spectrum(List<CsvCell> cells, List<CsvColumn> below) {
    int[] far = all(cells).filter(c -> cells.get(c).kind() == CsvCell.Kind.NUMBER
        && below.get(c).values().length > 2 && below.get(c).far(cells.get(c).value())).toArray();
    long open = below.stream().filter(column -> column.clean() && !column.increasing()).count();
    return far.length >= open && ascending(cells, far) ? far.length : 0;
  }

  private static boolean ascending(List<CsvCell> cells, int[] which) {
    return IntStream.range(1, which.length)
        .allMatch(i -> cells.get(which[i - 1]).value() < cells.get(which[i]).value());
  }
}
