package org.residua.verification;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.residua.api.block.Argument;
import org.residua.api.block.Row;
import org.residua.verification.certificate.ProofLine;

/**
 * Which values of a derivation are the iterates of one two-step method, however its rows are parted into tables and
 * repetitions: a first row from {@code u_{-1} = u_0} on, then the same row again and again, diffusivities running.
 */
@SuppressWarnings("ReferenceEquality") // Two equal values may come from two places.
final class Courses {

  private final IdentityHashMap<IntSupplier, Noted> noted = new IdentityHashMap<>();
  private Optional<Noted> last = Optional.empty();

  /**
   * Rows of a diffusion, their times as numbers.
   *
   * @param diffusion its number
   * @param frozen whether the diffusivities of the start are kept
   * @param rows at least one
   */
  record Table(int diffusion, boolean frozen, List<Row> rows) {

    /** Whether no row reads the start, and from one on all are the same. */
    private boolean uniform(int from) {
      return rows.stream().allMatch(row -> row.c() == 0 && row.d() == 0)
          && rows.subList(from, rows.size()).stream().allMatch(rows.getLast()::equals);
    }
  }

  /**
   * The way from {@code u_0} to {@code u_{times+1}}.
   *
   * @param start {@code u_0}
   * @param held {@code f}, or nothing
   * @param diffusion its number
   * @param first the row that begins
   * @param row the row that goes on, {@code first} where none did yet
   * @param times how often
   */
  record Course(IntSupplier start, List<IntSupplier> held, int diffusion, Row first, Row row, int times) {

    /** Whether it is one of two steps, and not of explicit ones. */
    boolean extrapolates() {
      return times > 0 && !row.plain();
    }

    /** The line of the last iterate. */
    ProofLine line() {
      int target = held.isEmpty() ? -1 : held.get(0).getAsInt();
      return times > 0 ? new ProofLine.TwoStep(start.getAsInt(), target, diffusion, first, row, times)
          : new ProofLine.Iterated(start.getAsInt(), start.getAsInt(), target, diffusion, false, List.of(first),
              new Argument.Evaluation());
    }

    /** The same without the last row. */
    Course before() {
      return new Course(start, held, diffusion, first, row, times - 1);
    }
  }

  /**
   * A table that was written down.
   *
   * @param table the rows
   * @param state the pair that it goes on from
   * @param held {@code f}, or nothing
   * @param results the pair that it gives
   * @param course the way there, where it is one
   */
  private record Noted(Table table, List<IntSupplier> state, List<IntSupplier> held, List<IntSupplier> results,
      Optional<Course> course) {}

  /** The way through a table, {@code repeated} times. */
  Optional<Course> through(Table table, int repeated, List<IntSupplier> state, List<IntSupplier> held) {
    int rows = table.rows().size();
    if (table.frozen() || (long) rows * repeated > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    if (state.get(0) == state.get(1)) {
      return repeated == 1 && table.uniform(Math.min(1, rows - 1)) ? Optional.of(new Course(
          state.get(0), held, table.diffusion(), table.rows().get(0), table.rows().getLast(), rows - 1)) : Optional.empty();
    }
    return Optional.ofNullable(noted.get(state.get(0))).filter(known -> known.results().get(1) == state.get(1))
        .flatMap(Noted::course)
        .filter(known -> table.uniform(0) && same(known.held(), held) && known.diffusion() == table.diffusion()
            && (known.times() == 0 || known.row().equals(table.rows().get(0)))
            && known.times() + (long) rows * repeated <= Integer.MAX_VALUE)
        .map(known -> new Course(known.start(), held, known.diffusion(), known.first(), table.rows().get(0),
            known.times() + rows * repeated));
  }

  private static boolean same(List<IntSupplier> first, List<IntSupplier> second) {
    return first.isEmpty() ? second.isEmpty() : !second.isEmpty() && first.get(0) == second.get(0);
  }

  /** Keeps what a table gave. */
  void note(Table table, List<IntSupplier> state, List<IntSupplier> held, List<IntSupplier> results, Optional<Course> course) {
    Noted note = new Noted(table, state, held, results, course);
    noted.put(results.get(0), note);
    last = Optional.of(note);
  }

  /** The last table, where it leads from the pair of the first inputs, with the others held, to the pair of the results. */
  Optional<Table> whole(List<IntSupplier> inputs, List<IntSupplier> results) {
    return last.filter(note -> results.size() == 2 && inputs.size() >= 2 && note.state().get(0) == inputs.get(0)
        && note.state().get(1) == inputs.get(1) && same(note.held(), inputs.subList(2, inputs.size()))
        && inputs.size() == 2 + note.held().size()
        && note.results().get(0) == results.get(0) && note.results().get(1) == results.get(1)).map(Noted::table);
  }
}
