package org.residua.bench.problem;

import java.util.SplittableRandom;

/** Independent divisions of varying numbers in the first-level cache: the bound of fluxes that divide. */
public record Division() implements Problem {

  @Override
  public String id() {
    return "divide";
  }

  @Override
  public double[] start(int length) {
    return new SplittableRandom(1).doubles(length, 0.5, 2).toArray();
  }

  /** The dividends; dividing by the quotients gives the divisors back, so numbers keep their size. */
  public double[] dividends(int length) {
    return new SplittableRandom(2).doubles(length, 0.5, 2).toArray();
  }

  @Override
  public void reference(double[] u) {
    double[] dividends = dividends(u.length);
    for (int i = 0; i < u.length; i++) {
      u[i] = dividends[i] / u[i];
    }
  }

  /** Correctly rounded: the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }
}
