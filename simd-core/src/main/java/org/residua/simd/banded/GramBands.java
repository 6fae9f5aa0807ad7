package org.residua.simd.banded;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.arithmetic.Fma;
import org.residua.api.operator.Gram;
import org.residua.api.operator.Stencil;

/**
 * The bands of {@code I + K^T diag(tau w) K} for one group of filters, the channels of a sample side by side. Entries of one
 * channel whose rows all have their taps on samples are made band by band in one pass; what meets an end is added row by row
 * from a list. Each entry keeps its order: over the responses, then over the rows, ascending. Nothing allocates.
 */
final class GramBands {

  /** Entries at a time: their weights stay in the first-level cache for all bands and responses. */
  private static final int TILE = 1024;

  private final GramLoop loop;
  private final Stencil k;
  private final int length;
  private final int channels;
  private final int unknowns;
  private final int diagonals;
  /** The rows whose taps all meet samples of their own, counted from {@link Stencil#firstRow}. */
  private final int from;
  private final int to;
  /** The unknowns of which all rows are such; only for one channel. */
  private final int full;
  private final int fullTo;
  private final EndProducts[] before;
  private final EndProducts[] after;
  /** By response, the rows of the interior of several channels. */
  private final Stencil.Part[] inside;
  /** By tile and response, the rows that its full entries meet. */
  private final Stencil.Part[][] tiles;
  /** By response and lag, what a full entry meets, rows ascending; only for one channel. */
  private final double[][][] products;

  GramBands(GramLoop loop, Stencil k, int length) {
    this.loop = loop;
    this.k = k;
    this.length = length;
    this.channels = k.inputs();
    this.unknowns = channels * length;
    this.diagonals = (int) Math.min(unknowns, (long) channels * k.reach());
    int rows = k.rows(length);
    int first = k.firstRow();
    this.from = Math.min(rows, -first) + first;
    this.to = Math.max(from, Math.min(rows + first, length - k.reach() + 1));
    int begin = from + k.reach() - 1;
    boolean long1 = channels == 1 && to - begin >= k.reach();
    this.full = long1 ? begin : 0;
    this.fullTo = long1 ? to : 0;
    this.before = new EndProducts[k.outputs()];
    this.after = new EndProducts[k.outputs()];
    this.inside = new Stencil.Part[k.outputs()];
    this.products = new double[k.outputs()][][];
    int ends = channels > 1 ? from : long1 ? full : rows + first;
    int endsAgain = channels > 1 ? to : long1 ? to - k.reach() + 1 : rows + first;
    for (int m = 0; m < k.outputs(); m++) {
      before[m] = collect(m, first, ends);
      after[m] = collect(m, endsAgain, rows + first);
      inside[m] = new Stencil.Part(m, from, to - from, 0);
      products[m] = channels == 1 ? products(m) : new double[0][];
    }
    this.tiles = new Stencil.Part[Math.ceilDiv(fullTo - full, TILE)][];
    for (int t = 0; t < tiles.length; t++) {
      int row = full + t * TILE - k.reach() + 1;
      int count = Math.min(fullTo, full + (t + 1) * TILE) - row;
      tiles[t] = IntStream.range(0, k.outputs()).mapToObj(m -> new Stencil.Part(m, row, count, 0)).toArray(Stencil.Part[]::new);
    }
  }

  /** The most rows whose weights are asked for at a time. */
  int longestStretch() {
    return Stream.of(Arrays.stream(before).map(EndProducts::rows), Arrays.stream(after).map(EndProducts::rows),
            Arrays.stream(inside), Arrays.stream(tiles).flatMap(Arrays::stream))
        .flatMap(parts -> parts).mapToInt(Stencil.Part::count).max().orElse(0);
  }

  /** The products of the rows {@code begin..end-1}, but for those that belong to full entries. */
  private EndProducts collect(int m, int begin, int end) {
    EndProducts list = new EndProducts(
        new Stencil.Part(m, begin, Math.max(0, end - begin), 0), m * k.rows(length) + begin - k.firstRow());
    if (begin < end) {
      Gram.rows(k, length, m, begin, end, (response, i, j, a, b) -> {
        int u = i % length * channels + i / length;
        int v = j % length * channels + j / length;
        if (u <= v && (u < full || u >= fullTo)) {
          boolean inside = v - u < diagonals;
          list.add((inside ? v - u : unknowns - (v - u)) * unknowns + (inside ? u : v), response, a * b);
        }
      });
    }
    return list;
  }

  private double[][] products(int m) {
    double[][] lags = new double[k.taps()][];
    for (int lag = 0; lag < k.taps(); lag++) {
      lags[lag] = new double[k.taps() - lag];
      for (int t = 0; t < lags[lag].length; t++) {
        int j = k.taps() - 1 - lag - t;
        lags[lag][t] = k.weight(m, 0, j) * k.weight(m, 0, j + lag);
      }
    }
    return lags;
  }

  /**
   * Makes the bands.
   *
   * @param tau the step size
   * @param weights asked for response by response, tile by tile
   * @param diagonal what is added on the diagonal beside the products, by unknown; 1 everywhere where it is empty
   * @param bands receives them, diagonal by diagonal
   */
  void make(double tau, Weights weights, double[] diagonal, double[] bands) {
    begin(diagonal, bands);
    for (int m = 0; m < k.outputs(); m++) {
      before[m].add(tau, weights, bands);
      if (channels > 1) {
        interior(m, tau, weights, bands);
      }
      after[m].add(tau, weights, bands);
    }
    for (Stencil.Part[] tile : tiles) {
      for (Stencil.Part rows : tile) {
        full(rows, tau, weights, diagonal.length == 0, bands);
      }
    }
  }

  /** Full entries begin in their first pass, unless they begin with numbers of their own. */
  private void begin(double[] diagonal, double[] bands) {
    for (int d = 0; d < diagonals; d++) {
      boolean passed = d % k.dilation() == 0 || channels > 1;
      double init = d == 0 ? 1 : 0;
      Arrays.fill(bands, d * unknowns, d * unknowns + (passed ? full : unknowns), init);
      Arrays.fill(bands, d * unknowns + (passed ? fullTo : unknowns), (d + 1) * unknowns, init);
    }
    if (diagonal.length > 0) {
      System.arraycopy(diagonal, 0, bands, 0, unknowns);
    }
  }

  private void full(Stencil.Part rows, double tau, Weights weights, boolean plain, double[] bands) {
    int m = rows.output();
    int at = weights.ready(rows);
    int begin = rows.row() + k.reach() - 1;
    for (int lag = 0; lag < k.taps(); lag++) {
      loop.add(products[m][lag], tau, weights.samples(), at + lag * k.dilation(), k.dilation(), bands,
          lag * k.dilation() * unknowns + begin, rows.row() + rows.count() - begin, m == 0 && (plain || lag > 0), lag == 0 ? 1 : 0);
    }
  }

  private void interior(int m, double tau, Weights weights, double[] bands) {
    int responses = weights.ready(inside[m]) - from;
    double[] w = weights.samples();
    for (int c = 0; c < channels; c++) {
      for (int d = 0; d < channels; d++) {
        for (int lag = d < c ? 1 : 0; lag < k.taps(); lag++) {
          for (int j = k.taps() - 1 - lag; j >= 0; j--) {
            if (k.weight(m, c, j) != 0 && k.weight(m, d, j + lag) != 0) {
              double product = k.weight(m, c, j) * k.weight(m, d, j + lag);
              int diagonal = lag * k.dilation() * channels + d - c;
              int entry = diagonal * unknowns + j * k.dilation() * channels + c;
              for (int row = from; row < to; row++) {
                bands[entry + row * channels] = Fma.of(product, tau * w[responses + row], bands[entry + row * channels]);
              }
            }
          }
        }
      }
    }
  }

  /** Products that are added one by one. */
  private static final class EndProducts {

    private final Stencil.Part rows;
    /** The planar index of the first of these rows. */
    private final int first;
    private int count;
    private int[] entries = new int[16];
    private int[] responses = new int[16];
    private double[] values = new double[16];

    EndProducts(Stencil.Part rows, int first) {
      this.rows = rows;
      this.first = first;
    }

    Stencil.Part rows() {
      return rows;
    }

    void add(int entry, int response, double value) {
      if (count == entries.length) {
        entries = Arrays.copyOf(entries, 2 * count);
        responses = Arrays.copyOf(responses, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      entries[count] = entry;
      responses[count] = response;
      values[count++] = value;
    }

    void add(double tau, Weights weights, double[] bands) {
      int at = weights.ready(rows) - first;
      double[] w = weights.samples();
      for (int n = 0; n < count; n++) {
        bands[entries[n]] = Fma.of(values[n], tau * w[at + responses[n]], bands[entries[n]]);
      }
    }
  }
}
