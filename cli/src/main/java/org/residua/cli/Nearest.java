package org.residua.cli;

import java.util.Collection;
import java.util.Comparator;

/** The known word that an unknown one was probably meant to be. */
final class Nearest {

  private Nearest() {}

  /** The first of {@code known}, not empty, with the least edit distance from {@code word}. */
  static String to(String word, Collection<String> known) {
    return known.stream().min(Comparator.comparingInt(other -> distance(word, other))).orElseThrow();
  }

  /** Insertions, deletions, replacements and exchanges of neighbours (Damerau 1964, restricted). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, d);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] d) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean exchanged = i > 1 && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
