package org.residua.networks.diagram;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes SVG elements. Coordinates are rounded to hundredths, so that drawings are the same everywhere. */
final class Pen {

  private final StringBuilder out = new StringBuilder();

  void rect(String classes, Box box, double radius) {
    out.append("<rect class=\"").append(classes).append('"').append(" x=\"").append(number(box.x()))
        .append("\" y=\"").append(number(box.y())).append("\" width=\"").append(number(box.width()))
        .append("\" height=\"").append(number(box.height())).append("\" rx=\"")
        .append(number(radius)).append("\"/>\n");
  }

  /** A path of commands and numbers: {@code path("wire", "M", 1, 2, "H", 3)}. */
  void path(String classes, Object... commands) {
    out.append("<path class=\"").append(classes).append("\" d=\"");
    String gap = "";
    for (Object command : commands) {
      out.append(gap).append(command instanceof Number n ? number(n.doubleValue()) : command);
      gap = " ";
    }
    out.append("\"/>\n");
  }

  void circle(String classes, double x, double y, double radius) {
    out.append("<circle class=\"").append(classes).append("\" cx=\"").append(number(x))
        .append("\" cy=\"").append(number(y)).append("\" r=\"").append(number(radius)).append("\"/>\n");
  }

  /** Plain text, escaped. */
  void text(String classes, double x, double y, String content) {
    markup(classes, x, y, Escaped.xml(content));
  }

  /** Text that is markup already. */
  void markup(String classes, double x, double y, String content) {
    out.append("<text class=\"").append(classes).append("\" x=\"").append(number(x))
        .append("\" y=\"").append(number(y)).append("\">").append(content).append("</text>\n");
  }

  void open(String classes) {
    out.append("<g class=\"").append(classes).append("\">\n");
  }

  void close() {
    out.append("</g>\n");
  }

  /** How much was written. */
  int length() {
    return out.length();
  }

  /** Puts what another pen wrote below what was written after {@code mark}. */
  void insert(int mark, Pen other) {
    out.insert(mark, other.out);
  }

  /** What was written. */
  @Override
  public String toString() {
    return out.toString();
  }

  /** A coordinate. */
  static String number(double value) {
    BigDecimal rounded =
        new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
