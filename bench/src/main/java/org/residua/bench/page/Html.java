package org.residua.bench.page;

import java.util.Locale;

/** Pieces of HTML. */
final class Html {

  private Html() {}

  /** Text, as an element's content or an attribute's value. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** A share of the width or height, 0 to 1, in percent. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }
}
