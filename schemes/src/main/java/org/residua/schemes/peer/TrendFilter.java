package org.residua.schemes.peer;

import java.util.List;

/**
 * The l1 trend filter, {@code min_u 1/2 ||y - u||^2 + lambda sum |u_(i+1) - 2 u_i + u_(i-1)|}, with the {@code lambda} of least
 * {@code ||y - u||^2 + 2 sigma^2 df}, Stein's unbiased estimate of the risk up to a constant: {@code df} is the number of
 * kinks and 2. {@code sigma} from the finest level of sym8, {@code lambda} in powers of 2 of it and then of {@code 2^(1/4)}.
 * Source: Kim, Koh, Boyd, Gorinevsky (2009): l1 trend filtering, SIAM Review 51; Tibshirani, Taylor (2011), section 7.
 */
public record TrendFilter() implements Peer {

  private static final int LOWEST = -2;
  /** The degrees of freedom of a line. */
  private static final int LINE = 2;
  /** Quarters of an octave around the best one. */
  private static final List<Double> FINER = List.of(-0.5, -0.25, 0.25, 0.5);

  @Override
  public String name() {
    return "l1 trend, SURE";
  }

  @Override
  public String rule() {
    return "l1 trend filter of second differences, its weight by Stein's risk";
  }

  @Override
  public String supposes() {
    return "that the signal is linear between few kinks";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    return best(noisy, Sym8.noise(noisy)).u();
  }

  /** From a quarter of the noise to where no larger weight can have less risk. */
  static Estimate best(double[] noisy, double sigma) {
    Estimate best = Estimate.none(noisy);
    if (sigma == 0) {
      return best;
    }
    TrendSolver solver = new TrendSolver(noisy, sigma);
    double middle = 0;
    Estimate last = best;
    for (int k = LOWEST; k <= highest(noisy.length) && last.leadsBelow(best.risk(), LINE, sigma); k++) {
      last = at(StrictMath.pow(2, k), noisy, sigma, solver);
      middle = last.risk() < best.risk() ? k : middle;
      best = best.orBetter(last);
    }
    for (double part : FINER) {
      best = best.orBetter(at(StrictMath.pow(2, middle + part), noisy, sigma, solver));
    }
    return best;
  }

  private static Estimate at(double lambda, double[] noisy, double sigma, TrendSolver solver) {
    TrendSolver.Minimiser found = solver.at(lambda);
    return Estimate.of(noisy, found.u(), found.kinks() + LINE, sigma);
  }

  /** Pure noise has no kink left at about {@code sigma n^1.5}. */
  private static int highest(int n) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(n)) * 3 / 2 + 2;
  }
}
