package org.residua.simd.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Shape;

/** A window and the rows that follow it fit into a first-level cache of 48 KiB with all that they read and write. */
class LayoutTest {

  private static final int CACHE = 48 * 1024 / Double.BYTES;
  private static final int ROWS = 64;

  private static PreparedTable table(Row row, boolean frozen, Fidelity fidelity) {
    return PreparedTable.of(SweepCases.iteration(
        new int[] {1, 1, 2}, Boundary.NATURAL, fidelity, Collections.nCopies(ROWS, row), frozen));
  }

  @Test
  void windowsFitIntoTheCache() {
    Shape shape = new Shape(1, 1 << 20);
    for (Row row : List.of(Row.explicit(0.1), Row.extrapolated(0.1, 1.2), new Row(0.1, 1, -0.2, 0.1, 0.01))) {
      for (boolean frozen : new boolean[] {false, true}) {
        for (Fidelity fidelity : SweepCases.fidelities(shape)) {
          PreparedTable table = table(row, frozen, fidelity);
          Layout layout = Layout.of(table, shape, 1);
          int followed = layout.window() + layout.border();
          boolean least = layout.window() <= 2 * (layout.border() + table.skew());
          assertThat(layout.resident()).isFalse();
          assertThat(followed * table.streams() <= CACHE || least).as("%s, %d streams", layout, table.streams()).isTrue();
        }
      }
    }
  }

  @Test
  void streamsAreCounted() {
    assertThat(table(Row.explicit(0.1), false, Fidelity.none()).streams()).isEqualTo(1);
    assertThat(table(Row.explicit(0.1), true, Fidelity.none()).streams()).isEqualTo(2);
    assertThat(table(Row.extrapolated(0.1, 1.2), true, Fidelity.none()).streams()).isEqualTo(3);
    assertThat(table(new Row(0.1, 1, -0.2, 0.1, 0.01), false, Fidelity.of(0.3)).streams()).isEqualTo(5);
  }

  /** A signal that is not longer than the longest window is done row by row. */
  @Test
  void shortSignalsAreOneWindow() {
    for (boolean frozen : new boolean[] {false, true}) {
      PreparedTable table = table(Row.extrapolated(0.1, 1.2), frozen, Fidelity.none());
      assertThat(Layout.of(table, new Shape(1, 4096), 1).resident()).isTrue();
      assertThat(Layout.of(table, new Shape(1, 4097), 1).resident()).isFalse();
    }
    assertThat(Layout.of(table(Row.explicit(0.1), false, Fidelity.none()), new Shape(1, 8192), 1).resident()).isTrue();
  }
}
