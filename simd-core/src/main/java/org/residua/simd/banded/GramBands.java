package org.residua.simd.banded;

import java.util.Arrays;
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
    this.products = new double[k.outputs()][][];
    int ends = channels > 1 ? from : long1 ? full : rows + first;
    int endsFrom = channels > 1 ? to : long1 ? to - k.reach() + 1 : rows + first;
    for (int m = 0; m < k.outputs(); m++) {
      before[m] = collect(m, first, ends);
      after[m] = collect(m, endsFrom, rows + first);
      products[m] = channels == 1 ? products(m) : new double[0][];
    }
  }

  /** The most rows whose weights are asked for at a time; of one channel. */
  int longestStretch() {
    int ends = Stream.of(before, after).flatMap(Arrays::stream).mapToInt(EndProducts::rows).max().orElse(0);
    return fullTo > full ? Math.max(ends, Math.min(TILE, fullTo - full) + k.reach() - 1) : ends;
  }

  /** The products of the rows {@code begin..end-1}, but for those that belong to full entries. */
  private EndProducts collect(int m, int begin, int end) {
    EndProducts list = new EndProducts(m, begin, Math.max(0, end - begin), m * k.rows(length) + begin - k.firstRow());
    if (begin < end) {
      Gram.rows(k, length, m, begin, end, (response, i, j, a, b) -> {
        int u = i % length * channels + i / length;
        int v = j % length * channels + j / length;
        if (u <= v && (u < full || u >= fullTo)) {
          boolean inside = v - u < diagonals;
          list.add(inside ? v - u : unknowns - (v - u), inside ? u : v, response, a * b);
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
   * Makes some rows of the bands; of several channels all of them.
   *
   * @param tau the step size
   * @param weights asked for response by response, tile by tile
   * @param diagonal what is added on the diagonal beside the products, by unknown; 1 everywhere where it is empty
   * @param lo the first row
   * @param hi one past the last row
   * @param bands receives them: entry {@code i, i+d} at {@code at + d stride + i - lo}
   */
  void make(double tau, Weights weights, double[] diagonal, int lo, int hi, double[] bands, int at, int stride) {
    begin(diagonal, lo, hi, bands, at, stride);
    if (lo < full || hi > fullTo) {
      for (int m = 0; m < k.outputs(); m++) {
        before[m].add(tau, weights, lo, hi, bands, at, stride);
        if (channels > 1) {
          interior(m, tau, weights, bands, at, stride);
        }
        after[m].add(tau, weights, lo, hi, bands, at, stride);
      }
    }
    int end = Math.min(hi, fullTo);
    for (int begin = Math.max(lo, full); begin < end; begin += TILE) {
      for (int m = 0; m < k.outputs(); m++) {
        full(m, tau, weights, diagonal.length == 0, begin, Math.min(end, begin + TILE), bands, at + begin - lo, stride);
      }
    }
  }

  /** Full entries begin in their first pass, unless they begin with numbers of their own. */
  private void begin(double[] diagonal, int lo, int hi, double[] bands, int at, int stride) {
    for (int d = 0; d < diagonals; d++) {
      boolean passed = d % k.dilation() == 0 || channels > 1;
      int place = at + d * stride;
      int first = Math.clamp(passed ? full : hi, lo, hi);
      int second = Math.clamp(passed ? fullTo : hi, first, hi);
      Arrays.fill(bands, place, place + first - lo, d == 0 ? 1 : 0);
      Arrays.fill(bands, place + second - lo, place + hi - lo, d == 0 ? 1 : 0);
    }
    if (diagonal.length > 0) {
      System.arraycopy(diagonal, lo, bands, at, hi - lo);
    }
  }

  /** The rows {@code begin..end-1}, of which the first one goes to {@code to}. */
  private void full(int m, double tau, Weights weights, boolean plain, int begin, int end, double[] bands, int to, int stride) {
    int reached = k.reach() - 1;
    int at = weights.ready(m, begin - reached, end - begin + reached);
    for (int lag = 0; lag < k.taps(); lag++) {
      loop.add(products[m][lag], tau, weights.samples(), at + lag * k.dilation(), k.dilation(), bands,
          to + lag * k.dilation() * stride, end - begin, m == 0 && (plain || lag > 0), lag == 0 ? 1 : 0);
    }
  }

  private void interior(int m, double tau, Weights weights, double[] bands, int at, int stride) {
    int responses = weights.ready(m, from, to - from) - from;
    double[] w = weights.samples();
    for (int c = 0; c < channels; c++) {
      for (int d = 0; d < channels; d++) {
        for (int lag = d < c ? 1 : 0; lag < k.taps(); lag++) {
          for (int j = k.taps() - 1 - lag; j >= 0; j--) {
            if (k.weight(m, c, j) != 0 && k.weight(m, d, j + lag) != 0) {
              double product = k.weight(m, c, j) * k.weight(m, d, j + lag);
              int diagonal = lag * k.dilation() * channels + d - c;
              int entry = at + diagonal * stride + j * k.dilation() * channels + c;
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

    private final int output;
    private final int row;
    private final int rows;
    /** The planar index of the first of these rows. */
    private final int first;
    private int lowest = Integer.MAX_VALUE;
    private int highest = -1;
    private int count;
    private int[] diagonals = new int[16];
    private int[] unknowns = new int[16];
    private int[] responses = new int[16];
    private double[] values = new double[16];

    EndProducts(int output, int row, int rows, int first) {
      this.output = output;
      this.row = row;
      this.rows = rows;
      this.first = first;
    }

    int rows() {
      return rows;
    }

    void add(int diagonal, int unknown, int response, double value) {
      if (count == diagonals.length) {
        diagonals = Arrays.copyOf(diagonals, 2 * count);
        unknowns = Arrays.copyOf(unknowns, 2 * count);
        responses = Arrays.copyOf(responses, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      lowest = Math.min(lowest, unknown);
      highest = Math.max(highest, unknown);
      diagonals[count] = diagonal;
      unknowns[count] = unknown;
      responses[count] = response;
      values[count++] = value;
    }

    void add(double tau, Weights weights, int lo, int hi, double[] bands, int at, int stride) {
      if (hi <= lowest || lo > highest) {
        return;
      }
      int begin = weights.ready(output, row, rows) - first;
      double[] w = weights.samples();
      for (int n = 0; n < count; n++) {
        if (unknowns[n] >= lo && unknowns[n] < hi) {
          int entry = at + diagonals[n] * stride + unknowns[n] - lo;
          bands[entry] = Fma.of(values[n], tau * w[begin + responses[n]], bands[entry]);
        }
      }
    }
  }
}
