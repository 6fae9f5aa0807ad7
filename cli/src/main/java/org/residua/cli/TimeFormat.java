package org.residua.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way in which the cells of a time axis can be written. */
sealed interface TimeFormat {

  /**
   * A point of the axis.
   *
   * @param at a number, or seconds since 1970-01-01, or since midnight
   * @param resolution the value of one unit of its last digit
   * @param month the number of its month, counted on over the years; of no meaning without a date
   * @param rest what is left of it then, in seconds
   */
  record Point(double at, double resolution, long month, double rest) {}

  /** What a cell says; empty when it is written in another way. */
  Optional<Point> read(String cell);

  /** Whether {@link Point#at} is in seconds since 1970. */
  boolean dated();

  /** The ways that are known, the more usual ones of the ambiguous first. */
  static List<TimeFormat> all() {
    return Known.ALL;
  }

  /** A number with a decimal point. */
  record Numbers() implements TimeFormat {

    @Override
    public Optional<Point> read(String cell) {
      OptionalDouble number = Decimal.parse(cell);
      return number.isPresent() && Double.isFinite(number.getAsDouble())
          ? Optional.of(new Point(number.getAsDouble(), resolution(cell), 0, 0)) : Optional.empty();
    }

    private static double resolution(String cell) {
      int exponent = Math.max(cell.indexOf('e'), cell.indexOf('E'));
      String digits = exponent < 0 ? cell : cell.substring(0, exponent);
      int point = digits.indexOf('.');
      double power = exponent < 0 ? 0 : Double.parseDouble(cell.substring(exponent + 1));
      return Math.pow(10, power - (point < 0 ? 0 : digits.length() - point - 1));
    }

    @Override
    public boolean dated() {
      return false;
    }
  }

  /**
   * A date, a time of day, or both.
   *
   * @param formatter its parser
   * @param dated whether there is a date
   */
  record Calendar(DateTimeFormatter formatter, boolean dated) implements TimeFormat {

    private static final int DAY = 86_400;
    private static final Pattern FRACTION = Pattern.compile(":.*?[.,]([0-9]+)");

    @Override
    public Optional<Point> read(String cell) {
      try {
        TemporalAccessor parsed = formatter.parse(cell.replace(',', '.'));
        LocalTime clock = Optional.ofNullable(parsed.query(TemporalQueries.localTime())).orElse(LocalTime.MIDNIGHT);
        double seconds = 1e-9 * clock.toNanoOfDay();
        double resolution = resolution(cell);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
          return dated ? Optional.empty() : Optional.of(new Point(seconds, resolution, 0, 0));
        }
        int offset = parsed.isSupported(ChronoField.OFFSET_SECONDS) ? parsed.get(ChronoField.OFFSET_SECONDS) : 0;
        double at = (double) date.toEpochDay() * DAY + seconds - offset;
        boolean last = date.getDayOfMonth() == date.lengthOfMonth() && date.getDayOfMonth() >= 28;
        return Optional.of(new Point(at, resolution, 12L * date.getYear() + date.getMonthValue(),
            (last ? 0 : date.getDayOfMonth()) * (double) DAY + seconds));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    /** That of seconds, whose fraction stands behind the first colon: points before it belong to the date. */
    private static double resolution(String cell) {
      Matcher fraction = FRACTION.matcher(cell);
      return fraction.find() ? Math.pow(10, -fraction.group(1).length()) : 1;
    }
  }

  /** The list. */
  final class Known {

    private static final List<TimeFormat> ALL = all();
    /** Years of two digits are those from here on. */
    private static final int CENTURY = 1970;

    private Known() {}

    private static List<TimeFormat> all() {
      List<TimeFormat> all = new ArrayList<>(List.of(new Numbers()));
      for (String date : List.of("uuuu-M-d", "uuuu/M/d", "uuuu.M.d", "uuuu.M.d.", "uuuu-M", "uuuu/M", "d.M.uuuu", "d.M.uu",
          "M/d/uuuu", "d/M/uuuu", "M/d/uu", "d/M/uu", "d-M-uuuu", "M-d-uuuu", "d-MMM-uuuu", "d MMM uuuu", "d-MMM-uu", "")) {
        all.add(new Calendar(formatter(date, "H:mm[:ss]", ""), !date.isEmpty()));
        all.add(new Calendar(formatter(date, "h:mm[:ss]", "[ ]a"), !date.isEmpty()));
      }
      return List.copyOf(all);
    }

    private static DateTimeFormatter formatter(String date, String clock, String half) {
      DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
      if (date.isEmpty()) {
        return clock(builder, clock, half).toFormatter(Locale.ENGLISH);
      }
      date(builder, date);
      builder.optionalStart().appendPattern("['T'][ ]");
      clock(builder, clock, half).appendPattern("[ ][XXX][XX]['UTC']").optionalEnd();
      if (!date.contains("d")) {
        builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
      }
      return builder.toFormatter(Locale.ENGLISH);
    }

    private static void date(DateTimeFormatterBuilder builder, String date) {
      if (date.matches(".*[^u]uu")) {
        builder.appendPattern(date.substring(0, date.length() - 2)).appendValueReduced(ChronoField.YEAR, 2, 2, CENTURY);
      } else {
        builder.appendPattern(date);
      }
    }

    private static DateTimeFormatterBuilder clock(DateTimeFormatterBuilder builder, String clock, String half) {
      return builder.appendPattern(clock).optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd().appendPattern(half);
    }
  }
}
