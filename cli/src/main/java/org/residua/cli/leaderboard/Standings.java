package org.residua.cli.leaderboard;

import java.util.List;

/**
 * What came out of a contest.
 *
 * @param seeds of each row
 * @param entries who took part
 * @param results of the rows, in the order of the tables
 */
public record Standings(int seeds, List<Entry> entries, List<Result> results) {

  /**
   * Who took part.
   *
   * @param name in tables
   * @param kind of it
   * @param rule what it does
   */
  public record Entry(String name, Contender.Kind kind, String rule) {

    static Entry of(Contender contender) {
      return new Entry(contender.name(), contender.kind(), contender.rule());
    }
  }

  /** Copies the lists. */
  public Standings {
    entries = List.copyOf(entries);
    results = List.copyOf(results);
  }

  /** The results of the rows in which places are given. */
  List<Result> ranked() {
    return results.stream().filter(Result::ranked).toList();
  }

  /** How many of them our automatic denoiser is first in. */
  long won() {
    return ranked().stream().filter(Result::won).count();
  }

  /** The results of a table. */
  List<Result> slice(String title) {
    return results.stream().filter(result -> result.slice().equals(title)).toList();
  }

  /** The titles of the tables. */
  List<String> slices() {
    return results.stream().map(Result::slice).distinct().toList();
  }

  /** The entries of some kinds. */
  List<Entry> of(Contender.Kind... kinds) {
    return entries.stream().filter(entry -> List.of(kinds).contains(entry.kind())).toList();
  }

  /** The line of numbers for those in a hurry. */
  public String line() {
    List<Result> first = slice(slices().get(0));
    Score best = first.stream().flatMap(result -> result.ranking().stream())
        .filter(score -> score.kind() == Contender.Kind.PEER).map(Score::contender).distinct()
        .map(name -> first.stream().flatMap(result -> result.scores().stream())
            .filter(score -> score.contender().equals(name)).toList())
        .min((a, b) -> Double.compare(product(a), product(b))).orElseThrow().get(0);
    return String.join(", ", first.stream().map(Result::row).toList()) + ": "
        + numbers(first, first.get(0).ours().contender()) + ", against " + numbers(first, best.contender())
        + " of the best other method, "
        + best.contender() + "; first in " + won() + " of " + ranked().size() + " rows.";
  }

  private static double product(List<Score> scores) {
    return scores.stream().map(Score::mean).reduce(1.0, (a, b) -> a * b);
  }

  private static String numbers(List<Result> results, String contender) {
    return String.join(", ", results.stream().flatMap(result -> result.scores().stream())
        .filter(score -> score.contender().equals(contender)).map(score -> Page.digits(score.mean())).toList());
  }
}
