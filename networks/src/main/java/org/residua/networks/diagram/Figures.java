package org.residua.networks.diagram;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a drawing shows them: three significant digits, a real minus sign. */
final class Figures {

  private static final MathContext DIGITS = new MathContext(3);

  private Figures() {}

  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean plain = Math.abs(rounded.precision() - rounded.scale()) <= 5;
    return (plain ? rounded.toPlainString() : rounded.toString()).replace('-', '\u2212');
  }

  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
