package org.residua.verification;

/** Ends a reading that finds no proof; its message is the reason. */
final class UnprovenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnprovenException(String reason) {
    super(reason);
  }
}
