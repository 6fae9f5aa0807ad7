package org.residua.cli.page;

/**
 * A number with its name in a sentence.
 *
 * @param name such as {@code the norm after 64 blocks}; empty for a number that needs none
 * @param value the number
 * @param unit follows the number, such as {@code layers}; empty for none
 */
public record Quantity(String name, double value, String unit) {

  /** One without unit. */
  public static Quantity of(String name, double value) {
    return new Quantity(name, value, "");
  }

  /** A number of its own. */
  public static Quantity of(double value) {
    return of("", value);
  }

  /** A number of something. */
  public static Quantity of(String name, double value, String unit) {
    return new Quantity(name, value, unit);
  }

  /** A number and what rounding may add to it, which is added. */
  public static Quantity rounding(double value, double rounding) {
    return of(Rounded.text(value) + " up to the rounding of " + Rounded.text(rounding), value + rounding);
  }

  String number(int digits) {
    return Rounded.text(value, digits) + (unit.isEmpty() ? "" : " " + unit);
  }
}
