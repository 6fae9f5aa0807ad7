package org.residua.schemes.denoiser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a test of the noise finds where there is nothing to be found: its statistic over its threshold on signals with white normal noise of one
 * level, counted in bins of {@value #WIDTH}, the last one for all that is beyond. Simulated on 14 kinds of clean signals (steps, straight
 * lines, waves, chirps, peaks, heart beats, ...) with 20 seeds each at a signal-to-noise ratio of 7; a test simulates it again.
 *
 * @param test whose
 * @param length of the signals
 * @param counts in each bin, upwards from 0
 */
public record NullDistribution(Finding.Test test, int length, List<Integer> counts) {

  /** The width of a bin, in thresholds. */
  public static final double WIDTH = 0.05;
  /** How many there are. */
  public static final int BINS = 41;

  private static final String TABLE = "null-distributions.csv";

  /** Copies the list. */
  public NullDistribution {
    counts = List.copyOf(counts);
  }

  /** The one of the greatest tabulated length that is not greater; empty for shorter signals, which are not tested. */
  public static Optional<NullDistribution> of(Finding.Test test, int length) {
    return Tabulated.ALL.stream().filter(known -> known.test() == test && known.length() <= length)
        .max((a, b) -> Integer.compare(a.length(), b.length()));
  }

  /** How many signals were simulated. */
  public int runs() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** The bin of a statistic over its threshold. */
  public static int bin(double ratio) {
    return (int) Math.clamp(Math.floor(ratio / WIDTH), 0, BINS - 1);
  }

  /** How many of them had at least about as much: those of its own bin count. */
  public int beyond(double ratio) {
    return counts.stream().skip(bin(ratio)).mapToInt(Integer::intValue).sum();
  }

  /** The same in words. */
  public String describe(double ratio) {
    return beyond(ratio) == 0 ? "none of " + runs() + " signals without it came so far" : beyond(ratio) + " of " + runs() + " signals without it had as much or more";
  }

  private static final class Tabulated {

    static final List<NullDistribution> ALL = read();

    private Tabulated() {}

    private static List<NullDistribution> read() {
      try (InputStream in = Objects.requireNonNull(NullDistribution.class.getResourceAsStream(TABLE), TABLE)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(Tabulated::row).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static NullDistribution row(String line) {
      String[] cells = line.split(",", -1);
      return new NullDistribution(Finding.Test.valueOf(cells[0]), Integer.parseInt(cells[1]),
          Arrays.stream(cells).skip(2).map(Integer::valueOf).toList());
    }
  }
}
