package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far estimated risks can be trusted: standard errors from blocks of samples.
 *
 * <p>The risk of a candidate is a mean over samples of {@code e_k^2}. With the sums {@code S_b} over {@value #BLOCKS} blocks side by side of
 * it, summed over the probes, its standard error is that of a sum of independent numbers, {@code sqrt(m) sd(S_b) / N}. Blocks, because
 * neighbouring errors depend on each other and those of far samples do not; not the four probes, which would give a number from two independent
 * ones. Where the signal is more difficult in one place than in another the blocks differ for that, too, so that the error is rather too large.
 * All candidates are held against the same noisy samples: what they lose together is uncertain by {@link #common}, and how much more one
 * loses than the mixture by far less, {@link #more}.
 *
 * @param common standard error of the risk of the mixture
 * @param more that of the risk of each candidate less the mixture's
 */
record Uncertainty(double common, List<Double> more) {

  private static final int BLOCKS = 32;

  /** Copies the list. */
  Uncertainty {
    more = List.copyOf(more);
  }

  /**
   * That of candidates.
   *
   * @param trials of them
   * @param weights of the mixture
   * @param pieces that they are tried on
   * @param noise on these
   */
  static Uncertainty of(Trials trials, List<Double> weights, List<Piece> pieces, NoiseModel noise) {
    List<double[][]> sums = trials.each(errors -> blocks(errors, weights));
    double count = (double) Trials.EACH * pieces.stream().mapToInt(Piece::live).sum();
    for (int run = 0; run < sums.size(); run++) {
      less(sums.get(run)[weights.size()], pieces.get(run / Trials.EACH), noise);
    }
    int candidates = weights.size();
    return new Uncertainty(error(sums, candidates, count),
        IntStream.range(0, candidates).mapToObj(k -> error(sums, k, count)).toList());
  }

  /** In each block the sum of the squares of each candidate less the mixture's; the last row is the mixture's own. */
  private static double[][] blocks(List<double[]> errors, List<Double> weights) {
    int n = errors.get(0).length;
    double[][] sums = new double[weights.size() + 1][BLOCKS];
    for (int i = 0; i < n; i++) {
      int block = (int) ((long) i * BLOCKS / n);
      double mixed = 0;
      for (int k = 0; k < weights.size(); k++) {
        mixed += weights.get(k) * errors.get(k)[i];
      }
      sums[weights.size()][block] += mixed * mixed;
      for (int k = 0; k < weights.size(); k++) {
        sums[k][block] += errors.get(k)[i] * errors.get(k)[i] - mixed * mixed;
      }
    }
    return sums;
  }

  /** Without what the noise makes of the squares, which differs from block to block where its level varies. */
  private static void less(double[] sums, Piece piece, NoiseModel noise) {
    NoiseModel here = noise.on(piece);
    for (int i = 0; i < piece.length(); i++) {
      double v = here.local().isEmpty() ? 1 : here.local().get().at(i);
      double excess = noise.sigma() * noise.sigma() * v * v * (1 + 1 / (Risk.A * Risk.A));
      sums[(int) ((long) i * BLOCKS / piece.length())] -= piece.left().get(i) ? 0 : excess;
    }
  }

  /** The runs of one piece, which follow each other, are summed; the blocks of all pieces are independent. */
  private static double error(List<double[][]> sums, int row, double count) {
    double[] blocks = new double[sums.size() / Trials.EACH * BLOCKS];
    for (int run = 0; run < sums.size(); run++) {
      for (int b = 0; b < BLOCKS; b++) {
        blocks[run / Trials.EACH * BLOCKS + b] += sums.get(run)[row][b];
      }
    }
    double mean = Arrays.stream(blocks).sum() / blocks.length;
    double squares = Arrays.stream(blocks).map(s -> (s - mean) * (s - mean)).sum() / (blocks.length - 1);
    return Math.sqrt(blocks.length * squares) / count;
  }
}
