package org.residua.bench.problem;

import java.util.SplittableRandom;

/**
 * A map of samples that several contenders compute in place: what is timed, and what each result is held against.
 */
public sealed interface Problem permits Step, BankStep, Evolution, SchemeEvolution, OwnBlock, Batch, Solve, Lagged, FrameStep,
    PoissonCycle, CycleTraffic, EliminationTraffic, FusedMultiplyAdd, Division, Stream {

  /** The name by which a cell refers to it. */
  String id();

  /** The samples before, the same numbers at each call; {@code length} of each signal. */
  default double[] start(int length) {
    return new SplittableRandom(1).doubles(length, -2, 2).toArray();
  }

  /** The length of the signals on which a result is held against the reference before it is timed. */
  default int checked(int length) {
    return length;
  }

  /** Samples that a signal has at least. */
  default int least() {
    return 1;
  }

  /** The map in its plainest form, in place. */
  void reference(double[] u);

  /** How far a right result may be from the reference, relative to {@code max(1, |expected|)}; from counts of roundings. */
  double tolerance();

  /** Samples updated by one run, each counted once a step, or other operations that bound it: the divisor of a time. */
  default long work(int length) {
    return length;
  }

  /** Refuses samples that are not the reference's: what is wrong is not timed. */
  default void requireRight(double[] actual, double[] expected) {
    double tolerance = tolerance();
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(actual[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
      if (!(error <= tolerance)) {
        throw new IllegalStateException(id() + ": sample " + i + " is " + actual[i] + " instead of " + expected[i]
            + "; what is timed is wrong");
      }
    }
  }
}
