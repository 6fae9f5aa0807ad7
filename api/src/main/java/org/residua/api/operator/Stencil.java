package org.residua.api.operator;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residua.api.arithmetic.Fma;

/**
 * The numbers of a convolution in the form kernels read: a filter bank of {@code M} responses on {@code C} channels in
 * {@code G} groups, {@code p} taps at distances {@code d}, and a boundary. It defines the one canonical order of
 * operations of a convolution and of its adjoint; every kernel gives the bits of this order.
 *
 * <p>Response {@code m} belongs to group {@code m / (M/G)} and reads the {@code C/G} channels of its group, which
 * {@code c} counts. Row {@code i} of response {@code m}: over these channels {@code c}, then the taps {@code j}, ascending,
 * {@code acc = fma(w_{mcj}, u_{c,i+jd}, acc)}, the first term being the plain product; terms where the
 * signal is zero outside are left out. Adjoint at sample {@code i} of a channel: first the rows
 * that read it directly, over the responses {@code m} of its group, then {@code j} (row {@code i-jd}), ascending; then, over
 * the positions outside {@code 0..N-1} that stand for it, ascending, again {@code m}, then {@code j}.
 * A sum without terms is {@code 0.0}. Nothing is added for other groups or for the gaps between taps, so a NaN stays in
 * its group. Immutable, thread safe.
 */
public final class Stencil {

  /** Keeps positions beyond the end of any array within the range of an integer. */
  private static final int LONGEST_REACH = 1 << 30;

  private final int groups;
  private final int groupOutputs;
  private final int groupInputs;
  private final int taps;
  private final int dilation;
  private final Boundary boundary;
  private final double[] weights;
  /** The stencils of the groups, one object for groups of equal weights; empty for a single group, which is this. */
  private final List<Stencil> single;

  /** A stencil of a parameter with dimensions {@code [M, C, p]}: one group, neighbouring taps. */
  public Stencil(Parameter weights, Boundary boundary) {
    this(weights, boundary, 1, 1);
  }

  /**
   * A stencil.
   *
   * @param weights dimensions {@code [M, C/G, p]}
   * @param boundary the rows
   * @param groups {@code G}, a divisor of {@code M}
   * @param dilation {@code d}, at least 1
   */
  public Stencil(Parameter weights, Boundary boundary, int groups, int dilation) {
    List<Integer> extents = weights.dimensions();
    if (extents.size() != 3) {
      throw new IllegalArgumentException("filter bank " + weights
          + " needs three extents: responses, channels of a group, taps");
    }
    if (groups < 1 || extents.get(0) % groups != 0) {
      throw new IllegalArgumentException("groups = " + groups + " of the filter bank " + weights
          + " must divide its " + extents.get(0) + " responses; give a divisor, at least 1");
    }
    this.groups = groups;
    this.groupOutputs = extents.get(0) / groups;
    this.groupInputs = extents.get(1);
    this.taps = extents.get(2);
    this.dilation = dilation;
    this.weights = weights.values();
    this.boundary = boundary;
    requireReach();
    Math.multiplyExact(groupInputs, groups);
    this.single = groups == 1 ? List.of() : split();
  }

  /** A group by itself, with the weights of that group. */
  private Stencil(Stencil all, double... weights) {
    this.groups = 1;
    this.groupOutputs = all.groupOutputs;
    this.groupInputs = all.groupInputs;
    this.taps = all.taps;
    this.dilation = all.dilation;
    this.weights = weights;
    this.boundary = all.boundary;
    this.single = List.of();
  }

  private void requireReach() {
    if (dilation < 1 || (taps - 1L) * dilation >= LONGEST_REACH) {
      throw new IllegalArgumentException("dilation = " + dilation + " of a filter with " + taps + " taps must be at"
          + " least 1 and its reach at most " + LONGEST_REACH + " samples; give another distance of the taps");
    }
  }

  private List<Stencil> split() {
    Map<LongBuffer, Stencil> known = new HashMap<>();
    List<Stencil> split = new ArrayList<>();
    int size = weights.length / groups;
    for (int g = 0; g < groups; g++) {
      double[] own = Arrays.copyOfRange(weights, g * size, (g + 1) * size);
      LongBuffer bits = LongBuffer.wrap(Arrays.stream(own).mapToLong(Double::doubleToRawLongBits).toArray());
      split.add(known.computeIfAbsent(bits, _ -> new Stencil(this, own)));
    }
    return List.copyOf(split);
  }

  /** {@code M}, the number of responses. */
  public int outputs() {
    return groups * groupOutputs;
  }

  /** {@code C}, the number of channels read. */
  public int inputs() {
    return groups * groupInputs;
  }

  /** {@code p}, the number of taps. */
  public int taps() {
    return taps;
  }

  /** {@code G}, the number of groups. */
  public int groups() {
    return groups;
  }

  /** {@code M/G}, the number of responses of a group. */
  public int groupOutputs() {
    return groupOutputs;
  }

  /** {@code C/G}, the number of channels that a response reads. */
  public int groupInputs() {
    return groupInputs;
  }

  /** {@code d}, the distance of neighbouring taps in samples. */
  public int dilation() {
    return dilation;
  }

  /** {@code (p-1) d + 1}, the samples from the first tap to the last. */
  public int reach() {
    return (taps - 1) * dilation + 1;
  }

  public Boundary boundary() {
    return boundary;
  }

  /**
   * Group {@code g} by itself: {@code M/G} responses on {@code C/G} channels, one group. In planar storage its channels
   * and its responses are contiguous. Groups of equal weights are one object.
   */
  public Stencil group(int g) {
    return groups == 1 ? this : single.get(g);
  }

  /** {@code w_{mcj}}, the channel {@code c} counted within the group of the response {@code m}. */
  public double weight(int output, int input, int tap) {
    return weights[(output * groupInputs + input) * taps + tap];
  }

  /** {@code w_{mcj}} by its position {@code (m C/G + c) p + j}, at which a loop over all terms of a sum counts. */
  public double weight(int position) {
    return weights[position];
  }

  /** Whether both are filters of one channel that differ in nothing but their weights. */
  public boolean twin(Stencil other) {
    return filter() && other.filter() && taps == other.taps && dilation == other.dilation && boundary == other.boundary;
  }

  private boolean filter() {
    return inputs() == 1 && outputs() == 1;
  }

  /** The number of rows on {@code length} samples. */
  public int rows(int length) {
    return boundary.rows(length, reach());
  }

  /** The number of samples that have {@code rows} rows. */
  public int samples(int rows) {
    return boundary.samples(rows, reach());
  }

  /** The index of the first row, 0 or negative. */
  public int firstRow() {
    return boundary.firstRow(reach());
  }

  /** The first of the channels that a response reads. */
  private int firstChannel(int output) {
    return output / groupOutputs * groupInputs;
  }

  /**
   * {@code (K u)_{m, row}} in the canonical order.
   *
   * @param output the response {@code m}
   * @param row the row index, from {@link #firstRow}
   * @param u planar samples, {@code inputs} times {@code length}
   * @param length samples per channel
   */
  public double respond(int output, int row, double[] u, int length) {
    double sum = 0;
    boolean empty = true;
    int first = firstChannel(output);
    for (int c = 0; c < groupInputs; c++) {
      for (int j = 0; j < taps; j++) {
        int position = row + j * dilation;
        int source = position >= 0 && position < length
            ? position : boundary.source(position, length);
        if (source >= 0) {
          double value = u[(first + c) * length + source];
          double w = weight(output, c, j);
          sum = empty ? w * value : Fma.of(w, value, sum);
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
   * @param output the response {@code m}
   * @param first the first row, counted from {@link #firstRow}
   * @param count how many
   * @param u planar samples, {@code inputs} times {@code length}
   * @param length samples per channel
   * @param y receives the responses
   * @param at where the first one is put
   */
  public void respond(int output, int first, int count, double[] u, int length, double[] y, int at) {
    int end = first + count;
    int from = Math.clamp(0, first, end);
    int to = Math.clamp(length - reach() + 1, from, end);
    int shift = at - first;
    for (int row = first; row < from; row++) {
      y[row + shift] = respond(output, row, u, length);
    }
    for (int q = 0; q < groupInputs * taps; q++) {
      double w = weight(output, q / taps, q % taps);
      int source = (firstChannel(output) + q / taps) * length + q % taps * dilation;
      for (int row = from; row < to; row++) {
        double value = u[source + row];
        y[row + shift] = q == 0 ? w * value : Fma.of(w, value, y[row + shift]);
      }
    }
    for (int row = to; row < end; row++) {
      y[row + shift] = respond(output, row, u, length);
    }
  }

  /**
   * {@code (K^T y)_{channel, sample}} in the canonical order.
   *
   * @param channel the channel, counted over all groups
   * @param sample the sample index
   * @param y planar responses, {@code outputs} times {@code rows(length)}
   * @param at where they begin
   * @param length samples per channel of the result
   */
  public double respondAdjoint(int channel, int sample, double[] y, int at, int length) {
    int rows = rows(length);
    int first = firstRow();
    int c = channel % groupInputs;
    int from = channel / groupInputs * groupOutputs;
    double sum = 0;
    boolean empty = true;
    for (int m = from; m < from + groupOutputs; m++) {
      for (int j = 0; j < taps; j++) {
        int row = sample - j * dilation - first;
        if (row >= 0 && row < rows) {
          double value = y[at + m * rows + row];
          sum = empty ? weight(m, c, j) * value : Fma.of(weight(m, c, j), value, sum);
          empty = false;
        }
      }
    }
    if (boundary == Boundary.NATURAL || boundary == Boundary.ZERO) {
      return sum;
    }
    long end = length + reach() - 1L;
    for (long image = boundary.next(sample, length); image < end; image = boundary.next(image, length)) {
      int beyond = (int) (image - length);
      for (int m = from; m < from + groupOutputs; m++) {
        for (int j = beyond / dilation + 1; j < taps; j++) {
          int row = (int) (image - j * (long) dilation);
          if (row >= 0) {
            double value = y[at + m * rows + row];
            double w = weight(m, c, j);
            sum = empty ? w * value : Fma.of(w, value, sum);
            empty = false;
          }
        }
      }
    }
    return sum;
  }

  /** The first sample whose adjoint is made of {@code outputs * taps} direct terms only, of its group. */
  public int interiorFrom() {
    return reach() - 1;
  }

  /**
   * One past the last sample whose adjoint is made of {@code outputs * taps} direct terms only; below
   * {@link #interiorFrom} there is no such sample.
   */
  public int interiorTo(int length) {
    return boundary == Boundary.NATURAL || boundary == Boundary.REFLECTING
        ? length - reach() + 1 : length;
  }
}
