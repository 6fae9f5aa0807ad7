package org.residua.cli;

import java.util.Map;
import java.util.Optional;

/**
 * What the caller typed.
 *
 * @param command the subcommand
 * @param values the options with their values; switches have the empty one
 * @param operand the argument that is no option
 */
record Given(Command command, Map<Option, String> values, Optional<String> operand) {

  /** Copies the options. */
  Given {
    values = Map.copyOf(values);
  }

  /** The value of an option. */
  Optional<String> text(Option option) {
    return Optional.ofNullable(values.get(option));
  }

  /** Whether an option was typed. */
  boolean has(Option option) {
    return values.containsKey(option);
  }

  /** Whether any option says how to denoise. */
  boolean hasMethod() {
    return values.keySet().stream().anyMatch(Option::method);
  }

  /** Refuses two options that contradict each other. */
  void requireNotBoth(Option first, Option second, String reason) {
    if (has(first) && has(second)) {
      throw new IllegalArgumentException(first.flag() + " contradicts " + second.flag() + ": "
          + reason + "; give one of them");
    }
  }

  /** Refuses an option that has no meaning with what else is asked for. */
  void requireAbsent(Option option, String circumstance, String reason) {
    if (has(option)) {
      throw new IllegalArgumentException(option.flag() + " contradicts " + circumstance + ": "
          + reason + "; leave " + option.flag() + " out");
    }
  }

  /** Refuses every option that says how something is computed. */
  void requireNoMethod(String circumstance, String reason) {
    values.keySet().stream().filter(Option::method).sorted().findFirst()
        .ifPresent(option -> requireAbsent(option, circumstance, reason));
  }
}
