package org.residua.verification.certificate;

/** When a claim holds inside a computation. */
public enum Horizon {
  /** For the state after each step, compared with that before it. */
  EVERY_STEP("after every step"),
  /** For the state at the end of each cycle, compared with that at its start. */
  EVERY_CYCLE("at the end of every cycle"),
  /** For the output, compared with the input. */
  OUTPUT("at the output of the network"),
  /** Of an unknown. */
  NONE("none");

  private final String text;

  Horizon(String text) {
    this.text = text;
  }

  /** The words of reports and files. */
  public String text() {
    return text;
  }
}
