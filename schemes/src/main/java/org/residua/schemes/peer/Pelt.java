package org.residua.schemes.peer;

/**
 * The means of segments, {@code min sum_segments (||y - mean||^2 + 2 sigma^2 ln n)} over all segmentations, found by pruned exact
 * dynamic programming. {@code sigma} from the finest level of sym8. Source: Killick, Fearnhead, Eckley (2012): Optimal
 * detection of changepoints with a linear computational cost, JASA 107.
 */
public record Pelt() implements Peer {

  @Override
  public String name() {
    return "PELT";
  }

  @Override
  public String rule() {
    return "means of the best segmentation, 2 sigma^2 ln n for each segment";
  }

  @Override
  public String supposes() {
    return "that the signal is constant between jumps";
  }

  @Override
  public double[] denoise(double... noisy) {
    Peer.require(noisy);
    double sigma = Sym8.noise(noisy);
    return new Search(noisy).means(2 * sigma * sigma * StrictMath.log(noisy.length));
  }

  /** Sums of the samples and of their squares, less the first one. */
  private static final class Search {

    private final int n;
    private final double offset;
    private final double[] sums;
    private final double[] squares;

    Search(double... y) {
      n = y.length;
      offset = y[0];
      sums = new double[n + 1];
      squares = new double[n + 1];
      for (int i = 0; i < n; i++) {
        double x = y[i] - offset;
        sums[i + 1] = sums[i] + x;
        squares[i + 1] = squares[i] + x * x;
      }
    }

    /** {@code ||y - mean||^2} from {@code i} to before {@code j}. */
    private double cost(int i, int j) {
      double sum = sums[j] - sums[i];
      return squares[j] - squares[i] - sum * sum / (j - i);
    }

    double[] means(double penalty) {
      int[] from = starts(penalty);
      double[] u = new double[n];
      for (int j = n; j > 0; j = from[j]) {
        for (int i = from[j]; i < j; i++) {
          u[i] = offset + (sums[j] - sums[from[j]]) / (j - from[j]);
        }
      }
      return u;
    }

    /** Where the last segment of the best segmentation of the first {@code j} samples begins. */
    private int[] starts(double penalty) {
      double[] least = new double[n + 1];
      int[] from = new int[n + 1];
      int[] kept = new int[n + 1];
      int count = 1;
      for (int j = 1; j <= n; j++) {
        least[j] = Double.POSITIVE_INFINITY;
        for (int k = 0; k < count; k++) {
          double total = least[kept[k]] + cost(kept[k], j) + penalty;
          from[j] = total < least[j] ? kept[k] : from[j];
          least[j] = Math.min(least[j], total);
        }
        int left = 0;
        for (int k = 0; k < count; k++) {
          kept[left] = kept[k];
          left += least[kept[k]] + cost(kept[k], j) <= least[j] ? 1 : 0;
        }
        kept[left] = j;
        count = left + 1;
      }
      return from;
    }
  }
}
