package org.residua.schemes.peer;

import java.util.List;

/**
 * The l1 trend filter, {@code min_u 1/2 ||y - u||^2 + lambda sum |u_(i+1) - 2 u_i + u_(i-1)|}, with the {@code lambda} of least
 * {@code ||y - u||^2 + 2 sigma^2 df}, Stein's unbiased estimate of the risk up to a constant: {@code df} is the number of kinks and
 * 2. {@code sigma} from the finest level of sym8, {@code lambda} in powers of 2 of it and then of {@code 2^(1/4)}. Source: Kim, Koh,
 * Boyd, Gorinevsky (2009): l1 trend filtering, SIAM Review 51; Tibshirani, Taylor (2011), section 7.
 */
public record TrendFilter() implements Peer {

  private static final int LOWEST = -2;
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

  /** From the noise itself to where no kink is left. */
  static Estimate best(double[] noisy, double sigma) {
    Estimate best = Estimate.none(noisy);
    if (sigma == 0) {
      return best;
    }
    TrendSolver solver = new TrendSolver(noisy, sigma);
    double middle = 0;
    int kinks = noisy.length;
    for (int k = LOWEST; kinks > 0 && k <= highest(noisy.length); k++) {
      TrendSolver.Minimiser found = solver.at(StrictMath.pow(2, k));
      kinks = found.kinks();
      Estimate next = Estimate.of(noisy, found.u(), kinks + 2, sigma);
      middle = next.risk() < best.risk() ? k : middle;
      best = best.orBetter(next);
    }
    for (double part : FINER) {
      TrendSolver.Minimiser found = solver.at(StrictMath.pow(2, middle + part));
      best = best.orBetter(Estimate.of(noisy, found.u(), found.kinks() + 2, sigma));
    }
    return best;
  }

  /** Pure noise has no kink left at about {@code sigma n^1.5}. */
  private static int highest(int n) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(n)) * 3 / 2 + 2;
  }
}
