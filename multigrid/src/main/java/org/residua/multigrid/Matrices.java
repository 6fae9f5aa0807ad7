package org.residua.multigrid;

import java.util.Arrays;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Signal;

/** Sparse matrices made of filters, weights and other matrices. */
public final class Matrices {

  private Matrices() {}

  /**
   * The matrix that filters on one channel are, boundary included.
   *
   * @param k filters on one channel
   * @param length number of samples
   */
  public static SparseMatrix of(Convolution k, int length) {
    if (k.inputs() != 1) {
      throw new IllegalArgumentException(
          k + " reads " + k.inputs() + " channels; an assembled matrix needs filters on 1");
    }
    Stencil stencil = k.stencil();
    return SparseMatrix.of("K", length, rows -> {
      for (int m = 0; m < stencil.outputs(); m++) {
        for (int i = stencil.firstRow(); i < stencil.firstRow() + stencil.rows(length); i++) {
          for (int j = 0; j < stencil.taps(); j++) {
            int source = stencil.boundary().source(i + j * stencil.dilation(), length);
            if (source >= 0) {
              rows.add(source, stencil.weight(m, 0, j));
            }
          }
          rows.end();
        }
      }
    });
  }

  /**
   * {@code shift I + scale K^T diag(w) K}: the matrix of an implicit diffusion step with known diffusivities ({@code shift = 1},
   * {@code scale = tau}), or of an elliptic problem ({@code shift = 0}).
   *
   * @param shift at least 0
   * @param scale at least 0
   * @param k one-channel filters
   * @param weights {@code w >= 0}, one for each response, planar
   * @param length number of samples
   */
  public static SparseMatrix elliptic(double shift, double scale, Convolution k, Signal weights, int length) {
    if (!(shift >= 0 && scale >= 0 && Double.isFinite(shift) && Double.isFinite(scale))) {
      throw new IllegalArgumentException("shift = " + shift + ", scale = " + scale
          + ": both must be at least 0 and finite, so that the matrix is positive semidefinite");
    }
    SparseMatrix rows = of(k, length);
    weights.requireFinite("weights of responses");
    if (weights.shape().size() != rows.rows()) {
      throw new IllegalArgumentException(weights.shape().size() + " weights for " + rows.rows()
          + " responses; give one for each");
    }
    double[] factors = new double[rows.rows()];
    weights.copyTo(factors);
    for (int r = 0; r < factors.length; r++) {
      if (!(factors[r] >= 0)) {
        throw new IllegalArgumentException("weight " + r + " is " + factors[r] + "; weights must be at least 0");
      }
      factors[r] *= scale;
    }
    return sum(identity(shift, length), rows.adjoint().times(scaled(factors, rows)));
  }

  /** The same with all weights 1. */
  public static SparseMatrix elliptic(double shift, double scale, Convolution k, int length) {
    double[] ones = new double[of(k, length).rows()];
    Arrays.fill(ones, 1);
    return elliptic(shift, scale, k, Signal.of(ones), length);
  }

  /** {@code diag(f) A}. */
  static SparseMatrix scaled(double[] factors, SparseMatrix a) {
    return SparseMatrix.of("A", a.columns(), rows -> {
      for (int i = 0; i < a.rows(); i++) {
        for (int k = 0; k < a.count(i); k++) {
          rows.add(a.column(i, k), factors[i], a.entry(i, k));
        }
        rows.end();
      }
    });
  }

  /** {@code A + B}. */
  static SparseMatrix sum(SparseMatrix a, SparseMatrix b) {
    return SparseMatrix.of("A", a.columns(), rows -> {
      for (int i = 0; i < a.rows(); i++) {
        for (int k = 0; k < a.count(i); k++) {
          rows.add(a.column(i, k), a.entry(i, k));
        }
        for (int k = 0; k < b.count(i); k++) {
          rows.add(b.column(i, k), b.entry(i, k));
        }
        rows.end();
      }
    });
  }

  /** {@code shift I}. */
  static SparseMatrix identity(double shift, int size) {
    return SparseMatrix.of("A", size, rows -> {
      for (int i = 0; i < size; i++) {
        rows.add(i, shift).end();
      }
    });
  }

  /** {@code P^T A P}. */
  static SparseMatrix galerkin(SparseMatrix a, Interpolation p) {
    return p.matrix().adjoint().times(a.times(p.matrix())).named("A");
  }

  /** A matrix with entries on its diagonal alone as one; any other as it is. */
  static LinearOperator diagonal(SparseMatrix a) {
    double[] entries = new double[a.rows()];
    int on = 0;
    for (int i = 0; i < a.rows(); i++) {
      entries[i] = a.get(i, i);
      on += entries[i] == 0 ? 0 : 1;
    }
    return on == a.nonzeros() ? new Diagonal(Signal.of(entries)) : a;
  }

  /** {@code w_r b_ri^2}. */
  static SparseMatrix squared(WeightedRows b) {
    return SparseMatrix.of("B\u00b2", b.matrix().columns(), rows -> {
      for (int r = 0; r < b.matrix().rows(); r++) {
        for (int k = 0; k < b.matrix().count(r); k++) {
          double entry = b.matrix().entry(r, k);
          rows.add(b.matrix().column(r, k), b.weights().get(0, r), entry * entry);
        }
        rows.end();
      }
    });
  }

  /** {@code |a_ij|}. */
  static SparseMatrix absolute(SparseMatrix a) {
    return SparseMatrix.of("|A|", a.columns(), rows -> {
      for (int i = 0; i < a.rows(); i++) {
        for (int k = 0; k < a.count(i); k++) {
          rows.add(a.column(i, k), Math.abs(a.entry(i, k)));
        }
        rows.end();
      }
    });
  }

  /** {@code |x_i|}. */
  static Signal absolute(Signal x) {
    double[] samples = new double[x.shape().size()];
    x.copyTo(samples);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.abs(samples[i]);
    }
    return Signal.planar(x.shape(), samples);
  }

  /** The largest distance of coupled unknowns, the shorter way round where the matrix is periodic. */
  static int halfBandwidth(SparseMatrix a) {
    int width = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int k = 0; k < a.count(i); k++) {
        int distance = Math.abs(i - a.column(i, k));
        width = Math.max(width, Math.min(distance, a.rows() - distance));
      }
    }
    return width;
  }
}
