package org.residua.bench.result;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.residua.bench.problem.Problems;

/**
 * How much is measured.
 *
 * @param name for the report
 * @param forks virtual machines for each cell, which take turns with those of the other cells
 * @param warmups iterations before measuring
 * @param iterations measured
 * @param milliseconds of an iteration
 * @param evolved samples of the long evolutions, beyond the caches
 * @param compared samples of the longer one of the comparisons with other libraries
 * @param lengths of the plot of cost against length
 * @param fluxes that are measured alone and after all others
 */
public record Mode(String name, int forks, int warmups, int iterations, int milliseconds, int evolved,
    int compared, List<Integer> lengths, List<String> fluxes) {

  private static final int SHORTEST_POWER = 1 << 14;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Everything: about half an hour. */
  public static final Mode FULL = new Mode("full", 3, 6, 15, 100, 1 << 25, 1 << 20,
      IntStream.rangeClosed(8, 26).mapToObj(k -> 1 << k).toList(), Problems.FLUXES);

  /** Under five minutes: fewer lengths, the fluxes with the largest formulas, shorter long signals. */
  public static final Mode SHORT = new Mode("short", 3, 1, 7, 50, 1 << 23, 1 << 18,
      List.of(1 << 8, 1 << 12, 1 << 25), List.of("exponential", "weickert"));

  /** Copies. */
  public Mode {
    lengths = List.copyOf(lengths);
    fluxes = List.copyOf(fluxes);
  }

  /** A power of two as readers know it: 4096, but 2¹⁸. */
  public static String power(int length) {
    if (length < SHORTEST_POWER) {
      return Integer.toString(length);
    }
    String exponent = Integer.toString(Integer.numberOfTrailingZeros(length));
    return "2" + exponent.chars().mapToObj(digit -> SUPERSCRIPTS.substring(digit - '0', digit - '0' + 1))
        .collect(Collectors.joining());
  }
}
