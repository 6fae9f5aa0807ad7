package org.residua.cli.page;

/** How a measured number lies to a bound; none holds of NaN. */
public enum Relation {
  /** {@code x < y}. */
  LESS("less than"),
  /** {@code x <= y}. */
  AT_MOST("at most"),
  /** {@code x = y}, to the bit but for the sign of zero. */
  EQUAL("exactly"),
  /** {@code x >= y}. */
  AT_LEAST("at least"),
  /** {@code x > y}. */
  MORE("more than");

  private final String words;

  Relation(String words) {
    this.words = words;
  }

  /** As it stands between a number and its bound in a sentence. */
  public String words() {
    return words;
  }

  /** Whether it holds. */
  public boolean holds(double x, double y) {
    return switch (this) {
      case LESS -> x < y;
      case AT_MOST -> x <= y;
      case EQUAL -> x == y;
      case AT_LEAST -> x >= y;
      case MORE -> x > y;
    };
  }

  /** Whether two numbers that look alike when rounded would make a true sentence look false. */
  boolean strict() {
    return this == LESS || this == MORE;
  }
}
