package org.residua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a time axis proceeds is told from its cells: even ones pass in silence, all others are said. */
class TimeStepsTest {

  private static final String CONSEQUENCE = "; all samples count as evenly spaced, in the order of their lines";

  private static TimeSteps steps(Stream<String> cells) {
    TimeSteps steps = new TimeSteps();
    List<String> all = cells.toList();
    for (int i = 0; i < all.size(); i++) {
      steps.take(all.get(i), i + 2);
    }
    return steps;
  }

  private static Optional<String> remark(String cells) {
    return steps(Arrays.stream(cells.split("\\|", -1)).map(String::strip)).remark();
  }

  private static void assertEven(int count, IntFunction<String> cell) {
    TimeSteps steps = steps(IntStream.range(0, count).mapToObj(cell));
    assertThat(steps.remark()).as(cell.apply(1)).isEmpty();
    assertThat(steps.increasing()).isPresent();
  }

  @Test
  void evenNumbers() {
    assertEven(100, Integer::toString);
    assertEven(100, i -> String.format(Locale.ROOT, "%.4f", i / 360.0));
    assertEven(5000, i -> String.format(Locale.ROOT, "%.3f", i / 64.0));
    assertEven(5000, i -> Long.toString(Math.round(1.7e12 + i * 1000 / 3.0)));
    assertEven(500, i -> String.format(Locale.ROOT, "%.6e", 1e-9 * i));
    assertEven(100, i -> Double.toString(i * 0.1));
    assertEven(100, i -> Float.toString(i * 0.1f));
    assertEven(50, i -> Integer.toString(1871 + i));
    assertEven(50, i -> Integer.toString(-25 + i));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uuuu-MM-dd", "dd.MM.uuuu", "dd.MM.uu", "MM/dd/uuuu", "dd/MM/uuuu", "uuuu/MM/dd", "d-MMM-uuuu",
      "d MMM uuuu", "uuuu.MM.dd", "dd-MM-uuuu"})
  void evenDates(String pattern) {
    var formatter = java.time.format.DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    var start = java.time.LocalDate.of(1998, 12, 3);
    assertEven(800, i -> start.plusDays(i).format(formatter));
    assertEven(60, i -> start.plusWeeks(i).format(formatter));
    assertEven(60, i -> start.plusMonths(i).format(formatter));
    assertEven(30, i -> start.plusYears(i).format(formatter));
  }

  @Test
  void evenMonths() {
    var end = java.time.LocalDate.of(2019, 1, 31);
    assertEven(40, i -> end.plusMonths(i).withDayOfMonth(end.plusMonths(i).lengthOfMonth()).toString());
    assertEven(40, i -> java.time.YearMonth.of(2019, 1).plusMonths(i).toString());
    assertEven(40, i -> java.time.YearMonth.of(2019, 1).plusMonths(3L * i).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss'Z'", "uuuu-MM-dd'T'HH:mm:ss.SSS'+01:00'",
      "dd.MM.uuuu HH:mm",
      "MM/dd/uuuu hh:mm a", "uuuu-MM-dd HH:mm:ss 'UTC'", "uuuu-MM-dd HH:mm:ss+0100", "dd.MM.uuuu HH:mm:ss,SSS"})
  void evenClocks(String pattern) {
    var formatter = java.time.format.DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    var start = java.time.LocalDateTime.of(2023, 12, 30, 22, 15);
    assertEven(3000, i -> start.plusMinutes(i).format(formatter));
    assertEven(300, i -> start.plusHours(i).format(formatter));
  }

  /** The doubles of seconds since 1970 are a quarter of a microsecond apart. */
  @Test
  void microseconds() {
    assertEven(2000, i -> String.format(Locale.ROOT, "2024-05-06 07:08:09.%06d", 2 * i));
    assertEven(2000, i -> String.format(Locale.ROOT, "1714979289.%06d", 2 * i));
  }

  @Test
  void millisecondsRoundedFromThirds() {
    var formatter = java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    assertEven(2000, i -> java.time.LocalTime.of(8, 0).plusNanos(Math.round(i * 1e9 / 60 / 1e6) * 1_000_000).format(formatter));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "0 | 1 | 2 | 4 | 5; its steps are between 1 and 2",
      "0 | 0.004 | 0.008 | 0.013 | 0.016; its steps are between 0.003 and 0.005",
      "2024-03-01 | 2024-03-04 | 2024-03-05 | 2024-03-06; its steps are between 1 d and 3 d",
      "2024-03-01 10:00 | 2024-03-01 10:10 | 2024-03-01 11:40; its steps are between 10 min and 1.5 h",
      "08:00:01 | 08:00:02 | 08:00:05; its steps are between 1 s and 3 s",
      "0 | 1 | 2 | 1.5 | 3; line 5 goes back in time",
      "0 | 1 | 0 | 1 | 0; line 4 goes back in time (2 lines do)",
      "31.10.2021 02:59 | 31.10.2021 02:00 | 31.10.2021 02:01; line 3 goes back in time",
      "0 | 1 | 1 | 2; line 4 repeats the time of the one before",
      "0 | 1 | 1 | 1 | 2; line 4 repeats the time of the one before (2 lines do)",
      "5 | 6 | now | 8; line 4 has no time that is understood",
      "5 | 6 | | 8; line 4 has no time that is understood",
      "5 | 2024-03-01 | 7; line 3 has no time that is understood",
      "1 | 2 | 3 | inf; line 5 has no time that is understood"})
  void allElseIsSaid(String cells, String remark) {
    assertThat(remark(cells)).contains(remark + CONSEQUENCE);
  }

  /** One lost sample in many, far along. */
  @Test
  void aSingleGapIsSeen() {
    assertThat(steps(IntStream.range(0, 100_000).mapToObj(i -> Integer.toString(i < 90_000 ? i : i + 1))).remark())
        .contains("its steps are between 1 and 2" + CONSEQUENCE);
  }

  /** Day and month are told apart by what increases, or by the first that can only be a day. */
  @Test
  void dayAndMonthAreToldFromAllLines() {
    assertThat(remark("11/03/2024 | 12/03/2024 | 13/03/2024")).isEmpty();
    assertThat(remark("03/11/2024 | 03/12/2024 | 03/13/2024")).isEmpty();
    assertThat(remark("30/03/2024 | 31/03/2024 | 01/04/2024")).isEmpty();
  }

  @Test
  void positionsAreNumbersOrSeconds() {
    TimeFormat dates = steps(Stream.of("1970-01-02 00:00:01,5", "1970-01-03 00:00:01,5")).increasing().orElseThrow();
    assertThat(dates.dated()).isTrue();
    assertThat(dates.read("1970-01-02 00:00:01,5").orElseThrow().at()).isEqualTo(86_401.5);
    TimeFormat zoned = steps(Stream.of("1970-01-02T00:00:00+02:00", "1970-01-02T01:00:00+02:00")).increasing().orElseThrow();
    assertThat(zoned.read("1970-01-02T00:00:00+02:00").orElseThrow().at()).isEqualTo(79_200);
    TimeFormat numbers = steps(Stream.of("1e3", "2e3")).increasing().orElseThrow();
    assertThat(numbers.dated()).isFalse();
    assertThat(numbers.read("1e3").orElseThrow().at()).isEqualTo(1000);
    assertThat(steps(Stream.of("1", "0")).increasing()).isEmpty();
    assertThat(steps(Stream.of("1", "x")).increasing()).isEmpty();
  }
}
