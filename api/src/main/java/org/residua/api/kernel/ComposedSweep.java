package org.residua.api.kernel;

import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;

/** The sweep made of the required operations: the reference, and the path for every boundary and bank. */
final class ComposedSweep implements Sweep {

  private final Kernels kernels;
  private final Stencil stencil;
  private final Activation activation;
  private final int length;
  private final int rows;
  private final double[] response;
  private final double[] step;
  private double[] factor = new double[0];
  private boolean frozen;
  private final double[] stepCoefficients = {1, 0};
  private final double[] rowCoefficients = new double[2];
  private final double[] rowCoefficient = new double[1];
  private final double[][] pair = new double[2][];
  private final double[][] single = new double[1][];

  ComposedSweep(Kernels kernels, Stencil stencil, Activation activation, int length) {
    this.kernels = kernels;
    this.stencil = stencil;
    this.activation = activation;
    this.length = length;
    this.rows = stencil.rows(length);
    this.response = new double[stencil.outputs() * rows];
    this.step = new double[stencil.inputs() * length];
  }

  @Override
  public void freeze(double[] u) {
    if (factor.length == 0) {
      factor = new double[response.length];
    }
    kernels.convolve(stencil, u, length, response);
    kernels.activate(activation.diffusivity(), response, factor, stencil.outputs(), rows);
    frozen = true;
  }

  @Override
  public void thaw() {
    frozen = false;
  }

  @Override
  public void step(double tau, double[] u) {
    stepInto(tau, u, u);
  }

  @Override
  public void row(double tau, double a, double b, double[] u, double[] previous) {
    stepInto(tau, u, step);
    if (b == 0) {
      rowCoefficient[0] = a;
      single[0] = step;
      kernels.combine(rowCoefficient, single, previous, step.length);
    } else {
      rowCoefficients[0] = a;
      rowCoefficients[1] = b;
      pair[0] = step;
      pair[1] = previous;
      kernels.combine(rowCoefficients, pair, previous, step.length);
    }
  }

  private void stepInto(double tau, double[] u, double[] result) {
    kernels.convolve(stencil, u, length, response);
    if (frozen) {
      kernels.multiply(factor, response, response, response.length);
    } else {
      kernels.activate(activation, response, response, stencil.outputs(), rows);
    }
    kernels.adjoint(stencil, response, length, step);
    stepCoefficients[1] = -tau;
    pair[0] = u;
    pair[1] = step;
    kernels.combine(stepCoefficients, pair, result, step.length);
  }
}
