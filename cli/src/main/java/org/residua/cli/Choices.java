package org.residua.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The named values of an option: those that work, and those that the contract names for later versions.
 *
 * @param what the option's noun in messages
 * @param available the values by name, in the order in which they are listed
 * @param later names that are refused as not available yet
 * @param <T> the values
 */
record Choices<T>(String what, Map<String, T> available, List<String> later) {

  /** The choices among {@code values}, listed in their order. */
  static <T> Choices<T> among(
      String what, List<T> values, Function<T, String> name, String... later) {
    Map<String, T> available = new LinkedHashMap<>();
    values.forEach(value -> available.put(name.apply(value), value));
    return new Choices<>(what, Collections.unmodifiableMap(available),
        Stream.of(later).filter(other -> !available.containsKey(other)).toList());
  }

  /** The value of that name; refuses every other name with those that work. */
  T named(String name) {
    return Optional.ofNullable(available.get(name))
        .orElseThrow(() -> new IllegalArgumentException(refusal(name)));
  }

  /** The names that work, separated by commas. */
  String names() {
    return String.join(", ", available.keySet());
  }

  private String refusal(String name) {
    if (later.contains(name)) {
      return what + " " + name + " is not available in this version; available: " + names();
    }
    return what + " " + Shown.quoted(name) + " is unknown; the nearest is "
        + Nearest.to(name, available.keySet()) + "; available: " + names();
  }
}
