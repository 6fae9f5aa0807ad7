package org.residua.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller typed.
 *
 * @param command the subcommand
 * @param values the options with their values; switches have the empty one
 * @param operands the arguments that are no options
 */
record Given(Command command, Map<Option, String> values, List<String> operands) {

  /** Copies options and arguments. */
  Given {
    values = Map.copyOf(values);
    operands = List.copyOf(operands);
  }

  /** The first argument that is no option. */
  Optional<String> operand() {
    return operands.stream().findFirst();
  }

  /** The same for one argument, whose result goes to a file. */
  Given forOne(String operand, String output) {
    Map<Option, String> one = new EnumMap<>(Option.class);
    one.putAll(values);
    one.remove(Option.OUTPUT_DIR);
    one.put(Option.OUTPUT, output);
    return new Given(command, one, List.of(operand));
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

  /** Refuses every option of levels and cycles. */
  void requireNoLevels(String circumstance, String reason) {
    values.keySet().stream().filter(Option::levels).sorted().findFirst()
        .ifPresent(option -> requireAbsent(option, circumstance, reason));
  }

  /** Refuses an input, and every option of an implicit step. */
  void requireNoStep(String circumstance, String reason) {
    operand().ifPresent(input -> {
      throw new IllegalArgumentException("the input " + Shown.quoted(input) + " contradicts " + circumstance + ": " + reason
          + "; leave it out, or give --problem implicit");
    });
    values.keySet().stream().filter(Option::ofAStep).sorted().findFirst()
        .ifPresent(option -> requireAbsent(option, circumstance, reason));
  }

  /** Refuses every option of a scheme but its name. */
  void requireNoSchemesOption(String circumstance, String reason) {
    values.keySet().stream().filter(option -> option.method() && option != Option.SCHEME).sorted().findFirst()
        .ifPresent(option -> requireAbsent(option, circumstance, reason));
  }

  /** Refuses every option that says how something is computed. */
  void requireNoMethod(String circumstance, String reason) {
    values.keySet().stream().filter(Option::method).sorted().findFirst()
        .ifPresent(option -> requireAbsent(option, circumstance, reason));
  }
}
