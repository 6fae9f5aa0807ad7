package org.residua.bench.result;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.bench.contender.Width;
import org.residua.bench.problem.BankStep;
import org.residua.bench.problem.Problems;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;

/**
 * How much is measured.
 *
 * @param name for the report
 * @param effort for each cell
 * @param lasting the effort for each cell whose runs are long
 * @param large the effort for each cell of many loops, or of loops of many operations
 * @param evolved samples of the long evolutions, beyond the caches
 * @param compared samples of the longer one of the comparisons with other libraries
 * @param fluxes that are measured alone, after all others, by scalar kernels, and in plain Java
 * @param cost what is measured of cost against length
 */
public record Mode(String name, Effort effort, Effort lasting, Effort large, int evolved, int compared, List<String> fluxes, Cost cost) {

  /**
   * What is measured of cost against length.
   *
   * @param steps lengths of the curves of single steps
   * @param evolutions lengths of the evolutions, the first and the last also by two threads and at a held width
   * @param schemes that evolve
   */
  public record Cost(List<Integer> steps, List<Integer> evolutions, List<Family> schemes) {

    /** Copies. */
    public Cost {
      steps = List.copyOf(steps);
      evolutions = List.copyOf(evolutions);
      schemes = List.copyOf(schemes);
    }
  }

  private static final Set<String> HELD =
      Set.of("step", "batch", "step-hand", "step-gcc", "step-naive", "bank", "taps", "torch", "torch-idiomatic", "onnx");
  /** Problems of many loops, or of loops of many operations. */
  private static final Set<String> LARGE = Set.of("bank.", "frame-", "poisson-cycle", "step-after-all");
  /** What is measured again: steps by one flux and their bound, by us and the nearest rival. */
  private static final Set<String> AGAIN = Set.of("step.perona-malik", "divide");
  private static final Set<String> QUICK = Set.of("vector", "java", "gcc");
  private static final int LONGEST_AGAIN = 4096;
  private static final int SHORTEST_POWER = 1 << 14;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Everything. */
  public static final Mode FULL = new Mode("full", new Effort(3, 5, 8, 80), new Effort(2, 1, 3, 80),
      new Effort(3, 10, 8, 100), 1 << 25, 1 << 20, Problems.FLUXES,
      new Cost(powers(IntStream.of(8, 10, 12, 14, 16, 17, 18, 20, 22, 24, 25, 26)), powers(IntStream.of(10, 14, 17, 20, 23, 26)),
          Schemes.all()));

  /**
   * Under five minutes: two forks of short Perona-Malik steps and of their bound, one of the rest, shorter long signals, one flux,
   * a few lengths and schemes.
   */
  public static final Mode SHORT = new Mode("short", new Effort(2, 1, 4, 40), new Effort(1, 1, 2, 40),
      new Effort(1, 2, 3, 80), 1 << 22, 1 << 16,
      List.of("exponential"),
      new Cost(powers(IntStream.of(8, 12, 25)), powers(IntStream.of(10, 20)), families("explicit", "fsi", "semi-implicit")));

  /** Copies. */
  public Mode {
    fluxes = List.copyOf(fluxes);
  }

  /** Both. */
  public static List<Mode> all() {
    return List.of(SHORT, FULL);
  }

  /** The one of that name. */
  public static Mode named(String name) {
    return all().stream().filter(mode -> mode.name.equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no mode is named " + name + "; there are short and full"));
  }

  /** The same in so many rounds at most: sooner done, and silent of what differs from one virtual machine to the next. */
  public Mode inRounds(int most) {
    return new Mode(name, effort.atMost(most), lasting.atMost(most), large.atMost(most), evolved, compared, fluxes, cost);
  }

  /** How many virtual machines measure a cell, at most. */
  public int rounds() {
    return effort.forks();
  }

  /** Whether it leaves something out. */
  public boolean brief() {
    return name.equals(SHORT.name);
  }

  /**
   * Whether a row is measured at a width when all are asked for: in the short mode goals alone, and at a held width the steps in
   * cache and the libraries.
   */
  public boolean measures(Width width, Row row) {
    return !brief() || (width.held() ? HELD.contains(row.name()) : row.goal() || row.name().equals("bounds"));
  }

  /** The dense banks: in the short mode one of neighbouring taps and one of distant ones. */
  public List<BankStep> banks() {
    return BankStep.all().stream().filter(bank -> !brief() || BankStep.SHORT.contains(bank)).toList();
  }

  /** What is done for a cell. */
  public Effort effort(Cell cell) {
    if (Costs.lasting(cell)) {
      return Costs.seconds(cell) ? lasting.brief() : lasting;
    }
    return LARGE.stream().anyMatch(cell.problem()::startsWith) ? large : again(cell) ? effort : effort.once();
  }

  private boolean again(Cell cell) {
    return !brief() || (cell.length() <= LONGEST_AGAIN && QUICK.contains(cell.contender())
        && AGAIN.stream().anyMatch(cell.problem()::startsWith));
  }

  /** Unknowns of multigrid cycles, one less than powers of two. */
  public List<Integer> cycles() {
    IntStream exponents = name.equals("short") ? IntStream.of(12, 20) : IntStream.of(12, 14, 16, 18, 20, 22, 24);
    return exponents.mapToObj(k -> (1 << k) - 1).toList();
  }

  private static List<Integer> powers(IntStream exponents) {
    return exponents.mapToObj(k -> 1 << k).toList();
  }

  private static List<Family> families(String... names) {
    return Stream.of(names).map(Schemes::named).flatMap(Optional::stream).toList();
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
