package org.residua.cli.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for readers: whole ones as they are, others with a few significant digits. */
public final class Rounded {

  /** Significant digits where no more are needed. */
  static final int DIGITS = 3;
  /** As many as tell any two doubles apart. */
  private static final int ALL = 17;
  private static final double LARGEST_PLAIN = 1e6;
  private static final double LEAST_PLAIN = 1e-3;

  private Rounded() {}

  /** With {@value #DIGITS} significant digits; whole numbers below a million in full. */
  public static String text(double value) {
    return text(value, DIGITS);
  }

  static String text(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return Double.isFinite(value) ? "0" : Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "-infinite";
    }
    double size = Math.abs(value);
    if (size < LARGEST_PLAIN && value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal rounded = exact.precision() < digits ? exact : to(digits, value);
    return size >= LEAST_PLAIN && size < LARGEST_PLAIN ? plain(rounded) : scientific(rounded);
  }

  private static String plain(BigDecimal rounded) {
    return rounded.scale() < 0 ? rounded.toBigInteger().toString() : rounded.toPlainString();
  }

  private static String scientific(BigDecimal rounded) {
    int power = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(power).toPlainString() + "e" + power;
  }

  /** The fewest digits, from the usual number on, with which two different numbers are different. */
  static int telling(double x, double y) {
    int digits = DIGITS;
    while (Double.isFinite(x) && Double.isFinite(y) && digits < ALL && to(digits, x).compareTo(to(digits, y)) == 0) {
      digits++;
    }
    return digits;
  }

  private static BigDecimal to(int digits, double value) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }
}
