package org.residua.api.operator;

import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * {@code P}: linear interpolation from the samples with odd index of a fine signal (from 0) to all of
 * them, each channel by itself: {@code N/2} samples, rounded down, to {@code N}.
 *
 * <pre>
 *   (P x)_{2k+1} = x_k,     (P x)_{2k} = (x_{k-1} + x_k) / 2
 * </pre>
 *
 * Outside, {@code x} is zero with the zero boundary (homogeneous Dirichlet values), and continued by its last
 * value with the natural and reflecting ones. As a network layer: a transposed convolution of stride 2 with
 * the filter (1/2, 1, 1/2).
 *
 * @param length {@code N}, the number of fine samples, at least 2
 * @param boundary zero, natural or reflecting
 */
public record Interpolation(int length, Boundary boundary) implements LinearOperator {

  /** Refuses fewer than two fine samples, and the periodic boundary. */
  public Interpolation {
    if (length < 2) {
      throw new IllegalArgumentException(
          "interpolation to " + length + " samples; at least 2 are needed");
    }
    if (boundary == Boundary.PERIODIC) {
      throw new IllegalArgumentException("interpolation with the periodic boundary is not"
          + " available; use zero, natural or reflecting");
    }
  }

  /** The number of coarse samples, {@code N/2} rounded down. */
  public int coarseLength() {
    return length / 2;
  }

  /** The weight of coarse sample {@code k} in fine sample {@code i}. */
  public double weight(int i, int k) {
    if (i % 2 == 1) {
      return k == i / 2 ? 1 : 0;
    }
    int right = i / 2;
    boolean leftOutside = right == 0;
    boolean rightOutside = right == coarseLength();
    if (k != right && k != right - 1) {
      return 0;
    }
    return (leftOutside || rightOutside) && boundary != Boundary.ZERO ? 1 : 0.5;
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
    if (i % 2 == 1) {
      return coarse[offset + right];
    }
    if (right == 0) {
      return weight(i, 0) * coarse[offset];
    }
    double left = weight(i, right - 1) * coarse[offset + right - 1];
    return right == coarseLength() ? left : Math.fma(0.5, coarse[offset + right], left);
  }

  /** {@code (P^T y)_k} for the fine samples from {@code offset} on; the canonical order. */
  public double adjointAt(double[] fine, int offset, int k) {
    double sum = Math.fma(weight(2 * k, k), fine[offset + 2 * k], fine[offset + 2 * k + 1]);
    return 2 * k + 2 < length
        ? Math.fma(weight(2 * k + 2, k), fine[offset + 2 * k + 2], sum) : sum;
  }

  @Override
  public Restriction adjoint() {
    return new Restriction(this);
  }

  /** {@code ||P||^2 <= ||P||_1 ||P||_inf}: row sums are at most 1, column sums 2, at the ends up to 3. */
  @Override
  public NormBound norm() {
    double column = Math.max(columnSum(0), columnSum(coarseLength() - 1));
    if (coarseLength() > 2) {
      column = Math.max(column, columnSum(1));
    }
    return new NormBound(1, RoundedUp.sqrt(column), "column sums of the interpolation");
  }

  private double columnSum(int k) {
    double sum = 0;
    for (int i = 2 * k; i < Math.min(length, 2 * k + 3); i++) {
      sum += weight(i, k);
    }
    return sum;
  }

  @Override
  public String toString() {
    return "linear interpolation " + coarseLength() + " -> " + length;
  }
}
