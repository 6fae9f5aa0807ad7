package org.residua.schemes.denoiser;

import java.util.Locale;

/**
 * What a test of the noise found: a number, held against its threshold.
 *
 * @param test which one
 * @param statistic its number; NaN where the test is off
 * @param threshold that it is held against; NaN where the test is off
 * @param fired whether it changes what is done
 * @param reason why it is off, or does not act although its number reaches the threshold, or acts although it does not; "" otherwise
 */
public record Finding(Test test, double statistic, double threshold, boolean fired, String reason) {

  /** The tests, in the order in which they are made. */
  public enum Test {
    /** Whether the noise level drifts: {@link Drift}. */
    DRIFT("drifting noise level"),
    /** Whether samples are wrong, not noisy: {@link Outliers}. */
    OUTLIERS("outliers"),
    /** Whether neighbouring samples of the noise are correlated: {@link Colour}. */
    COLOUR("coloured noise"),
    /** Whether the noise level follows the signal: {@link Dependence}. */
    DEPENDENCE("noise level that grows with the signal");

    private final String text;

    Test(String text) {
      this.text = text;
    }

    /** What it looks for. */
    public String text() {
      return text;
    }
  }

  /** A test that is not made. */
  static Finding off(Test test, String reason) {
    return new Finding(test, Double.NaN, Double.NaN, false, reason);
  }

  /** Whether the test was made. */
  public boolean made() {
    return !Double.isNaN(statistic);
  }

  /** Name, statistic and threshold in words. */
  public String describe() {
    String found = made() ? (fired ? "yes, " : "no, ") + digits(statistic) + " against " + digits(threshold) : "not tested";
    return test.text() + ": " + found + (reason.isEmpty() ? "" : ", " + reason);
  }

  private static String digits(double x) {
    return String.format(Locale.ROOT, x == Math.rint(x) ? "%.0f" : "%.3g", x);
  }
}
