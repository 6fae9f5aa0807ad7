package org.residua.api.operator;

import java.util.List;
import java.util.function.DoubleFunction;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code P}: linear interpolation in each channel from coarse samples, which sit at the odd indices
 * {@code 1, 3, ..., 2 N_H - 1} of the fine signal, to all of its {@code N} samples.
 *
 * <pre>
 *   (P x)_{2k+1} = x_k,     (P x)_{2k} = (x_{k-1} + x_k) / 2
 * </pre>
 *
 * With the zero boundary the signal vanishes one sample before index 0 and {@code endGap} samples after the
 * last one, and is linear in between; with the natural and reflecting ones it is continued by its end values.
 * As a network layer: a transposed convolution of stride 2 with the filter (1/2, 1, 1/2).
 *
 * @param length {@code N}, the number of fine samples, at least 2
 * @param coarseLength {@code N_H >= 1}: {@code N/2} rounded down, or one less
 * @param endGap the distance from the last fine sample to the boundary, in samples, positive
 * @param boundary zero, natural or reflecting
 */
public record Interpolation(int length, int coarseLength, double endGap, Boundary boundary)
    implements LinearOperator {

  private static final double LEAST_KEPT_GAP = 0.75;

  /** Refuses sizes that do not fit, and the periodic boundary. */
  public Interpolation {
    if (length < 2 || coarseLength < 1 || coarseLength > length / 2
        || coarseLength < length / 2 - 1) {
      throw new IllegalArgumentException("interpolation from " + coarseLength + " to " + length
          + " samples; the fine ones must be at least 2, the coarse ones half of them or one less");
    }
    if (!(endGap > 0 && Double.isFinite(endGap))) {
      throw new IllegalArgumentException("endGap = " + endGap + " must be positive and finite");
    }
    if (boundary == Boundary.PERIODIC) {
      throw new IllegalArgumentException("interpolation with the periodic boundary is not"
          + " available; use zero, natural or reflecting");
    }
  }

  /**
   * The interpolation to {@code length} samples whose coarse intervals are about equal on all levels.
   *
   * <p>For even {@code N} and the zero boundary, keeping the last sample as a coarse one leaves an end gap of
   * {@code endGap/2} coarse intervals, dropping it {@code 1 + endGap/2}. It is dropped below an end gap of 0.75,
   * so that the gap stays between 0.375 and 1.375. Measured for Poisson's problem, V(1,1): always keeping it
   * slows convergence to 0.5 per cycle at 1001 intervals, dropping it more eagerly to 0.35 in general.
   */
  public static Interpolation to(int length, double endGap, Boundary boundary) {
    boolean drop = boundary == Boundary.ZERO && length % 2 == 0 && length > 2
        && endGap < LEAST_KEPT_GAP;
    return new Interpolation(length, length / 2 - (drop ? 1 : 0), endGap, boundary);
  }

  /** The end gap of the coarse samples, in coarse intervals. */
  public double coarseEndGap() {
    return (length - 2 * coarseLength + endGap) / 2;
  }

  /** The weight of coarse sample {@code k} in fine sample {@code i}. */
  public double weight(int i, int k) {
    int last = 2 * coarseLength - 1;
    if (i > last) {
      double end = length - 1 + endGap;
      return k != coarseLength - 1 ? 0 : boundary == Boundary.ZERO ? (end - i) / (end - last) : 1;
    }
    if (i % 2 == 1) {
      return k == i / 2 ? 1 : 0;
    }
    if (k != i / 2 && k != i / 2 - 1) {
      return 0;
    }
    return i == 0 && boundary != Boundary.ZERO ? 1 : 0.5;
  }

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    if (source.length() != coarseLength()) {
      throw new IllegalArgumentException("interpolation to " + length + " samples reads "
          + coarseLength() + ", not " + source.length());
    }
    return new Shape(source.channels(), length);
  }

  @Override
  public Signal apply(Signal x) {
    Shape shape = target(x.shape());
    double[] coarse = new double[x.shape().size()];
    x.copyTo(coarse);
    double[] fine = new double[shape.size()];
    for (int c = 0; c < shape.channels(); c++) {
      for (int i = 0; i < length; i++) {
        fine[c * length + i] = at(coarse, c * coarseLength(), i);
      }
    }
    return Signal.planar(shape, fine);
  }

  /** {@code (P x)_i} for the coarse samples from {@code offset} on; the canonical order. */
  public double at(double[] coarse, int offset, int i) {
    int right = i / 2;
    if (right >= coarseLength) {
      return weight(i, coarseLength - 1) * coarse[offset + coarseLength - 1];
    }
    if (i % 2 == 1) {
      return coarse[offset + right];
    }
    return right == 0
        ? weight(0, 0) * coarse[offset]
        : Math.fma(0.5, coarse[offset + right], 0.5 * coarse[offset + right - 1]);
  }

  /** {@code (P^T y)_k} for the fine samples from {@code offset} on; the canonical order. */
  public double adjointAt(double[] fine, int offset, int k) {
    int at = offset + 2 * k;
    double sum = Math.fma(weight(2 * k, k), fine[at], fine[at + 1]);
    if (k < coarseLength - 1) {
      return Math.fma(0.5, fine[at + 2], sum);
    }
    for (int i = 2 * k + 2; i < length; i++) {
      sum = Math.fma(weight(i, k), fine[offset + i], sum);
    }
    return sum;
  }

  @Override
  public Restriction adjoint() {
    return new Restriction(this);
  }

  @Override
  public boolean anyLength() {
    return false;
  }

  @Override
  public List<Object> structure() {
    return List.of(this);
  }

  @Override
  public String word() {
    return toString();
  }

  @Override
  public String symbol(DoubleFunction<String> number) {
    return "P";
  }

  /** {@code ||P||^2 <= ||P||_1 ||P||_inf}: row sums are at most 1, column sums 2, at the ends up to 4. */
  @Override
  public NormBound norm() {
    double column = Math.max(columnSum(0), columnSum(coarseLength - 1));
    if (coarseLength > 2) {
      column = Math.max(column, columnSum(1));
    }
    return new NormBound(1, RoundedUp.sqrt(column), "column sums of the interpolation");
  }

  private double columnSum(int k) {
    double sum = 0;
    int end = k == coarseLength - 1 ? length : 2 * k + 3;
    for (int i = 2 * k; i < end; i++) {
      sum = RoundedUp.add(sum, weight(i, k));
    }
    return sum;
  }

  @Override
  public String toString() {
    return "linear interpolation " + coarseLength() + " -> " + length;
  }
}
