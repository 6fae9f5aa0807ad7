package org.residua.schemes.peer;

import java.util.List;

/**
 * A denoiser of another school: noisy samples to denoised ones, without any parameter. Stateless and thread safe; the same
 * samples give the same bits.
 */
public sealed interface Peer permits SureShrink, TranslationInvariant, TotalVariation, TrendFilter, LeastSure, Pelt, Whittaker,
    SavitzkyGolay, MovingAverage, MovingMedian {

  /** Fewer samples are refused: they tell no parameter. */
  int FEWEST = 16;
  /** Larger samples are refused: their squares are summed. */
  double MOST = 1e100;

  /** What it is called in a table. */
  String name();

  /** What it does and how it chooses its parameters, in a sentence without its end. */
  String rule();

  /** What it supposes of the signal, after "supposes". */
  String supposes();

  /**
   * The denoised samples.
   *
   * @param noisy at least {@value #FEWEST}, finite, of a size of at most {@code 1e100}; not changed
   */
  double[] denoise(double... noisy);

  /** All of them, in the order of tables; total variation and trend filter as one, the one of less risk. */
  static List<Peer> all() {
    return List.of(new SureShrink(), new TranslationInvariant(), new LeastSure(), new Pelt(),
        new Whittaker(), new SavitzkyGolay(), new MovingAverage(), new MovingMedian());
  }

  /** Refuses samples that no peer takes. */
  static void require(double... noisy) {
    if (noisy.length < FEWEST) {
      throw new IllegalArgumentException(noisy.length + " samples are fewer than the " + FEWEST
          + " that a peer needs; give more");
    }
    for (int i = 0; i < noisy.length; i++) {
      if (!(Math.abs(noisy[i]) <= MOST)) {
        throw new IllegalArgumentException("sample " + i + " is " + noisy[i] + "; it must be a number of size at most " + MOST
            + ": leave missing samples out, give large ones in another unit");
      }
    }
  }
}
