package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.signal.Signal;

/**
 * Samples of one channel side by side, on which candidates are tried.
 *
 * @param samples missing ones as NaN
 * @param left those that tell nothing of the risk: missing ones and silence
 * @param from where it begins within the channel
 */
@SuppressWarnings("ArrayRecordComponent")
record Piece(double[] samples, BitSet left, int from) {

  /** The risk of longer signals is that of windows. */
  private static final int LONGEST = 32768;
  private static final int WINDOWS = 4;
  static final int WINDOW = 8192;

  /** One that is a channel of its own. */
  Piece(double[] samples, BitSet left) {
    this(samples, left, 0);
  }

  /** A whole channel. */
  static Piece of(Signal f, int channel) {
    return new Piece(f.channel(channel), Grid.of(f, channel) > 0 ? Silence.missing(f, channel) : Silence.of(f, channel));
  }

  /** The same with other samples. */
  Piece with(double[] others) {
    return new Piece(others, left, from);
  }

  int length() {
    return samples.length;
  }

  /** How many tell something of the risk. */
  int live() {
    return samples.length - left.cardinality();
  }

  /**
   * What the risk is estimated on: the whole, or evenly spaced windows of it, without those that tell too little of it. If all
   * of these do, the window that tells most.
   */
  List<Piece> windows() {
    if (length() <= LONGEST) {
      return telling(Stream.of(this));
    }
    List<Piece> spaced = telling(IntStream.range(0, WINDOWS)
        .mapToObj(w -> window((int) ((long) w * (length() - WINDOW) / (WINDOWS - 1)))));
    return spaced.isEmpty() ? telling(fullest().stream()) : spaced;
  }

  private static List<Piece> telling(Stream<Piece> windows) {
    return windows.filter(piece -> piece.live() >= Denoiser.FEWEST).toList();
  }

  private Optional<Piece> fullest() {
    return IntStream.rangeClosed(0, (length() - WINDOW) / (WINDOW / 2)).map(k -> k * (WINDOW / 2)).boxed()
        .max((a, b) -> Integer.compare(live(a), live(b))).map(this::window);
  }

  private int live(int begin) {
    return WINDOW - left.get(begin, begin + WINDOW).cardinality();
  }

  private Piece window(int begin) {
    return new Piece(Arrays.copyOfRange(samples, begin, begin + WINDOW), left.get(begin, begin + WINDOW), begin);
  }
}
