package org.residua.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a time axis proceeds: evenly or not, and where it stands still or goes back. */
final class TimeSteps {

  /** What the evolution makes of it. */
  private static final String CONSEQUENCE = "; all samples count as evenly spaced, in the order of their lines";

  private final List<Way> ways = new ArrayList<>(TimeFormat.all().stream().map(Way::new).toList());
  private long strange;

  /** The next cell of the axis; nothing after the first one that says no time. */
  void take(String cell, long line) {
    ways.removeIf(way -> !way.take(cell, line));
    strange = strange == 0 && ways.isEmpty() ? line : strange;
  }

  private Way best() {
    return ways.stream().min(Comparator.comparingLong((Way way) -> way.backs).thenComparing(way -> !way.even())).orElseThrow();
  }

  /** The axis as numbers, if it increases from line to line: for the report. */
  Optional<TimeFormat> increasing() {
    return strange == 0 && best().increases() ? Optional.of(best().format) : Optional.empty();
  }

  /** What is to be known about the axis before the samples are taken as evenly spaced. */
  Optional<String> remark() {
    if (strange != 0) {
      return Optional.of("line " + strange + " has no time that is understood" + CONSEQUENCE);
    }
    Way way = best();
    if (way.backs > 0) {
      return Optional.of("line " + way.firstBack + " goes back in time" + often(way.backs) + CONSEQUENCE);
    }
    if (way.repeats > 0) {
      return Optional.of("line " + way.firstRepeat + " repeats the time of the one before" + often(way.repeats) + CONSEQUENCE);
    }
    return way.even() ? Optional.empty() : Optional.of("its steps are between " + way.shown(way.least) + " and "
        + way.shown(way.most) + CONSEQUENCE);
  }

  private static String often(long times) {
    return times == 1 ? "" : " (" + times + " lines do)";
  }

  /** The axis as one way of writing reads it. */
  private static final class Way {

    /** Jitter up to this part of a step does not matter. */
    private static final double JITTER = 1e-2;

    private final TimeFormat format;
    private long count;
    private double start;
    private double resolution;
    private TimeFormat.Point last = new TimeFormat.Point(Double.NaN, 0, 0, 0);
    private double least = Double.POSITIVE_INFINITY;
    private double most;
    /** Between these is the step of an even axis of which every time is rounded to its last digit. */
    private double shortest;
    private double longest = Double.POSITIVE_INFINITY;
    private long months;
    private boolean monthly = true;
    private long backs;
    private long firstBack;
    private long repeats;
    private long firstRepeat;

    Way(TimeFormat format) {
      this.format = format;
    }

    boolean take(String cell, long line) {
      Optional<TimeFormat.Point> read = format.read(cell);
      read.ifPresent(point -> proceed(point, line));
      return read.isPresent();
    }

    private void proceed(TimeFormat.Point point, long line) {
      resolution = Math.max(resolution, point.resolution());
      if (count == 0) {
        start = point.at();
      } else {
        step(point, line);
      }
      last = point;
      count++;
    }

    private void step(TimeFormat.Point point, long line) {
      double step = point.at() - last.at();
      if (step < 0) {
        firstBack = backs++ == 0 ? line : firstBack;
      } else if (step == 0) {
        firstRepeat = repeats++ == 0 ? line : firstRepeat;
      } else {
        least = Math.min(least, step);
        most = Math.max(most, step);
      }
      double slack = JITTER * Math.abs(step) + (least >= 2 * resolution ? resolution : 0) + 2 * Math.ulp(point.at());
      shortest = Math.max(shortest, (point.at() - start - slack) / count);
      longest = Math.min(longest, (point.at() - start + slack) / count);
      months = count == 1 ? point.month() - last.month() : months;
      monthly &= months > 0 && point.month() - last.month() == months && point.rest() == last.rest();
    }

    boolean increases() {
      return backs + repeats == 0;
    }

    boolean even() {
      return increases() && (shortest <= longest || (format.dated() && monthly));
    }

    /** A step with its unit. */
    String shown(double step) {
      if (format instanceof TimeFormat.Numbers) {
        return digits(step);
      }
      return step >= 86_400 ? digits(step / 86_400) + " d" : step >= 3600 ? digits(step / 3600) + " h"
          : step >= 60 ? digits(step / 60) + " min" : digits(step) + " s";
    }

    private static String digits(double value) {
      return Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.4g", value))).replaceFirst("[.]0$", "");
    }
  }
}
