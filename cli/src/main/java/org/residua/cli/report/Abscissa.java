package org.residua.cli.report;

import java.util.Optional;

/**
 * The time axis of a signal.
 *
 * @param name its name
 * @param positions a number for each sample, increasing; empty when it does not increase, and plots count samples
 * @param dated whether these are seconds since 1970
 */
public record Abscissa(String name, Optional<double[]> positions, boolean dated) {

  /** The plots are up to a thousandth of a pixel the same. */
  private static final double EVEN = 1e-6;

  /** Whether first and last position tell all others. */
  boolean even() {
    double[] t = positions.orElse(new double[0]);
    double span = t.length == 0 ? 0 : t[t.length - 1] - t[0];
    boolean even = true;
    for (int i = 0; even && i < t.length; i++) {
      even = Math.abs(t[i] - t[0] - i * (span / (t.length - 1))) <= EVEN * span;
    }
    return even;
  }
}
