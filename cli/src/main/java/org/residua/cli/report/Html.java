package org.residua.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Text for HTML. */
final class Html {

  private Html() {}

  /** The text with every character replaced that HTML gives a meaning to. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        .replace("\"", "&quot;").replace("'", "&#39;");
  }

  /** The certifier's ASCII formulas as they are printed; escaped. */
  static String formula(String text) {
    return escape(text).replace("&lt;=", "\u2264").replace("&gt;=", "\u2265")
        .replaceAll("\\btau\\b", "\u03c4").replace("g_max", "g<sub>max</sub>")
        .replaceAll("\\b([ab])_k\\b", "$1<sub>k</sub>")
        .replace("||^2", "\u2016\u00b2").replace("||", "\u2016").replaceAll("(\\d)\\.0\\b", "$1")
        .replace(" - ", " \u2212 ");
  }

  /** A number with up to five significant digits, a real minus sign, a power of ten as HTML where it is very small or large. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    if (value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9)) {
      String[] parts = String.format(Locale.ROOT, "%.3e", value).split("e", 2);
      return parts[0].replaceAll("\\.?0+$", "").replace('-', '\u2212') + "\u00b710<sup>"
          + Integer.toString(Integer.parseInt(parts[1])).replace('-', '\u2212') + "</sup>";
    }
    int whole = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    String text = String.format(Locale.ROOT, "%." + Math.max(0, 5 - Math.max(whole, 0)) + "f", value);
    String shorter = text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    return grouped(shorter).replace('-', '\u2212');
  }

  /** A number with three significant digits. */
  static String rough(double value) {
    return Double.isFinite(value)
        ? number(new BigDecimal(value).round(new MathContext(3)).doubleValue()) : number(value);
  }

  /** Thin spaces between groups of three digits, from five digits on. */
  private static String grouped(String text) {
    int end = text.contains(".") ? text.indexOf('.') : text.length();
    int digits = end - (text.startsWith("-") ? 1 : 0);
    StringBuilder result = new StringBuilder(text);
    for (int at = end - 3; digits >= 5 && at > end - digits; at -= 3) {
      result.insert(at, '\u202f');
    }
    return result.toString();
  }

  /** The change from one number to another in percent. */
  static String change(double from, double to) {
    if (from == 0 || !Double.isFinite(to / from)) {
      return "unchanged";
    }
    double percent = 100 * (to / from - 1);
    if (percent == 0) {
      return "unchanged";
    }
    double size = Math.abs(percent);
    String text = size < 0.001
        ? new BigDecimal(size).round(new MathContext(1)).toPlainString()
        : String.format(Locale.ROOT, (size > 99.4 && size < 100) || size < 0.1 ? "%.3f"
            : size >= 10 ? "%.0f" : "%.1f", size);
    return (percent > 0 ? "+" : "\u2212") + text + "\u202f%";
  }
}
