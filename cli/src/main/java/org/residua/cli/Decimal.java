package org.residua.cli;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Decimal numbers as people and programs write them; nothing else that Java would accept. */
final class Decimal {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

  private Decimal() {}

  /** The number, infinite when it is too large or says so; empty when the text is none. */
  static OptionalDouble parse(String text) {
    if (NUMBER.matcher(text).matches()) {
      return OptionalDouble.of(Double.parseDouble(text));
    }
    return INFINITE.matcher(text).matches()
        ? OptionalDouble.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
        : OptionalDouble.empty();
  }

  /** A finite number greater than 0; the remedy completes the refusal. */
  static double positive(Option option, String text, String remedy) {
    double value = parse(text).orElse(Double.NaN);
    if (value > 0 && Double.isFinite(value)) {
      return value;
    }
    throw refusal(option, text, "a finite number greater than 0", remedy);
  }

  /** A number between two others, or one of them. */
  static double within(Option option, String text, double least, double most, String remedy) {
    double value = parse(text).orElse(Double.NaN);
    if (value >= least && value <= most) {
      return value;
    }
    throw refusal(option, text, "a number of at least " + least + " and at most " + most, remedy);
  }

  /** A number strictly between two others. */
  static double between(Option option, String text, double low, double high, String remedy) {
    double value = parse(text).orElse(Double.NaN);
    if (value > low && value < high) {
      return value;
    }
    throw refusal(option, text, "a number between " + low + " and " + high, remedy);
  }

  /** A whole number in {@code least..most}. */
  static int whole(Option option, String text, int least, int most, String remedy) {
    OptionalInt value = whole(text);
    if (value.isPresent() && value.getAsInt() >= least && value.getAsInt() <= most) {
      return value.getAsInt();
    }
    throw refusal(option, text, "a whole number in " + least + ".." + most, remedy);
  }

  /** A whole number that fits in 64 bits. */
  static long seed(Option option, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw refusal(option, text, "a whole number of 64 bits", "the default is 1", e);
    }
  }

  /** The whole number that a text is, empty when it is none or too large. */
  static OptionalInt whole(String text) {
    try {
      return WHOLE.matcher(text).matches()
          ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** The error that names value, bound and remedy. */
  static IllegalArgumentException refusal(
      Option option, String text, String bound, String remedy, Throwable... causes) {
    IllegalArgumentException refusal = new IllegalArgumentException(
        option.noun() + " = " + Shown.oneLine(text) + " must be " + bound + "; " + remedy);
    for (Throwable cause : causes) {
      refusal.initCause(cause);
    }
    return refusal;
  }
}
