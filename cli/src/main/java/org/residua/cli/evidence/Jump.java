package org.residua.cli.evidence;

/**
 * A jump of the input, and what became of it.
 *
 * @param at the first sample after it
 * @param height after less before, of the lines through the samples on either side
 * @param width over how many steps of the result {@value #PART} of the height are spread at least; 0 when they are nowhere near
 */
public record Jump(int at, double height, int width) {

  /** The part of the height that counts. */
  static final double PART = 0.8;
  /** Two samples within a jump are what noise does to a sharp one. */
  private static final int WIDEST_KEPT = 3;

  /** Whether it is still a jump. */
  public boolean kept() {
    return width >= 1 && width <= WIDEST_KEPT;
  }

  /** Whether it is no longer there. */
  public boolean lost() {
    return width == 0;
  }
}
