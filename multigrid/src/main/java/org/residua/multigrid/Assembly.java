package org.residua.multigrid;

import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Gram;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Symmetric banded matrices made of convolutions. */
public final class Assembly {

  private Assembly() {}

  /**
   * {@code A = shift I + scale K^T K} on {@code length} samples: the elliptic operator of an implicit linear
   * diffusion step ({@code shift = 1, scale = tau}), or of Poisson's problem ({@code shift = 0}).
   *
   * @param shift finite
   * @param scale finite
   * @param k filters on one channel, any boundary but the periodic one
   * @param length number of samples
   */
  public static SymmetricBanded shiftedGram(double shift, double scale, Convolution k, int length) {
    if (k.inputs() != 1) {
      throw new IllegalArgumentException(
          k + " reads " + k.inputs() + " channels; an assembled matrix needs filters on 1");
    }
    if (k.boundary() == Boundary.PERIODIC) {
      throw new IllegalArgumentException("the periodic boundary couples both ends, which a banded"
          + " matrix does not hold; use natural, reflecting or zero");
    }
    int width = Math.min(k.stencil().reach(), length);
    double[] bands = new double[width * length];
    Gram.each(k.stencil(), length, (_, i, j, a, b) -> {
      if (j >= i) {
        bands[(j - i) * length + i] += scale * a * b;
      }
    });
    for (int i = 0; i < length; i++) {
      bands[i] += shift;
    }
    return new SymmetricBanded(Signal.planar(new Shape(width, length), bands));
  }

  /** {@code A_H = P^T A P}, the Galerkin operator on the coarse samples. */
  public static SymmetricBanded galerkin(SymmetricBanded a, Interpolation p) {
    int coarse = p.coarseLength();
    int width = Math.min(coarse, (a.halfBandwidth() + 2) / 2 + 1);
    double[] bands = new double[width * coarse];
    for (int row = 0; row < a.size(); row++) {
      for (int i = firstCoarse(row, coarse); i <= lastCoarse(row, coarse); i++) {
        for (int column = Math.max(0, row - a.halfBandwidth());
            column <= Math.min(a.size() - 1, row + a.halfBandwidth()); column++) {
          double entry = p.weight(row, i) * a.get(row, column);
          for (int j = Math.max(i, firstCoarse(column, coarse)); j <= lastCoarse(column, coarse); j++) {
            bands[(j - i) * coarse + i] += entry * p.weight(column, j);
          }
        }
      }
    }
    return new SymmetricBanded(Signal.planar(new Shape(width, coarse), bands));
  }

  /** The first coarse sample that fine sample {@code i} is interpolated from. */
  private static int firstCoarse(int i, int coarse) {
    return Math.min(coarse - 1, i % 2 == 1 ? i / 2 : Math.max(0, i / 2 - 1));
  }

  private static int lastCoarse(int i, int coarse) {
    return Math.min(coarse - 1, i / 2);
  }
}
