package org.residua.bench.result;

import java.util.List;
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
 * @param lengths of the plot of cost against length
 * @param fluxes that are measured alone and after all others
 */
public record Mode(String name, int forks, int warmups, int iterations, int milliseconds, int evolved,
    List<Integer> lengths, List<String> fluxes) {

  /** Everything: about an hour. */
  public static final Mode FULL = new Mode("full", 5, 3, 5, 400, 1 << 25,
      IntStream.rangeClosed(8, 26).mapToObj(k -> 1 << k).toList(), Problems.FLUXES);

  /** Under five minutes: fewer lengths, the fluxes with the largest formulas, shorter long evolutions. */
  public static final Mode SHORT = new Mode("short", 3, 1, 3, 100, 1 << 23,
      List.of(1 << 8, 1 << 12, 1 << 20, 1 << 25), List.of("exponential", "weickert"));

  /** Copies. */
  public Mode {
    lengths = List.copyOf(lengths);
    fluxes = List.copyOf(fluxes);
  }

  /** The length of the long evolutions as a power. */
  public String evolvedName() {
    return evolved == 1 << 25 ? "2²⁵" : "2²³";
  }
}
