package org.residua.api.operator;

import java.util.List;

/**
 * The numbers of a convolution in the form kernels read: a filter bank of {@code outputs x inputs x taps}
 * weights and a boundary. It defines the one canonical order of operations of a convolution and of its
 * adjoint; every kernel gives the bits of this order.
 *
 * <p>Row {@code i} of response {@code m}: over the channels {@code c}, then the taps {@code j}, ascending,
 * {@code acc = fma(w_{mcj}, u_{c,i+j}, acc)}, the first term being the plain product; terms where the
 * signal is zero outside are left out. Adjoint at sample {@code i} of channel {@code c}: first the rows
 * that read it directly, over {@code m}, then {@code j} (row {@code i-j}), ascending; then, over the
 * positions outside {@code 0..N-1} that stand for it, ascending, again {@code m}, then {@code j}.
 * A sum without terms is {@code 0.0}. Immutable, thread safe.
 */
public final class Stencil {

  private final int outputs;
  private final int inputs;
  private final int taps;
  private final Boundary boundary;
  private final double[] weights;

  /** A stencil of a parameter with dimensions {@code [outputs, inputs, taps]}. */
  public Stencil(Parameter weights, Boundary boundary) {
    List<Integer> extents = weights.dimensions();
    if (extents.size() != 3) {
      throw new IllegalArgumentException("filter bank " + weights
          + " needs three extents: responses, channels, taps");
    }
    this.outputs = extents.get(0);
    this.inputs = extents.get(1);
    this.taps = extents.get(2);
    this.weights = weights.values();
    this.boundary = boundary;
  }

  /** {@code M}, the number of responses. */
  public int outputs() {
    return outputs;
  }

  /** {@code C}, the number of channels read. */
  public int inputs() {
    return inputs;
  }

  /** {@code p}, the number of taps. */
  public int taps() {
    return taps;
  }

  /** The boundary. */
  public Boundary boundary() {
    return boundary;
  }

  /** {@code w_{mcj}}. */
  public double weight(int output, int input, int tap) {
    return weights[(output * inputs + input) * taps + tap];
  }

  /** The number of rows on {@code length} samples. */
  public int rows(int length) {
    return boundary.rows(length, taps);
  }

  /** The number of samples that have {@code rows} rows. */
  public int samples(int rows) {
    return boundary.samples(rows, taps);
  }

  /**
   * {@code (K u)_{m, row}} in the canonical order.
   *
   * @param output the response {@code m}
   * @param row the row index, from {@link Boundary#firstRow}
   * @param u planar samples, {@code inputs} times {@code length}
   * @param length samples per channel
   */
  public double respond(int output, int row, double[] u, int length) {
    double sum = 0;
    boolean empty = true;
    for (int c = 0; c < inputs; c++) {
      for (int j = 0; j < taps; j++) {
        int position = row + j;
        int source = position >= 0 && position < length
            ? position : boundary.source(position, length);
        if (source >= 0) {
          double value = u[c * length + source];
          double w = weight(output, c, j);
          sum = empty ? w * value : Math.fma(w, value, sum);
          empty = false;
        }
      }
    }
    return sum;
  }

  /**
   * Some rows of one response in the canonical order. Where all taps meet samples they are computed tap by tap over all
   * rows, which leaves the order of each row as it is.
   *
   * @param part which rows
   * @param u planar samples, {@code inputs} times {@code length}
   * @param length samples per channel
   * @param y receives the responses from {@code part.at()} on
   */
  public void respond(Part part, double[] u, int length, double[] y) {
    int end = part.row() + part.count();
    int from = Math.clamp(0, part.row(), end);
    int to = Math.clamp(length - taps + 1, from, end);
    int shift = part.at() - part.row();
    for (int row = part.row(); row < from; row++) {
      y[row + shift] = respond(part.output(), row, u, length);
    }
    for (int q = 0; q < inputs * taps; q++) {
      double w = weights[part.output() * inputs * taps + q];
      int source = q / taps * length + q % taps;
      for (int row = from; row < to; row++) {
        double value = u[source + row];
        y[row + shift] = q == 0 ? w * value : Math.fma(w, value, y[row + shift]);
      }
    }
    for (int row = to; row < end; row++) {
      y[row + shift] = respond(part.output(), row, u, length);
    }
  }

  /**
   * Consecutive rows of one response.
   *
   * @param output the response {@code m}
   * @param row the first row, counted from {@link Boundary#firstRow}
   * @param count how many
   * @param at where the first one is put
   */
  public record Part(int output, int row, int count, int at) {}

  /**
   * {@code (K^T y)_{channel, sample}} in the canonical order.
   *
   * @param channel the channel {@code c}
   * @param sample the sample index
   * @param y planar responses, {@code outputs} times {@code rows(length)}
   * @param length samples per channel of the result
   */
  public double respondAdjoint(int channel, int sample, double[] y, int length) {
    int rows = rows(length);
    int first = boundary.firstRow(taps);
    double sum = 0;
    boolean empty = true;
    for (int m = 0; m < outputs; m++) {
      for (int j = 0; j < taps; j++) {
        int row = sample - j - first;
        if (row >= 0 && row < rows) {
          double value = y[m * rows + row];
          sum = empty ? weight(m, channel, j) * value : Math.fma(weight(m, channel, j), value, sum);
          empty = false;
        }
      }
    }
    if (boundary == Boundary.NATURAL || boundary == Boundary.ZERO) {
      return sum;
    }
    for (int position = length; position < length + taps - 1; position++) {
      if (boundary.source(position, length) == sample) {
        for (int m = 0; m < outputs; m++) {
          for (int j = position - length + 1; j < taps; j++) {
            int row = position - j;
            if (row >= 0) {
              double value = y[m * rows + row];
              double w = weight(m, channel, j);
              sum = empty ? w * value : Math.fma(w, value, sum);
              empty = false;
            }
          }
        }
      }
    }
    return sum;
  }

  /** The first sample whose adjoint is made of {@code outputs * taps} direct terms only. */
  public int interiorFrom() {
    return taps - 1;
  }

  /**
   * One past the last sample whose adjoint is made of {@code outputs * taps} direct terms only; below
   * {@link #interiorFrom} there is no such sample.
   */
  public int interiorTo(int length) {
    return boundary == Boundary.NATURAL || boundary == Boundary.REFLECTING
        ? length - taps + 1 : length;
  }
}
