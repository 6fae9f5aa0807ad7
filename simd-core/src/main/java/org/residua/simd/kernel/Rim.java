package org.residua.simd.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.residua.simd.kernel.Wavefront.Stages;

/** The first, or the last, rows of a {@link Wavefront}, stage by stage in memory of their own. Not thread safe. */
final class Rim {

  private final Stages stages;
  private final int from;
  private final int to;
  private final int shrinking;
  private final Piece[] values;
  private final FusedRows[] rows;
  private final Optional<FusedRows> interpolation;
  private final Optional<FusedRows> restriction;

  /**
   * Rows {@code from..to-1} of the first stage.
   *
   * @param first 1 if each stage has a row less at its beginning, 0 if at its end
   */
  Rim(Stages stages, int from, int to, int first) {
    this.stages = stages;
    this.from = from;
    this.to = to;
    this.shrinking = first;
    List<FusedRows> all = stages.all();
    this.values = new Piece[all.size() + 1];
    Arrays.setAll(values, _ -> Piece.from(from, new double[to - from]));
    this.rows = new FusedRows[all.size()];
    Arrays.setAll(rows, s -> all.get(s).on(new FusedRows.Operands(values[s], stages.b(), values[s], values[s + 1])));
    this.interpolation = stages.interpolation()
        .map(p -> p.on(new FusedRows.Operands(p.operands().x(), stages.x(), stages.x(), values[0])));
    this.restriction = stages.restriction().map(r -> r.on(
        new FusedRows.Operands(values[all.size()], stages.b(), stages.b(), r.operands().z())));
  }

  void run() {
    double[] start = values[0].samples();
    if (interpolation.isPresent()) {
      interpolation.get().run(from, to);
    } else if (stages.weights().isPresent()) {
      double[] d = stages.weights().get();
      for (int i = from; i < to; i++) {
        start[i - from] = d[i] * stages.b().samples()[i];
      }
    } else {
      System.arraycopy(stages.x().samples(), from, start, 0, to - from);
    }
    for (int s = 0; s < rows.length; s++) {
      rows[s].run(from + shrinking * (s + 1), to - (1 - shrinking) * (s + 1));
    }
  }

  /** Stages after the first. */
  int stages() {
    return rows.length;
  }

  /** Rows {@code first..end-1} of the restriction of the last stage, if it is restricted. */
  void restrict(int first, int end) {
    if (restriction.isPresent()) {
      restriction.get().run(first, end);
    }
  }

  /** Row {@code i} of {@code x_s}. */
  double value(int s, int i) {
    return values[s].samples()[values[s].at(i)];
  }

  /** Rows {@code first..last-1} of {@code x_s}. */
  void copy(int s, int first, int last, double[] z) {
    System.arraycopy(values[s].samples(), values[s].at(first), z, first, last - first);
  }
}
