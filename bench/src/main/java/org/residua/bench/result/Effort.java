package org.residua.bench.result;

/**
 * How much is done to measure a cell.
 *
 * @param forks virtual machines, which take turns with those of the other cells
 * @param warmups iterations before measuring
 * @param iterations measured
 * @param milliseconds of an iteration
 */
public record Effort(int forks, int warmups, int iterations, int milliseconds) {

  /** The same in one fork. */
  Effort once() {
    return new Effort(1, warmups, iterations, milliseconds);
  }

  /** The same without warming and with two iterations: for runs of many seconds, before which as much work has warmed the code. */
  Effort brief() {
    return new Effort(forks, 0, 2, milliseconds);
  }

  /** The same in so many forks at most. */
  Effort atMost(int most) {
    return new Effort(Math.min(most, forks), warmups, iterations, milliseconds);
  }

  /** In words. */
  @Override
  public String toString() {
    return forks + (forks == 1 ? " fork" : " forks") + " of " + warmups + " + " + iterations + " iterations of "
        + milliseconds + " ms";
  }
}
