package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.signal.Signal;

/**
 * Samples of one channel side by side, on which candidates are tried.
 *
 * @param samples missing ones as NaN
 * @param left those that tell nothing of the risk: missing ones and silence
 */
@SuppressWarnings("ArrayRecordComponent")
record Piece(double[] samples, BitSet left) {

  /** The risk of longer signals is that of windows. */
  private static final int LONGEST = 32768;
  private static final int WINDOWS = 4;
  private static final int WINDOW = 8192;

  /** A whole channel. */
  static Piece of(Signal f, int channel) {
    return new Piece(f.channel(channel), Grid.of(f, channel) > 0 ? Silence.missing(f, channel) : Silence.of(f, channel));
  }

  int length() {
    return samples.length;
  }

  /** How many tell something of the risk. */
  int live() {
    return samples.length - left.cardinality();
  }

  /** What the risk is estimated on: the whole, or evenly spaced windows of it, without those that tell too little of it. */
  List<Piece> windows() {
    List<Piece> windows = length() <= LONGEST ? List.of(this) : IntStream.range(0, WINDOWS)
        .mapToObj(w -> window((int) ((long) w * (length() - WINDOW) / (WINDOWS - 1)), WINDOW)).toList();
    return windows.stream().filter(piece -> piece.live() >= Denoiser.FEWEST).toList();
  }

  private Piece window(int from, int count) {
    return new Piece(Arrays.copyOfRange(samples, from, from + count), left.get(from, from + count));
  }
}
