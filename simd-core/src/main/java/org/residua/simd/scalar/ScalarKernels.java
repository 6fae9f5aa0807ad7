package org.residua.simd.scalar;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.kernel.Kernels;
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
      for (int i = from; i < to; i++) {
        y[at + m * rows + i] = interior(
            k, m, u, length, m / k.groupOutputs() * k.groupInputs() * length + i + first);
      }
      for (int i = to; i < rows; i++) {
        y[at + m * rows + i] = k.respond(m, i + first, u, length);
      }
    }
  }

  @Override
  public RowLoop rowLoop(Stencil k, Activation activation, int length, boolean simple) {
    activation.requireResponses(k.outputs());
    return new PlainRowLoop(this, k, activation);
  }

  private static double interior(Stencil k, int output, double[] u, int length, int at) {
    double sum = k.weight(output, 0, 0) * u[at];
    for (int j = 1; j < k.taps(); j++) {
      sum = Math.fma(k.weight(output, 0, j), u[at + j * k.dilation()], sum);
    }
    for (int c = 1; c < k.groupInputs(); c++) {
      for (int j = 0; j < k.taps(); j++) {
        sum = Math.fma(k.weight(output, c, j), u[c * length + at + j * k.dilation()], sum);
      }
    }
    return sum;
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
      for (int i = from; i < to; i++) {
        u[c * length + i] = interiorAdjoint(k, c, y, at, rows, i - first);
      }
      for (int i = to; i < length; i++) {
        u[c * length + i] = k.respondAdjoint(c, i, y, at, length);
      }
    }
  }

  private static double interiorAdjoint(Stencil k, int channel, double[] y, int at, int rows, int row) {
    int group = channel / k.groupInputs();
    int c = channel % k.groupInputs();
    int m = group * k.groupOutputs();
    double sum = k.weight(m, c, 0) * y[at + m * rows + row];
    for (int j = 1; j < k.taps(); j++) {
      sum = Math.fma(k.weight(m, c, j), y[at + m * rows + row - j * k.dilation()], sum);
    }
    for (m++; m < (group + 1) * k.groupOutputs(); m++) {
      for (int j = 0; j < k.taps(); j++) {
        sum = Math.fma(k.weight(m, c, j), y[at + m * rows + row - j * k.dilation()], sum);
      }
    }
    return sum;
  }

  @Override
  public void activate(Activation activation, double[] y, double[] z, int channels, int length) {
    activation.requireResponses(channels);
    int size = activation.coupling().size(channels);
    for (int m = 0; m < channels; m += size) {
      if (activation.channelwise()) {
        channel(activation, m, y, z, length);
      } else {
        group(activation, m, size, y, z, length);
      }
    }
  }

  private static void channel(Activation activation, int m, double[] y, double[] z, int length) {
    Flux flux = activation.flux(m);
    int end = (m + 1) * length;
    switch (activation.form()) {
      case FLUX -> {
        for (int i = m * length; i < end; i++) {
          z[i] = flux.at(y[i]);
        }
      }
      case DIFFUSIVITY -> {
        for (int i = m * length; i < end; i++) {
          z[i] = flux.diffusivity(y[i]);
        }
      }
      case DERIVATIVE -> {
        for (int i = m * length; i < end; i++) {
          z[i] = flux.derivative(y[i]);
        }
      }
    }
  }

  /** The responses {@code first..first+size-1}, coupled. */
  private static void group(Activation activation, int first, int size, double[] y, double[] z, int length) {
    Flux flux = activation.flux(first);
    int end = (first + size) * length;
    for (int i = first * length; i < (first + 1) * length; i++) {
      double square = y[i] * y[i];
      for (int at = i + length; at < end; at += length) {
        square = Math.fma(y[at], y[at], square);
      }
      double g = flux.diffusivity(Math.sqrt(square));
      for (int at = i; at < end; at += length) {
        z[at] = activation.form() == Activation.Form.FLUX ? g * y[at] : g;
      }
    }
  }

  @Override
  public void differential(Activation activation, double[] at, double[] d, double[] z, int channels, int length) {
    activation.requireResponses(channels);
    int size = activation.coupling().size(channels);
    for (int m = 0; m < channels; m += size) {
      Flux flux = activation.flux(m);
      if (activation.channelwise()) {
        for (int i = m * length; i < (m + 1) * length; i++) {
          z[i] = flux.derivative(at[i]) * d[i];
        }
      } else {
        differential(flux, m, size, at, d, z, length);
      }
    }
  }

  /** The responses {@code first..first+size-1}, coupled. */
  private static void differential(Flux flux, int first, int size, double[] at, double[] d, double[] z, int length) {
    int end = (first + size) * length;
    for (int i = first * length; i < (first + 1) * length; i++) {
      double square = at[i] * at[i];
      for (int k = i + length; k < end; k += length) {
        square = Math.fma(at[k], at[k], square);
      }
      double s = Math.sqrt(square);
      double w = s == 0 ? 0 : 1 / s;
      double t = w * at[i] * d[i];
      for (int k = i + length; k < end; k += length) {
        t = Math.fma(w * at[k], d[k], t);
      }
      double g = flux.diffusivity(s);
      double c = (flux.derivative(s) - g) * t;
      for (int k = i; k < end; k += length) {
        z[k] = Math.fma(c, w * at[k], g * d[k]);
      }
    }
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
        sum = Math.fma(coefficients[k], inputs[k][i], sum);
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
