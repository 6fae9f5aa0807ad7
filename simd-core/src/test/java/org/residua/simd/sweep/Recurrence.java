package org.residua.simd.sweep;

import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Shape;
import org.residua.simd.scalar.ScalarKernels;

/**
 * {@code u_{k+1} = a (u_k + tau F(u_k)) + b u_{k-1} + c u_0 + d F(u_0)} with any {@code u_{-1}}, row by row over whole
 * arrays: knows nothing of windows, bands, threads or kernels.
 */
final class Recurrence {

  private final SemiIteration iteration;
  private final Diffusion diffusion;
  private final Stencil k;
  private final Shape shape;

  Recurrence(SemiIteration iteration, Shape shape) {
    this.iteration = iteration;
    this.diffusion = iteration.diffusion();
    this.k = ((Convolution) diffusion.operator()).stencil();
    this.shape = shape;
  }

  /** {@code (u_n, u_{n-1})} of {@code (u_0, u_{-1})}. */
  double[][] run(double[] start, double[] before, double[] f) {
    double[] kept = iteration.frozen() ? activated(start, diffusion.activation().diffusivity()) : new double[0];
    double[] force = force(start, kept);
    double[] previous = before;
    double[] u = start;
    for (Row row : iteration.rows()) {
      double[] next = next(row, new double[][] {u, previous, start, f}, force(u, kept), force);
      previous = u;
      u = next;
    }
    return new double[][] {u, previous};
  }

  private double[] next(Row row, double[][] in, double[] d, double[] d0) {
    double[] next = new double[d.length];
    for (int i = 0; i < next.length; i++) {
      double c = weight(i);
      double r = Math.fma(-row.tau(), d[i], in[0][i]);
      r = pulled() ? Math.fma(-row.tau(), c * (in[0][i] - in[3][i]), r) : r;
      r = row.plain() ? r : row.a() * r;
      r = row.b() == 0 ? r : Math.fma(row.b(), in[1][i], r);
      r = row.c() == 0 ? r : Math.fma(row.c(), in[2][i], r);
      r = row.d() == 0 ? r : Math.fma(-row.d(), d0[i], r);
      next[i] = row.d() == 0 || !pulled() ? r : Math.fma(-row.d(), c * (in[2][i] - in[3][i]), r);
    }
    return next;
  }

  /** {@code K^T z}. */
  private double[] force(double[] u, double[] kept) {
    double[] z = iteration.frozen() ? responses(u) : activated(u, diffusion.activation());
    for (int i = 0; i < kept.length; i++) {
      z[i] = kept[i] * z[i];
    }
    double[] d = new double[shape.size()];
    for (int i = 0; i < d.length; i++) {
      d[i] = k.respondAdjoint(i / shape.length(), i % shape.length(), z, 0, shape.length());
    }
    return d;
  }

  private double[] activated(double[] u, Activation activation) {
    double[] y = responses(u);
    new ScalarKernels()
        .activate(activation, y, y, k.outputs(), y.length / k.outputs());
    return y;
  }

  private double[] responses(double[] u) {
    int rows = k.rows(shape.length());
    double[] y = new double[k.outputs() * rows];
    for (int i = 0; i < y.length; i++) {
      y[i] = k.respond(i / rows, i % rows + k.boundary().firstRow(k.taps()), u, shape.length());
    }
    return y;
  }

  private boolean pulled() {
    return diffusion.fidelity().present();
  }

  private double weight(int i) {
    return diffusion.fidelity() instanceof Fidelity.Weights given
        ? given.weights().get(i / shape.length(), i % shape.length()) : diffusion.fidelity().largest();
  }
}
