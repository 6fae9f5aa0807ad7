package org.residua.schemes.peer;

/** The one of {@link TotalVariation} and {@link TrendFilter} whose estimated risk is less. */
public record LeastSure() implements Peer {

  @Override
  public String name() {
    return "TV or trend, SURE";
  }

  @Override
  public String rule() {
    return "total variation or trend filter, whichever has less of Stein's risk";
  }

  @Override
  public String supposes() {
    return "that the signal is constant between few jumps, or linear between few kinks";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    double sigma = Sym8.noise(noisy);
    return TotalVariation.best(noisy, sigma).orBetter(TrendFilter.best(noisy, sigma)).u();
  }
}
