package org.residua.simd.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * The first and the last rows of a {@link Wavefront}, stage by stage in memory of their own, the last behind the first. Of each
 * stage there is a row less on the side of the middle: what stands there was made of the wrong neighbours. Not thread safe.
 */
final class Rim {

  private final Side head;
  private final Side tail;
  private final double[] b;
  private final double[][] values;
  private final NeighbourRows[] rows;
  private final int sweeps;

  /**
   * Rows outside those of the loop.
   *
   * @param rows of the first stage
   * @param restricted rows of the restriction, if it is restricted
   * @param lanes of a vector
   */
  Rim(Stages stages, Outside rows, Outside restricted, int lanes) {
    int head = rows.head();
    int tail = rows.tail();
    int count = head + stages.rows() - tail;
    int padded = (count + lanes - 1) / lanes * lanes;
    List<FusedRows> all = stages.all();
    this.sweeps = stages.sweeps().size();
    this.b = new double[padded];
    this.values = new double[all.size() + 1][padded + 2];
    this.rows = new NeighbourRows[all.size()];
    Arrays.setAll(this.rows, s -> new NeighbourRows(all.get(s), values[s], b, values[s + 1], count,
        r -> r < head ? r : tail + r - head));
    this.head = new Side(stages, values, new Side.Rows(0, head, 0), new Side.Rows(0, restricted.head(), 0), head);
    this.tail = new Side(stages, values, new Side.Rows(tail, stages.rows(), head),
        new Side.Rows(restricted.tail(), stages.restrictedRows(), 0), head);
  }

  /** By a loop over the rows of a stage. */
  void run(RimLoop loop) {
    head.takeRightHandSide(b);
    tail.takeRightHandSide(b);
    head.start();
    tail.start();
    for (int s = 0; s < sweeps; s++) {
      loop.relax(rows[s]);
    }
    if (rows.length > sweeps) {
      loop.residual(rows[sweeps]);
    }
    head.restrict();
    tail.restrict();
  }

  /** Stages after the first. */
  int stages() {
    return rows.length;
  }

  /** Row {@code i} of {@code x_s}, of the first rows. */
  double value(int s, int i) {
    return values[s][i + 1];
  }

  /**
   * Before the loop: the first rows of the last stage, {@code x_s} being {@code s} rows behind the row {@code first}, and of each
   * stage before it the row at which the next one begins.
   */
  void copyFirst(int last, int first, double[] z) {
    for (int i = 0; i < first - last; i++) {
      z[i] = values[last][i + 1];
    }
    for (int s = 0; s < last; s++) {
      z[first - s - 1] = values[s][first - s];
    }
  }

  /** After the loop: the last rows of the last stage, from {@code from} on. */
  void copyLast(int last, int from, double[] z) {
    double[] x = values[last];
    int at = tail.at(0);
    for (int i = from; i < z.length; i++) {
      z[i] = x[i + at];
    }
  }

  /** Rows {@code 0..head-1}, and from {@code tail} on. */
  record Outside(int head, int tail) {}
}
