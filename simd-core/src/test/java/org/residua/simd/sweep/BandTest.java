package org.residua.simd.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
import org.residua.simd.team.Workers;

/** Bands of any number of rows have the bits of the recurrence, and the memory that they need. */
class BandTest {

  private static final int LONG = 2600;
  private static final int MOST_THREADS = 4;
  private static final List<Row> PLAIN = Collections.nCopies(400, Row.explicit(0.2));
  private static final List<Row> BLENDED = Collections.nCopies(400, Row.extrapolated(0.2, 1.4));

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void everyTableInBandsOfAFewRows(Boundary boundary) {
    for (int[] bank : new int[][] {{1, 1, 2}, {1, 1, 1}, {3, 1, 4}, {2, 2, 3}}) {
      for (boolean frozen : new boolean[] {false, true}) {
        for (List<Row> rows : SweepCases.tables()) {
          for (int mostRows = 1; mostRows < rows.size(); mostRows++) {
            compare(SweepCases.iteration(bank, boundary, Fidelity.none(), rows, frozen),
                new Shape(bank[1], LONG), mostRows);
          }
        }
      }
    }
  }

  /** Nine rows of every combination of terms, and every data term. */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void everyCombinationOfTerms(Boundary boundary) {
    Shape shape = new Shape(1, LONG);
    for (int terms = 0; terms < 16; terms++) {
      for (Fidelity fidelity : SweepCases.fidelities(shape)) {
        compare(SweepCases.iteration(new int[] {1, 1, 2 + terms % 2}, boundary, fidelity,
            SweepCases.rows(8 + terms % 2, terms), terms % 3 > 0), shape, 1 + terms % 4);
      }
    }
  }

  private static void compare(SemiIteration iteration, Shape shape, int mostRows) {
    if (!Sweep.suits(iteration, shape.length())) {
      return;
    }
    double[] u = SweepCases.values(shape.size(), 1);
    double[] f = SweepCases.values(shape.size(), 2);
    double[][] expected = new Recurrence(iteration, shape).run(u, u, f);
    for (boolean paired : new boolean[] {false, true}) {
      PreparedTable table = PreparedTable.of(iteration, 1, paired);
      for (Layout layout : SweepCases.layouts(table, shape, MOST_THREADS, mostRows)) {
        Sweep sweep = SweepCases.sweep(table, layout);
        for (int run = 0; run < 2; run++) {
          double[] now = u.clone();
          double[] previous = u.clone();
          if (paired) {
            sweep.run(now, previous, f);
          } else {
            sweep.run(now, f);
          }
          assertThat(Arrays.equals(sweep.swaps() ? previous : now, expected[0]))
              .as("%s on %s", iteration, layout).isTrue();
          assertThat(!paired || Arrays.equals(sweep.swaps() ? now : previous, expected[1]))
              .as("u_{n-1} of %s on %s", iteration, layout).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void progressAddsUpToSamplesTimesRows(Boundary boundary) {
    Shape shape = new Shape(1, LONG);
    SemiIteration iteration = SweepCases.iteration(
        new int[] {1, 1, 4}, boundary, Fidelity.none(), SweepCases.rows(7, 3), true);
    PreparedTable table = PreparedTable.of(iteration);
    for (Layout layout : SweepCases.layouts(table, shape, MOST_THREADS, 2)) {
      AtomicLong told = new AtomicLong();
      Sweep.of(table, layout, Execution.of(new ScalarKernels()).on(Workers.of(layout.chunks())).watched(told::addAndGet))
          .run(new double[LONG], new double[LONG]);
      assertThat(told).as("%s", layout).hasValue(7L * LONG);
    }
  }

  @Test
  void onlyLongTablesOnLongSignalsHaveBands() {
    assertThat(layout(PLAIN, 1 << 20).bands()).isEqualTo(4);
    assertThat(layout(PLAIN.subList(0, 128), 1 << 20).bands()).isOne();
    assertThat(layout(PLAIN, 1 << 12).bands()).isOne();
    assertThat(layout(PLAIN, 1 << 20).bands(400)).containsExactly(
        new Band(0, 100), new Band(100, 200), new Band(200, 300), new Band(300, 400));
  }

  /** A window does not grow with the rows. */
  @Test
  void windowsStayInTheCache() {
    assertThat(layout(Collections.nCopies(1000, Row.extrapolated(0.2, 1.4)), 1 << 20).window())
        .isLessThanOrEqualTo(layout(BLENDED.subList(0, 64), 1 << 20).window());
  }

  /** Of plain rows nothing but the caller's array; what one band needs slides with its windows. */
  @Test
  void onlyWhatIsHandedOnHasMemoryOfTheSignalsSize() {
    int length = 1 << 16;
    assertThat(kept(table(PLAIN, false, false), length)).isZero();
    assertThat(kept(table(PLAIN, true, false), length)).isEqualTo(1);
    assertThat(kept(table(BLENDED, false, false), length)).isEqualTo(1);
    assertThat(kept(table(BLENDED, true, false), length)).isEqualTo(2);
    assertThat(kept(table(BLENDED, true, true), length)).isEqualTo(1);
    assertThat(kept(table(BLENDED.subList(0, 128), true, false), length)).isZero();
    assertThat(kept(table(SweepCases.rows(400, 2), false, false), length)).isEqualTo(3);
  }

  private static long kept(PreparedTable table, int length) {
    Parts parts = Whole.of(table, Layout.of(table, new Shape(1, length), 1)).parts();
    return (parts.even().samples().length + parts.odd().samples().length + parts.factor().samples().length
        + parts.start().samples().length + (long) parts.force().samples().length) / length;
  }

  private static Layout layout(List<Row> rows, int length) {
    return Layout.of(table(rows, false, false), new Shape(1, length), 1);
  }

  private static PreparedTable table(List<Row> rows, boolean frozen, boolean paired) {
    return PreparedTable.of(SweepCases.iteration(
        new int[] {1, 1, 2}, Boundary.NATURAL, Fidelity.none(), rows, frozen), 1, paired);
  }
}
