package org.residua.schemes.peer;

/**
 * Total variation denoising, {@code min_u 1/2 ||y - u||^2 + lambda sum |u_(i+1) - u_i|}, solved exactly by the taut string,
 * with the {@code lambda} of least {@code ||y - u||^2 + 2 sigma^2 df}, Stein's unbiased estimate of the risk up to a
 * constant: {@code df} is the number of constant pieces. {@code sigma} from the finest level of sym8,
 * {@code lambda = 2^(k/4) sigma}. Source: Rudin, Osher, Fatemi (1992); Tibshirani, Taylor (2011): The solution path of the
 * generalized lasso, Annals of Statistics 39, section 7.
 */
public record TotalVariation() implements Peer {

  private static final int LOWEST = -16;
  private static final int HIGHEST = 64;

  @Override
  public String name() {
    return "TV, SURE";
  }

  @Override
  public String rule() {
    return "total variation, exact, its weight by Stein's risk";
  }

  @Override
  public String supposes() {
    return "that the signal is constant between few jumps";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    return best(noisy, Sym8.noise(noisy)).u();
  }

  /** From a sixteenth of the noise to where no larger weight can have less risk, or 2^16 times the noise. */
  static Estimate best(double[] noisy, double sigma) {
    Estimate best = Estimate.none(noisy);
    if (sigma == 0) {
      return best;
    }
    Estimate last = best;
    for (int k = LOWEST; k <= HIGHEST && last.leadsBelow(best.risk(), 1, sigma); k++) {
      TautString.Minimiser found = TautString.of(noisy, sigma * StrictMath.pow(2, k / 4.0));
      last = Estimate.of(noisy, found.u(), found.pieces(), sigma);
      best = best.orBetter(last);
    }
    return best;
  }
}
