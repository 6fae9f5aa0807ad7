package org.residua.cli.leaderboard;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Tasks of which one thing varies: a table.
 *
 * @param title of the table
 * @param rows of it
 * @param schemes whether single schemes and fluxes take part
 */
record Slice(String title, List<Row> rows, boolean schemes) {

  static final int LENGTH = 2048;
  static final double DEVIATION = 7;

  private static final int[] LENGTHS = {256, 16384};
  private static final double[] DEVIATIONS = {1, 3, 50};

  /** Copies the rows. */
  Slice {
    rows = List.copyOf(rows);
  }

  /** All tables: all signals as they usually are; the first four at other lengths, levels, kinds of noise. */
  static List<Slice> all(List<TestSignal> four) {
    List<TestSignal> families = TestSignal.withFamilies(four).subList(four.size(), four.size() + Family.values().length);
    return List.of(
        new Slice("The four signals", four.stream().map(Slice::usual).toList(), true),
        new Slice("Families", families.stream().map(Slice::usual).toList(), false),
        new Slice("Lengths", IntStream.of(LENGTHS).boxed().flatMap(n ->
            four.stream().map(signal -> new Row(signal, n, DEVIATION, NoiseKind.GAUSSIAN))).toList(), false),
        new Slice("Signal to noise", DoubleStream.of(DEVIATIONS).boxed().flatMap(deviation ->
            four.stream().map(signal -> new Row(signal, LENGTH, deviation, NoiseKind.GAUSSIAN))).toList(), false),
        new Slice("Kinds of noise", Arrays.stream(NoiseKind.values()).skip(1).flatMap(noise ->
            four.stream().map(signal -> new Row(signal, LENGTH, DEVIATION, noise))).toList(), false));
  }

  /** The four signals, as they usually are and short, without single schemes and fluxes. */
  static List<Slice> quick(List<TestSignal> four) {
    return List.of(new Slice("The four signals", four.stream().map(Slice::usual).toList(), false),
        new Slice("Lengths", four.stream().map(signal ->
            new Row(signal, LENGTHS[0], DEVIATION, NoiseKind.GAUSSIAN)).toList(), false));
  }

  private static Row usual(TestSignal signal) {
    return new Row(signal, LENGTH, DEVIATION, NoiseKind.GAUSSIAN);
  }
}
