package org.residua.cli.leaderboard;

import java.util.Comparator;
import java.util.List;

/**
 * How a row went.
 *
 * @param slice the title of its table
 * @param row what it is
 * @param noise its noise
 * @param scores of all who took part
 */
public record Result(String slice, String row, NoiseKind noise, List<Score> scores) {

  /** Copies the scores. */
  public Result {
    scores = List.copyOf(scores);
  }

  /** Those that compete, the best first. */
  List<Score> ranking() {
    return scores.stream().filter(score -> score.kind().ranked()).sorted(Comparator.comparingDouble(Score::mean)).toList();
  }

  /** Whether places are given: someone else takes part. */
  boolean ranked() {
    return scores.stream().anyMatch(score -> score.kind() == Contender.Kind.PEER);
  }

  Score winner() {
    return ranking().get(0);
  }

  Score ours() {
    return scores.stream().filter(score -> score.kind() == Contender.Kind.OURS).findFirst().orElseThrow();
  }

  /** The best of our candidates. */
  Score oracle() {
    return scores.stream().filter(score -> score.kind() == Contender.Kind.ORACLE).findFirst().orElseThrow();
  }

  boolean won() {
    return winner().kind() == Contender.Kind.OURS;
  }

  /** From 1. */
  int rank(Score score) {
    return 1 + (int) ranking().stream().filter(other -> other.mean() < score.mean()).count();
  }
}
