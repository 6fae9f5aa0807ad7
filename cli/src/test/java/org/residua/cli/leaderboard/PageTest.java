package org.residua.cli.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.cli.leaderboard.Contender.Kind;
import org.residua.schemes.peer.Peer;

/** What the page says of made-up standings. */
class PageTest {

  private static Score score(String name, Kind kind, double mean, double behind) {
    return new Score(name, kind, mean, 0.001, behind, 0.002, 100);
  }

  /** Ours .02, the oracle as given, the peer .01. */
  private static Result lost(Peer peer, double oracle, NoiseKind noise) {
    return new Result("Lengths", "row", noise,
        List.of(score("ours", Kind.OURS, 0.02, 0), score("oracle", Kind.ORACLE, oracle, oracle - 0.02),
        score(peer.name(), Kind.PEER, 0.01, -0.01), score("other", Kind.PEER, 0.5, 0.48)));
  }

  @Test
  void everyWinnerAndEveryNoiseHasItsSentence() {
    for (Peer peer : Peer.all()) {
      for (NoiseKind noise : NoiseKind.values()) {
        assertThat(Why.of(lost(peer, 0.015, noise)))
            .startsWith(peer.name() + " has .0100, ours .0200, 100 % more. The best candidate has .0150: none of them")
            .contains("The winner supposes " + peer.supposes() + ".");
      }
    }
    assertThat(Why.of(lost(Peer.all().get(0), 0.015, NoiseKind.AR_5)))
        .endsWith("Correlated noise looks like detail of the signal.");
  }

  @Test
  void whoIsToBlame() {
    Peer peer = Peer.all().get(0);
    assertThat(Why.of(lost(peer, 0.009, NoiseKind.GAUSSIAN))).contains("The best candidate has .00900: the choice missed it.");
    assertThat(Why.of(lost(peer, 0.01, NoiseKind.GAUSSIAN))).contains("none of them alone would do");
  }

  @Test
  void ranksAreAmongThoseThatAreRanked() {
    Result result = lost(Peer.all().get(0), 0.001, NoiseKind.GAUSSIAN);
    assertThat(result.rank(result.ours())).isEqualTo(2);
    assertThat(result.won()).isFalse();
    assertThat(result.winner().contender()).isEqualTo(Peer.all().get(0).name());
    assertThat(result.winner().level()).isFalse();
    assertThat(score("x", Kind.PEER, 0.02, -0.004).level()).isTrue();
    assertThat(score("x", Kind.PEER, 0.02, -0.0041).level()).isFalse();
  }

  @Test
  void meansAndTheirErrors() {
    Contender peer = Contender.of(Peer.all().get(0));
    Score score = Score.of(peer, new Score.Course(new double[] {1, 2, 6}, new double[] {5, 1, 9}),
        new Score.Course(new double[] {2, 2, 2}, new double[3]));
    assertThat(score).isEqualTo(new Score(peer.name(), Kind.PEER, 3, Math.sqrt(14.0 / 2 / 3), 1, Math.sqrt(14.0 / 2 / 3), 5));
    Score once = Score.of(peer, new Score.Course(new double[] {4}, new double[] {5}),
        new Score.Course(new double[] {3}, new double[1]));
    assertThat(once.error()).isZero();
  }

  @Test
  void digits() {
    assertThat(List.of(Page.digits(0), Page.digits(0.012345), Page.digits(1.2345), Page.digits(123.45), Page.digits(12345.6),
        Page.digits(-0.5, 1), Page.digits(1e-9))).containsExactly("0", ".0123", "1.23", "123", "12346", "-0.5", ".000000");
  }
}
