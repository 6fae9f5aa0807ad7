package org.residua.verification.docs;

/**
 * A sentence of a page.
 *
 * @param text in Markdown, on one line
 * @param holds whether what it claims was found
 */
record Sentence(String text, boolean holds) {

  /** A sentence that claims something, and whether that was found. */
  static Sentence claim(boolean holds, String text) {
    return new Sentence(text, holds);
  }

  /** A definition, or what a program does: nothing that could be found to be wrong. */
  static Sentence saying(String text) {
    return new Sentence(text, true);
  }
}
