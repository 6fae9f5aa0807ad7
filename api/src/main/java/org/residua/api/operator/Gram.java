package org.residua.api.operator;

/**
 * {@code K^T K = sum_r k_r k_r^T} over the rows {@code k_r} of the matrix that a convolution is on signals of one length:
 * the one place that knows which products meet in which entry.
 */
public final class Gram {

  private Gram() {}

  /** Who adds up the products. */
  @FunctionalInterface
  public interface Entries {

    /**
     * Adds {@code a b} to entry {@code (i, j)}.
     *
     * @param response the planar index of the row
     * @param i the planar index of a sample
     * @param j another one, or the same
     */
    void add(int response, int i, int j, double a, double b);
  }

  /**
   * Tells of all products that are not zero, row by row; each pair of samples in both orders.
   *
   * @param k the filter bank
   * @param length samples per channel
   * @param entries told
   * @return whether all entries of K are exact: a row may meet a sample several times, and the weights are added up
   */
  public static boolean each(Stencil k, int length, Entries entries) {
    boolean exact = true;
    for (int m = 0; m < k.outputs(); m++) {
      exact &= rows(k, length, m, k.firstRow(), k.firstRow() + k.rows(length), entries);
    }
    return exact;
  }

  /**
   * The same for the rows {@code from..to-1} of one response.
   *
   * @param m the response
   * @param from the first row, counted from {@link Stencil#firstRow}
   * @param to one past the last row
   */
  public static boolean rows(Stencil k, int length, int m, int from, int to, Entries entries) {
    Row row = new Row(k.groupInputs() * k.taps());
    int first = m / k.groupOutputs() * k.groupInputs();
    for (int i = from; i < to; i++) {
      row.clear();
      for (int q = 0; q < k.groupInputs() * k.taps(); q++) {
        int source = k.boundary().source(i + q % k.taps() * k.dilation(), length);
        if (source >= 0) {
          row.add((first + q / k.taps()) * length + source, k.weight(m, q / k.taps(), q % k.taps()));
        }
      }
      row.products(m * k.rows(length) + i - k.firstRow(), entries);
    }
    return row.exact;
  }

  /** The entries of a row of K that are met, each sample once. */
  private static final class Row {

    private final int[] samples;
    private final double[] weights;
    private int count;
    private boolean exact = true;

    Row(int most) {
      this.samples = new int[most];
      this.weights = new double[most];
    }

    void clear() {
      count = 0;
    }

    void add(int sample, double weight) {
      int at = 0;
      while (at < count && samples[at] != sample) {
        at++;
      }
      ExactSum sum = new ExactSum(at < count ? weights[at] : 0);
      sum.addProduct(weight, 1);
      exact &= sum.exact();
      samples[at] = sample;
      weights[at] = sum.value();
      count = Math.max(count, at + 1);
    }

    void products(int response, Entries entries) {
      for (int a = 0; a < count; a++) {
        for (int b = 0; b < count; b++) {
          if (weights[a] != 0 && weights[b] != 0) {
            entries.add(response, samples[a], samples[b], weights[a], weights[b]);
          }
        }
      }
    }
  }
}
