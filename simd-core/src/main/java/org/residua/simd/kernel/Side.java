package org.residua.simd.kernel;

import java.util.Optional;

/** Rows on one side of a {@link Rim}: with what they begin, and what is made of the last stage. Not thread safe. */
final class Side {

  private final Stages stages;
  private final Rows rows;
  private final double[] start;
  private final double[] last;
  private final Piece coarse;
  private final Piece restricted;
  private final Optional<InterpolatedRows> interpolation;
  private final Optional<RestrictedRows> restriction;

  /**
   * Rows {@code from..to-1}.
   *
   * @param place of the first of them among those of the rim
   */
  record Rows(int from, int to, int place) {}

  /**
   * A side.
   *
   * @param values of each stage, a sample before them
   * @param rows of the first stage
   * @param restrictedRows of the restriction
   * @param paired a row of the interpolation that has two entries and repeats
   */
  Side(Stages stages, double[][] values, Rows rows, Rows restrictedRows, int paired) {
    this.stages = stages;
    this.rows = rows;
    this.start = values[0];
    this.last = values[values.length - 1];
    this.coarse = stages.coarse();
    this.restricted = stages.restricted();
    this.interpolation = stages.interpolation().map(p -> new InterpolatedRows(p.matrix(), paired, rows.from(), rows.to()));
    this.restriction = stages.restriction()
        .map(r -> new RestrictedRows(r.matrix(), restrictedRows.from(), restrictedRows.to()));
  }

  /** Where row {@code i} is among the values of a stage. */
  int at(int i) {
    return rows.place() + 1 + i - rows.from();
  }

  void takeRightHandSide(double[] b) {
    System.arraycopy(stages.b().samples(), rows.from(), b, rows.place(), rows.to() - rows.from());
  }

  void start() {
    if (interpolation.isPresent()) {
      interpolation.get().run(stages.x().samples(), coarse.samples(), start, at(0));
    } else if (stages.weights().isPresent()) {
      double[] d = stages.weights().get();
      double[] b = stages.b().samples();
      for (int i = rows.from(); i < rows.to(); i++) {
        start[at(i)] = d[i] * b[i];
      }
    } else {
      System.arraycopy(stages.x().samples(), rows.from(), start, at(rows.from()), rows.to() - rows.from());
    }
  }

  void restrict() {
    if (restriction.isPresent()) {
      restriction.get().run(last, at(0), restricted.samples());
    }
  }
}
