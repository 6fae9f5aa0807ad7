package org.residua.simd.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Shape;
import org.residua.simd.kernel.Execution;
import org.residua.simd.scalar.ScalarKernels;

/** A sweep of pairs has the bits of the recurrence for every {@code u_{-1}}, window and number of threads. */
class PairTest {

  private static final int[][] BANKS = {{1, 1, 2}, {1, 1, 1}, {1, 1, 9}, {3, 1, 4}, {2, 2, 3}};
  private static final int[] LENGTHS = {2, 3, 8, 9, 16, 17, 31, 33, 257};
  private static final int LONG = 2600;
  private static final int MOST_ROWS = 9;
  private static final int MOST_THREADS = 4;

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void everyTableAndLength(Boundary boundary) {
    for (int[] bank : BANKS) {
      for (boolean frozen : new boolean[] {false, true}) {
        for (List<Row> rows : SweepCases.tables()) {
          for (int length : LENGTHS) {
            compare(SweepCases.iteration(bank, boundary, Fidelity.none(), rows, frozen), new Shape(bank[1], length));
          }
        }
      }
    }
  }

  /** Every combination of terms comes first once, with each data term, on up to as many threads as windows allow. */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void everyCombinationOfTermsInWindowsAndThreads(Boundary boundary) {
    Shape shape = new Shape(1, LONG);
    for (int terms = 0; terms < 16; terms++) {
      for (Fidelity fidelity : SweepCases.fidelities(shape)) {
        List<Row> rows = SweepCases.rows(1 + terms % MOST_ROWS, terms);
        for (boolean frozen : new boolean[] {false, true}) {
          compare(SweepCases.iteration(new int[] {1, 1, 1 + terms % 4}, boundary, fidelity, rows, frozen), shape);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void severalChannelsInWindowsAndThreads(Boundary boundary) {
    for (int rows = 1; rows <= MOST_ROWS; rows++) {
      for (int[] bank : BANKS) {
        compare(SweepCases.iteration(bank, boundary, Fidelity.none(), SweepCases.rows(rows, 15), rows % 2 == 0),
            new Shape(bank[1], LONG));
      }
    }
  }

  /** Halves of a table without start terms are the whole, if the pair is handed on. */
  @Test
  void aPairIsTheWholeState() {
    Shape shape = new Shape(1, 97);
    List<Row> rows = SweepCases.tables().get(2);
    double[] u = SweepCases.values(97, 1);
    double[] f = new double[97];
    double[] whole = u.clone();
    sweep(rows, shape, false).run(whole, f);
    double[] previous = u.clone();
    sweep(rows.subList(0, 3), shape, true).run(u, previous, f);
    sweep(rows.subList(3, 4), shape, true).run(previous, u, f);
    assertThat(u).isEqualTo(whole);
  }

  @Test
  void refusesTheOtherKindOfRunAndOneArrayForBoth() {
    Shape shape = new Shape(1, 9);
    List<Row> rows = List.of(Row.explicit(0.2));
    double[] u = new double[9];
    assertThatIllegalStateException().isThrownBy(() -> sweep(rows, shape, true).run(u, u))
        .withMessageContaining("u_{k-1}");
    assertThatIllegalStateException().isThrownBy(() -> sweep(rows, shape, false).run(u, new double[9], u))
        .withMessageContaining("Sweep.ofPair");
    assertThatIllegalArgumentException().isThrownBy(() -> sweep(rows, shape, true).run(u, u, u))
        .withMessageContaining("one array");
    assertThatIllegalArgumentException().isThrownBy(() -> sweep(rows, shape, true).run(u, new double[8], u))
        .withMessageContaining("previous has 8 samples");
  }

  private static Sweep sweep(List<Row> rows, Shape shape, boolean paired) {
    SemiIteration iteration =
        SweepCases.iteration(new int[] {1, 1, 3}, Boundary.REFLECTING, Fidelity.none(), rows, false);
    Execution execution = Execution.of(new ScalarKernels());
    return paired ? Sweep.ofPair(iteration, shape, execution) : Sweep.of(iteration, shape, execution);
  }

  private static void compare(SemiIteration iteration, Shape shape) {
    if (!Sweep.suits(iteration, shape.length())) {
      return;
    }
    double[] u = SweepCases.values(shape.size(), 1);
    double[] before = SweepCases.values(shape.size(), 3);
    double[] f = SweepCases.values(shape.size(), 2);
    double[][] expected = new Recurrence(iteration, shape).run(u, before, f);
    PreparedTable table = PreparedTable.of(iteration, 1, true);
    for (Layout layout : SweepCases.layouts(table, shape, MOST_THREADS)) {
      Sweep sweep = SweepCases.sweep(table, layout);
      for (int run = 0; run < 2; run++) {
        double[] now = u.clone();
        double[] previous = before.clone();
        sweep.run(now, previous, f);
        double[][] actual = sweep.swaps() ? new double[][] {previous, now} : new double[][] {now, previous};
        assertThat(sweep.swaps()).isEqualTo(iteration.rows().size() % 2 == 1);
        for (int k = 0; k < 2; k++) {
          assertThat(Arrays.equals(actual[k], expected[k])).as("u_{n-%d} of %s on %s", k, iteration, layout).isTrue();
        }
      }
    }
  }
}
