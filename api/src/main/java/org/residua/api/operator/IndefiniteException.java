package org.residua.api.operator;

/** A banded system that is not positive definite, or that rounding made so; its message names row and pivot. */
public final class IndefiniteException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** With a message. */
  public IndefiniteException(String message) {
    super(message);
  }
}
