package org.residua.networks.diagram;

import java.util.function.IntFunction;

/**
 * Text of users, such as an operator's {@code toString}, made harmless where it is put.
 *
 * <p>Controls are shown by their pictures, such as U+240A for a line feed; what no XML may hold (lone surrogates, U+FFFE,
 * U+FFFF), controls without picture and those that turn the direction of reading become U+FFFD.
 */
final class Escaped {

  private static final int PICTURES = 0x2400;
  private static final int DELETE = 0x7f;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final String REPLACED = "\ufffd";

  private Escaped() {}

  /** For the text and the quoted attributes of XML. */
  static String xml(String text) {
    return each(text, c -> switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> shown(c);
    });
  }

  /** For a quoted label of Mermaid, which reads entities written with {@code #}, HTML, and Markdown between backticks. */
  static String mermaid(String text) {
    return each(text, c -> switch (c) {
      case '#', '&', '<', '>', '"', '`' -> "#" + c + ";";
      default -> shown(c);
    });
  }

  /** For a string of YAML in double quotes. */
  static String yaml(String text) {
    return each(text, c -> switch (c) {
      case '"', '\\' -> "\\" + Character.toString(c);
      default -> shown(c);
    });
  }

  private static String each(String text, IntFunction<String> rule) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(rule.apply(c)));
    return out.toString();
  }

  private static String shown(int c) {
    if (c < ' ') {
      return Character.toString(PICTURES + c);
    }
    return c == DELETE ? Character.toString(PICTURE_OF_DELETE) : harmless(c) ? Character.toString(c) : REPLACED;
  }

  private static boolean harmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> (c & 0xfffe) != 0xfffe && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
    };
  }
}
