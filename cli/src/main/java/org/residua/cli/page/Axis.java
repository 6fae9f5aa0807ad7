package org.residua.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis of a plot: its scale and the interval that it shows.
 *
 * @param label what it counts, with its unit
 * @param logarithmic whether powers of ten are equally far apart
 * @param from the least value shown, positive where it is logarithmic
 * @param to the greatest value shown, above {@code from}
 */
public record Axis(String label, boolean logarithmic, double from, double to) {

  private static final int MOST_TICKS = 8;

  /** Refuses an interval that cannot be shown. */
  public Axis {
    if (!(from < to && Double.isFinite(to - from) && (!logarithmic || from > 0))) {
      throw new IllegalArgumentException("an axis from " + from + " to " + to + (logarithmic ? " in powers of ten" : "")
          + " shows nothing; give finite ends in order" + (logarithmic ? ", positive" : ""));
    }
  }

  /** A linear axis. */
  public static Axis linear(String label, double from, double to) {
    return new Axis(label, false, from, to);
  }

  /** A logarithmic axis. */
  public static Axis powers(String label, double from, double to) {
    return new Axis(label, true, from, to);
  }

  /** Where a value lies: 0 at the one end, 1 at the other; what is beyond is not clamped, and what has no place is NaN. */
  double place(double value) {
    return (scaled(value) - scaled(from)) / (scaled(to) - scaled(from));
  }

  /** The same bits on every machine. */
  private double scaled(double value) {
    return logarithmic ? value > 0 ? StrictMath.log10(value) : Double.NaN : value;
  }

  /** Values that get a line and a number. */
  List<Double> ticks() {
    return logarithmic ? powers() : rounds();
  }

  private List<Double> powers() {
    int first = (int) Math.ceil(scaled(from) - 1e-9);
    int last = (int) Math.floor(scaled(to) + 1e-9);
    int step = Math.max(1, (last - first + MOST_TICKS - 1) / MOST_TICKS);
    return IntStream.rangeClosed(first, last).filter(k -> k % step == 0).mapToObj(k -> Double.parseDouble("1e" + k)).toList();
  }

  private List<Double> rounds() {
    double unit = Double.parseDouble("1e" + (int) Math.floor(StrictMath.log10((to - from) / MOST_TICKS)));
    double step = unit;
    for (int k = 0; (to - from) / step > MOST_TICKS; k++) {
      step = unit * new int[] {2, 5, 10}[k];
    }
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** The number of a tick. */
  String number(double tick) {
    if (logarithmic) {
      int power = (int) Math.rint(StrictMath.log10(tick));
      return power == 0 ? "1" : power == 1 ? "10"
          : "10<tspan dy=\"-6\" font-size=\"10\">" + Integer.toString(power).replace('-', '\u2212') + "</tspan>";
    }
    return Rounded.text(Math.rint(tick * 1e6) / 1e6).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "")
        .replace('-', '\u2212');
  }
}
