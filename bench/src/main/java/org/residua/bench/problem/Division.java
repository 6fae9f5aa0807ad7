package org.residua.bench.problem;

import java.util.SplittableRandom;

/**
 * Independent divisions of varying numbers in the first-level cache: the bound of fluxes that divide. In many rounds they
 * take as long as a long evolution, and tell what a second thread can gain on this machine at best.
 *
 * @param threads how many share the array
 * @param rounds how often each number is divided, 1 or even
 */
public record Division(int threads, int rounds) implements Problem {

  /** Some tens of milliseconds for a few thousand samples. */
  private static final int MANY = 1 << 16;

  /** One round by one thread. */
  public Division() {
    this(1, 1);
  }

  /** Many rounds. */
  public static Division lasting(int threads) {
    return new Division(threads, MANY);
  }

  @Override
  public String id() {
    return "divide" + (rounds > 1 ? ".lasting" : "") + (threads > 1 ? ".threads-" + threads : "");
  }

  @Override
  public double[] start(int length) {
    return new SplittableRandom(1).doubles(length, 0.5, 2).toArray();
  }

  @Override
  public long work(int length) {
    return (long) rounds * length;
  }

  /** The dividends; dividing by the quotients gives the divisors back, so numbers keep their size. */
  public double[] dividends(int length) {
    return new SplittableRandom(2).doubles(length, 0.5, 2).toArray();
  }

  @Override
  public void reference(double[] u) {
    double[] dividends = dividends(u.length);
    for (int i = 0; i < u.length; i++) {
      for (int round = 0; round < rounds; round++) {
        u[i] = dividends[i] / u[i];
      }
    }
  }

  /** Correctly rounded: the same bits. */
  @Override
  public double tolerance() {
    return 0;
  }
}
