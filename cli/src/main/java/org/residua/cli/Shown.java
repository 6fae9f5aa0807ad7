package org.residua.cli;

/** Foreign text made fit for a message of one line. */
final class Shown {

  private static final int LONGEST_QUOTE = 40;

  private Shown() {}

  /** The text in quotes, shortened, without control characters. */
  static String quoted(String text) {
    String shorter = text.length() <= LONGEST_QUOTE
        ? text : text.substring(0, LONGEST_QUOTE - 3) + "...";
    return "'" + oneLine(shorter) + "'";
  }

  /** A name of a file or folder in quotes, all of it: its end tells most. */
  static String place(String name) {
    return "'" + oneLine(name) + "'";
  }

  /** The text with every character that could break or disturb the line replaced. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(printable(c) ? c : '?'));
    return line.toString();
  }

  /** Whether a character is neither a control, nor a line break, nor the sign of undecodable bytes. */
  static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> false;
      default -> c != 0xFFFD;
    };
  }
}
