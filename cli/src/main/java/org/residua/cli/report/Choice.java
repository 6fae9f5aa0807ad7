package org.residua.cli.report;

/**
 * A parameter, its value and why it has it.
 *
 * @param name the parameter's name
 * @param value its value as text
 * @param origin where the value is from
 * @param reason why, in a sentence
 */
public record Choice(String name, String value, Origin origin, String reason) {

  /** Where a value is from. */
  public enum Origin {
    /** The caller gave it. */
    GIVEN("given"),
    /** Nobody gave it. */
    DEFAULT("default"),
    /** It was chosen from the data or from the limits of the theorems. */
    AUTOMATIC("automatic");

    private final String text;

    Origin(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
