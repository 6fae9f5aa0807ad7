package org.residua.simd.scalar;

import org.residua.api.arithmetic.Fma;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.kernel.Piece;
import org.residua.simd.row.RowLoop;

/** Plain loops in the canonical order. Thread safe: no state. */
public final class ScalarKernels implements Kernels {

  /** The name that forces these kernels. */
  public static final String NAME = "scalar";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void convolve(Stencil k, double[] u, int length, double[] y, int at) {
    int rows = k.rows(length);
    int first = k.firstRow();
    int from = Math.min(rows, -first);
    int to = Math.max(from, Math.min(rows, length - k.reach() + 1 - first));
    for (int m = 0; m < k.outputs(); m++) {
      for (int i = 0; i < from; i++) {
        y[at + m * rows + i] = k.respond(m, i + first, u, length);
      }
      int group = m / k.groupOutputs();
      TapLoops.respond(k, m, u, group * k.groupInputs() * length + from + first, length, y, at + m * rows + from, to - from);
      for (int i = to; i < rows; i++) {
        y[at + m * rows + i] = k.respond(m, i + first, u, length);
      }
    }
  }

  @Override
  public RowLoop rowLoop(Stencil k, Activation activation, int length, boolean simple) {
    activation.requireResponses(k.outputs());
    return PairRowLoop.suits(k) ? new PairRowLoop(k, activation) : new PlainRowLoop(k, activation);
  }

  @Override
  public void adjoint(Stencil k, double[] y, int at, int length, double[] u) {
    int rows = k.rows(length);
    int first = k.firstRow();
    int from = Math.min(length, k.boundary() == Boundary.ZERO ? 0 : k.interiorFrom());
    int to = Math.max(from, k.interiorTo(length));
    for (int c = 0; c < k.inputs(); c++) {
      for (int i = 0; i < from; i++) {
        u[c * length + i] = k.respondAdjoint(c, i, y, at, length);
      }
      TapLoops.adjoint(k, c / k.groupInputs(), c % k.groupInputs(), y, at + from - first, rows, u, c * length + from, to - from);
      for (int i = to; i < length; i++) {
        u[c * length + i] = k.respondAdjoint(c, i, y, at, length);
      }
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public void activate(Activation activation, double[] y, double[] z, int channels, int length) {
    activation.requireResponses(channels);
    if (y != z) {
      System.arraycopy(y, 0, z, 0, channels * length);
    }
    FluxLoops.activate(activation, z, 0, length, channels, length);
  }

  @Override
  public void activate(Activation activation, Piece x, Piece z, int from, int to) {
    activation.requireResponses(1);
    System.arraycopy(x.samples(), x.at(from), z.samples(), z.at(from), to - from);
    FluxLoops.activate(activation, z.samples(), z.at(from), to - from, 1, to - from);
  }

  @Override
  public void differential(Activation activation, double[] at, double[] d, double[] z, int channels, int length) {
    activation.requireResponses(channels);
    FluxLoops.differential(activation, at, d, z, channels, length);
  }

  @Override
  public void divide(double[] x, double[] y, double[] z, int count) {
    for (int i = 0; i < count; i++) {
      z[i] = x[i] / y[i];
    }
  }

  @Override
  public void multiply(double[] x, double[] y, double[] z, int count) {
    for (int i = 0; i < count; i++) {
      z[i] = x[i] * y[i];
    }
  }

  @Override
  public void combine(double[] coefficients, double[][] inputs, double[] z, int count) {
    for (int i = 0; i < count; i++) {
      double sum = coefficients[0] * inputs[0][i];
      for (int k = 1; k < coefficients.length; k++) {
        sum = Fma.of(coefficients[k], inputs[k][i], sum);
      }
      z[i] = sum;
    }
  }

  @Override
  public void addBias(double[] bias, double[] x, double[] z, int length) {
    for (int c = 0; c < bias.length; c++) {
      for (int i = c * length; i < (c + 1) * length; i++) {
        z[i] = x[i] + bias[c];
      }
    }
  }
}
