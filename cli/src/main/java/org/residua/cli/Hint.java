package org.residua.cli;

import java.util.function.Supplier;

/** What a library's message cannot know: the option that follows its advice. */
final class Hint {

  private Hint() {}

  /** The value, or its refusal with the option that helps. */
  static <T> T adding(String hint, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + hint, e);
    }
  }
}
