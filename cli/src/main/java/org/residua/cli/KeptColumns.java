package org.residua.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns beside the samples that an output writes back.
 *
 * @param time the heading of the time axis, which comes before the samples
 * @param others the headings of the columns that come after them
 * @param cells the cells, line after line, that of the time axis first
 * @param increasing how the cells of the time axis are read, if it increases from line to line
 */
record KeptColumns(Optional<String> time, List<String> others, CellStore cells, Optional<TimeFormat> increasing) {

  /** What a time axis is called in the output when it has no name. */
  private static final String UNNAMED = "time";

  /** Copies the headings. */
  KeptColumns {
    others = List.copyOf(others);
  }

  /** Nothing is kept. */
  static KeptColumns none() {
    CellStore cells = new CellStore();
    cells.close();
    return new KeptColumns(Optional.empty(), List.of(), cells, Optional.empty());
  }

  /** The time axis as numbers, if it increases: seconds since 1970 where it has dates. */
  Optional<double[]> positions(int lines) {
    return increasing.map(format -> {
      double[] positions = new double[lines];
      CellStore.Texts texts = cells.texts();
      for (int i = 0; i < lines; i++) {
        positions[i] = format.read(texts.next()).orElseThrow().at();
        for (int k = 0; k < others.size(); k++) {
          texts.next();
        }
      }
      return positions;
    });
  }

  /** Takes what is kept of a text, line by line. */
  static final class Keeper {

    private final CsvColumns columns;
    private final List<Integer> kept = new ArrayList<>();
    private final List<Integer> others;
    private final CellStore cells = new CellStore();
    private final TimeSteps steps = new TimeSteps();

    Keeper(CsvColumns columns, boolean all) {
      this.columns = columns;
      this.others = all ? columns.others() : List.of();
      columns.time().ifPresent(kept::add);
      kept.addAll(others);
    }

    void take(CsvLine line) {
      for (int c : kept) {
        cells.add(cell(line, c));
      }
      columns.time().ifPresent(c -> steps.take(cell(line, c), line.number()));
    }

    private String cell(CsvLine line, int c) {
      return columns.dialect().pointed(line.cells().get(c));
    }

    /** What is to be known about the time axis. */
    Optional<String> remark() {
      return columns.time().flatMap(c -> steps.remark()
          .map(remark -> "time axis " + Shown.quoted(columns.name(c)) + ": " + remark));
    }

    KeptColumns kept() {
      cells.close();
      Set<String> taken = new HashSet<>(CsvOutput.headings(columns.indices().size()));
      Optional<String> time = columns.time().map(c -> free(columns.named() ? columns.header().get(c) : UNNAMED, taken));
      return new KeptColumns(time, others.stream().map(c -> free(columns.name(c), taken)).toList(), cells,
          columns.time().flatMap(_ -> steps.increasing()));
    }

    /** A heading that no other column has. */
    private static String free(String name, Set<String> taken) {
      String heading = name;
      for (int k = 1; !taken.add(heading); k++) {
        heading = name + " (input" + (k == 1 ? "" : " " + k) + ")";
      }
      return heading;
    }
  }
}
