package org.residua.bench.result;

import java.util.List;
import org.residua.bench.problem.Division;
import org.residua.bench.problem.FusedMultiplyAdd;
import org.residua.bench.problem.Stream;

/**
 * What no code of one thread can beat: for each sample and step so many fused multiply-adds, divisions, and passes over an
 * array beyond the caches, each at the measured speed of the machine, all at once.
 */
public record Limit(double additions, double divisions, double passes) {

  /** Nothing is known. */
  public static final Limit NONE = new Limit(0, 0, 0);
  /** One division. */
  public static final Limit DIVISION = new Limit(0, 1, 0);
  /** Samples of the bounds in registers and in the first-level cache: 12 vectors of up to 8 lanes; 8 KiB. */
  private static final int REGISTERS = 8 * FusedMultiplyAdd.ACCUMULATORS;
  private static final int DIVIDED = 1 << 10;

  /** Filters forth and back, and a division for each row. */
  public static Limit filters(int outputs, int taps) {
    return new Limit(2.0 * outputs * taps, outputs, 0);
  }

  /** Nanoseconds for each sample and step, by medians as all other times; 0 if what it takes was not measured. */
  public double nanoseconds(Results results) {
    return Math.max(additions * median(results, multiplyAdd()),
        Math.max(divisions * median(results, division()), passes * median(results, stream(1))));
  }

  private static double median(Results results, List<Cell> cells) {
    List<Double> forks = results.best(cells);
    return forks.isEmpty() ? 0 : Spread.of(forks).median();
  }

  /** The peak of the arithmetic units, from Java and from C. */
  public static List<Cell> multiplyAdd() {
    return List.of(Cell.of(new FusedMultiplyAdd(), "java", REGISTERS), Cell.of(new FusedMultiplyAdd(), "gcc", REGISTERS));
  }

  /** The divider, likewise. */
  public static List<Cell> division() {
    return List.of(Cell.of(new Division(), "java", DIVIDED), Cell.of(new Division(), "gcc", DIVIDED));
  }

  /** A pass over a large array by so many threads, likewise. */
  public static List<Cell> stream(int threads) {
    return stream(threads, Goals.LARGE);
  }

  /** A pass over an array of that length; those that are not {@link Goals#LARGE} from Java alone. */
  static List<Cell> stream(int threads, int length) {
    Cell java = Cell.of(new Stream(threads), "java", length);
    return length == Goals.LARGE ? List.of(java, Cell.of(new Stream(threads), "gcc", length)) : List.of(java);
  }
}
