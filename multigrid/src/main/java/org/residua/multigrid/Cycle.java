package org.residua.multigrid;

import java.util.List;

/** In which order levels are visited. */
public enum Cycle {
  /** Down and up once. */
  V("v"),
  /** Each coarse level twice, by a W-cycle each time. */
  W("w"),
  /** Each coarse level twice, by an F-cycle and a V-cycle. */
  F("f"),
  /**
   * Full multigrid: down without smoothing, then from the coarsest level up, each solution the start of a V-cycle of the next
   * level.
   */
  FULL("fmg");

  private final String text;

  Cycle(String text) {
    this.text = text;
  }

  /** The name at the command line and in reports. */
  public String text() {
    return text;
  }

  /** The cycles of the next level within one of this. */
  List<Cycle> visits() {
    return switch (this) {
      case V -> List.of(V);
      case W -> List.of(W, W);
      case F -> List.of(F, V);
      case FULL -> List.of(FULL);
    };
  }
}
