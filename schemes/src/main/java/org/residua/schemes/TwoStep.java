package org.residua.schemes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Argument;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.block.Rows;
import org.residua.api.block.Scheme;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;

/**
 * A scheme whose steps read two iterates: it begins with a row of its own from {@code u_{-1} = u_0}, and goes on with one
 * that is always the same. Who takes its steps in parts hands both iterates on.
 */
public interface TwoStep extends Scheme {

  /** Its rows. */
  Method method();

  @Override
  default <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return method().from(algebra, inputs, steps()).subList(0, 1);
  }

  /**
   * The rows.
   *
   * @param diffusion what is discretised
   * @param unit in which the times of the rows are counted
   * @param first the row that begins
   * @param row the one that goes on
   * @param argument what bounds their polynomial
   */
  record Method(Diffusion diffusion, StepSize unit, Row first, Row row, Argument argument) {

    /** Longer evolutions repeat a table of this many rows, so that their network stays small. */
    private static final int LONGEST_TABLE = 64;

    /** So many steps from {@code [u_0]}, or {@code [u_0, f]}: the last two iterates. */
    <V> List<V> from(Algebra<V> algebra, List<V> in, int steps) {
      List<V> held = in.subList(1, in.size());
      int begun = 1 + (steps - 1) % LONGEST_TABLE;
      List<Row> rows = new ArrayList<>(List.of(first));
      rows.addAll(Collections.nCopies(begun - 1, row));
      List<V> pair = algebra.semiIteration(table(rows), List.of(in.get(0), in.get(0)), held);
      return on(algebra, pair, held, steps - begun);
    }

    /** So many steps more. */
    <V> List<V> on(Algebra<V> algebra, List<V> pair, List<V> held, int steps) {
      int rest = steps % LONGEST_TABLE;
      List<V> now = rest == 0 ? pair : algebra.semiIteration(again(rest), pair, held);
      int times = steps / LONGEST_TABLE;
      return switch (times) {
        case 0 -> now;
        case 1 -> algebra.semiIteration(again(LONGEST_TABLE), now, held);
        default -> algebra.repeat(new Rows(again(LONGEST_TABLE)), times, now, held);
      };
    }

    private SemiIteration again(int rows) {
      return table(Collections.nCopies(rows, row));
    }

    private SemiIteration table(List<Row> rows) {
      return new SemiIteration(diffusion, unit, rows, false, argument);
    }
  }
}
