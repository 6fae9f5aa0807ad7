package org.residua.cli.leaderboard;

import org.residua.schemes.peer.Peer;

/**
 * Who takes part.
 *
 * @param name in tables
 * @param kind of it
 * @param rule what it does, in a sentence without its end
 * @param method of it
 */
public record Contender(String name, Kind kind, String rule, Method method) {

  /** Of which kind it is. */
  public enum Kind {
    /** The automatic denoiser, which is ranked. */
    OURS,
    /** The best of its candidates, which only who knows the clean samples can choose. */
    ORACLE,
    /** A method of another school, which is ranked. */
    PEER,
    /** A scheme with automatic parameters. */
    SCHEME,
    /** A flux with automatic parameters. */
    FLUX;

    /** Whether it competes for places in a row. */
    public boolean ranked() {
      return this == OURS || this == PEER;
    }
  }

  /** How it denoises. */
  @FunctionalInterface
  public interface Method {

    /**
     * The denoised samples.
     *
     * @param noisy what is given
     * @param clean what only an oracle looks at
     */
    double[] denoised(double[] noisy, double[] clean);
  }

  /** A peer as a contender. */
  public static Contender of(Peer peer) {
    return new Contender(peer.name(), Kind.PEER, peer.rule(), (noisy, _) -> peer.denoise(noisy));
  }
}
