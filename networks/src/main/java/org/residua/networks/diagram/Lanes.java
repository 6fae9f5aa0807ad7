package org.residua.networks.diagram;

import java.util.List;

/**
 * What runs above and below the blocks of a line.
 *
 * @param extrapolated arcs above
 * @param start skips from the start of a table, below
 * @param data a target that is fed into each block, below
 * @param repeated the way back of a repetition, below
 * @param looped the way back of a block to itself, below
 */
record Lanes(boolean extrapolated, boolean start, boolean data, boolean repeated, boolean looped) {

  private static final double ARCS = 56;
  private static final double LANE = 24;

  static Lanes of(List<Part> parts) {
    Lanes all = new Lanes(false, false, false, false, false);
    for (Part part : parts) {
      all = all.and(of(part));
    }
    return all;
  }

  private static Lanes of(Part part) {
    return switch (part) {
      case Part.Step step -> new Lanes(step.row().b() != 0,
          step.row().c() != 0 || step.row().d() != 0,
          step.diffusion().fidelity().present(), false, false);
      case Part.Loop loop -> of(loop.step()).and(new Lanes(loop.rest() != 0, false, false, false, true));
      case Part.General _, Part.Hidden _ -> new Lanes(false, false, false, false, false);
      case Part.Table table -> of(table.rows());
      case Part.Repeated repeated -> of(repeated.body()).and(new Lanes(false, false, false, true, false));
    };
  }

  private Lanes and(Lanes other) {
    return new Lanes(extrapolated || other.extrapolated, start || other.start,
        data || other.data, repeated || other.repeated, looped || other.looped);
  }

  /** The extent of the line above its wire. */
  double above() {
    return BlockCard.UP + (extrapolated ? ARCS : 6) + (repeated ? Line.FRAME + 8 : 0) + (looped ? Line.FRAME + 8 : 0);
  }

  /** The lower edge of the blocks, below the wire. */
  double blocks() {
    return BlockCard.DOWN + (data ? BlockCard.DATA : 0);
  }

  /** The lane of skips from the start. */
  double startLane() {
    return blocks() + LANE - 4;
  }

  /** The lane of the target. */
  double dataLane() {
    return blocks() + (start ? LANE : 0) + LANE;
  }

  /** The lane of the way back of a block to itself. */
  double loopLane() {
    return blocks() + (start ? LANE : 0) + (data ? LANE : 0) + LANE - 6;
  }

  /** The lane of the way back of a repetition. */
  double backLane() {
    return blocks() + (start ? LANE : 0) + (data ? LANE : 0) + LANE + (looped ? LANE : 0);
  }

  /** The extent of the line below its wire. */
  double below() {
    return blocks() + (start ? LANE : 0) + (data ? LANE + 8 : 0)
        + (looped ? LANE + Line.FRAME + 6 : 0) + (repeated ? LANE + Line.FRAME : 0);
  }
}
