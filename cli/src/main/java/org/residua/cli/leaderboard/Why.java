package org.residua.cli.leaderboard;

import java.util.Locale;
import org.residua.schemes.peer.Peer;

/** Why a row is lost: by how much, whether candidates or choice are behind, and what the winner supposes. */
final class Why {

  /** A choice that is this much worse than the best candidate is to blame. */
  private static final double CHOICE = 1.05;

  private Why() {}

  /** The sentences of a row that is not won. */
  static String of(Result result) {
    Score winner = result.winner();
    Score ours = result.ours();
    return String.format(Locale.ROOT, "%s has %s, ours %s, %s. %s %s%s", winner.contender(), Page.digits(winner.mean()),
        Page.digits(ours.mean()), difference(winner, ours), blame(result), supposes(winner), noise(result.noise()));
  }

  private static String difference(Score winner, Score ours) {
    String percent = String.format(Locale.ROOT, "%.0f %% more", 100 * (ours.mean() / winner.mean() - 1));
    return winner.level() ? percent + ", within two standard errors" : percent;
  }

  private static String blame(Result result) {
    double best = result.oracle().mean();
    String oracle = "The best candidate has " + Page.digits(best);
    if (best >= result.winner().mean()) {
      return oracle + ": none of them alone would do.";
    }
    return oracle + (result.ours().mean() > CHOICE * best ? ": the choice missed it."
        : ": the choice is about as good as that.");
  }

  private static String supposes(Score winner) {
    return "The winner supposes " + Peer.all().stream().filter(peer -> peer.name().equals(winner.contender()))
        .map(Peer::supposes).findFirst().orElseThrow() + ".";
  }

  private static String noise(NoiseKind noise) {
    return switch (noise) {
      case GAUSSIAN, ROUNDED_1, ROUNDED_3 -> "";
      case LAPLACE, STUDENT, OUTLIERS -> " Single large errors look like narrow peaks of the signal.";
      case AR_3, AR_5, AVERAGE -> " Correlated noise looks like detail of the signal.";
      case DRIFT -> " Where the noise is above its typical level it looks like detail of the signal.";
    };
  }
}
