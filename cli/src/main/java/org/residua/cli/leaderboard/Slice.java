package org.residua.cli.leaderboard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.cli.leaderboard.Contender.Kind;

/**
 * Tasks of which one thing varies: a table.
 *
 * @param title of the table
 * @param rows of it
 * @param kinds who takes part
 * @param share of the seeds: every so many of them
 */
record Slice(String title, List<Row> rows, Set<Kind> kinds, int share) {

  static final int LENGTH = 2048;
  static final double DEVIATION = 7;
  static final String SINGLE = "Single schemes and fluxes";
  /** Trials of all parameters take hundreds of times as long as a peer. */
  static final int SINGLE_SHARE = 4;

  private static final int[] LENGTHS = {256, 16384};
  private static final double[] DEVIATIONS = {1, 3, 50};
  private static final Set<Kind> RANKED = EnumSet.of(Kind.OURS, Kind.ORACLE, Kind.PEER);
  private static final Set<Kind> ALONE = EnumSet.of(Kind.OURS, Kind.SCHEME, Kind.FLUX);

  /** Copies the rows. */
  Slice {
    rows = List.copyOf(rows);
    kinds = Set.copyOf(kinds);
  }

  private static Slice ranked(String title, Stream<Row> rows) {
    return new Slice(title, rows.toList(), RANKED, 1);
  }

  /** All tables: all signals as they usually are; the first four at other lengths, levels, kinds of noise; single schemes. */
  static List<Slice> all(List<TestSignal> four) {
    return List.of(
        ranked("The four signals", four.stream().map(Slice::usual)),
        ranked("Families", Arrays.stream(Family.values()).map(TestSignal::drawn).map(Slice::usual)),
        ranked("Lengths", IntStream.of(LENGTHS).boxed().flatMap(n -> ofLength(four, n))),
        ranked("Signal to noise", DoubleStream.of(DEVIATIONS).boxed().flatMap(deviation ->
            four.stream().map(signal -> new Row(signal, LENGTH, deviation, NoiseKind.GAUSSIAN)))),
        ranked("Kinds of noise", Arrays.stream(NoiseKind.values()).skip(1).flatMap(noise ->
            four.stream().map(signal -> new Row(signal, LENGTH, DEVIATION, noise)))),
        new Slice(SINGLE, ofLength(four, LENGTHS[0]).toList(), ALONE, SINGLE_SHARE));
  }

  /** The four signals, as they usually are and short. */
  static List<Slice> quick(List<TestSignal> four) {
    return List.of(ranked("The four signals", four.stream().map(Slice::usual)), ranked("Lengths", ofLength(four, LENGTHS[0])));
  }

  /** The same with the rows of at most so many samples alone. */
  Slice atMost(int length) {
    return new Slice(title, rows.stream().filter(row -> row.length() <= length).toList(), kinds, share);
  }

  /** Of so many seeds. */
  int seeds(int all) {
    return Math.max(1, all / share);
  }

  private static Stream<Row> ofLength(List<TestSignal> four, int n) {
    return four.stream().map(signal -> new Row(signal, n, DEVIATION, NoiseKind.GAUSSIAN));
  }

  private static Row usual(TestSignal signal) {
    return new Row(signal, LENGTH, DEVIATION, NoiseKind.GAUSSIAN);
  }
}
