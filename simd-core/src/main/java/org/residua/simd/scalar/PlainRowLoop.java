package org.residua.simd.scalar;

import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.row.Strip;

/** The loop of a row by plain scalar code, some samples at a time so that what is computed in between stays in cache. */
final class PlainRowLoop implements RowLoop {

  private static final int TILE = 512;

  private final ScalarKernels kernels;
  private final Stencil k;
  private final Activation activation;
  private final Activation diffusivity;
  private final int before;
  private final int plane;
  private final double[] response;
  private final double[] z;

  PlainRowLoop(ScalarKernels kernels, Stencil k, Activation activation) {
    this.kernels = kernels;
    this.k = k;
    this.activation = activation;
    this.diffusivity = activation.diffusivity();
    this.before = k.taps() - 1;
    this.plane = before + TILE;
    this.response = new double[k.outputs() * TILE];
    this.z = new double[k.outputs() * plane];
  }

  @Override
  public void freeze(Front front, int lo, int hi) {
    for (int start = lo; start < hi; start += TILE) {
      int count = Math.min(TILE, hi - start);
      respond(front.source(), start, count);
      kernels.activate(diffusivity, response, response, k.outputs(), count);
      Strip factor = front.held().factor();
      for (int m = 0; m < k.outputs(); m++) {
        System.arraycopy(response, m * count, factor.samples(), factor.at(m, start), count);
      }
    }
  }

  @Override
  public void run(Front front, int lo, int hi) {
    carry(front.carried(), 0, before, z, 0, plane);
    for (int start = lo; start < hi; start += TILE) {
      int count = Math.min(TILE, hi - start);
      respond(front.source(), start, count);
      activate(front, start, count);
      for (int c = 0; c < k.inputs(); c++) {
        for (int i = 0; i < count; i++) {
          front.put(c, start + i, adjoint(c, before + i));
        }
      }
      carry(z, count, plane, z, 0, plane);
    }
    carry(z, 0, plane, front.carried(), 0, before);
  }

  /** Copies {@code p-1} fluxes of each response. */
  private void carry(double[] from, int at, int stride, double[] to, int toAt, int toStride) {
    for (int m = 0; m < k.outputs(); m++) {
      System.arraycopy(from, m * stride + at, to, m * toStride + toAt, before);
    }
  }

  private void respond(Strip u, int row, int count) {
    for (int m = 0; m < k.outputs(); m++) {
      for (int i = 0; i < count; i++) {
        response[m * count + i] = response(u, m, row + i);
      }
    }
  }

  private double response(Strip u, int m, int row) {
    double[] samples = u.samples();
    int at = u.at(0, row);
    double sum = k.weight(m, 0, 0) * samples[at];
    for (int j = 1; j < k.taps(); j++) {
      sum = Math.fma(k.weight(m, 0, j), samples[at + j], sum);
    }
    for (int c = 1; c < k.inputs(); c++) {
      for (int j = 0; j < k.taps(); j++) {
        sum = Math.fma(k.weight(m, c, j), samples[u.at(c, row) + j], sum);
      }
    }
    return sum;
  }

  private void activate(Front front, int row, int count) {
    if (!front.frozen()) {
      kernels.activate(activation, response, response, k.outputs(), count);
    }
    Strip factor = front.held().factor();
    for (int m = 0; m < k.outputs(); m++) {
      for (int i = 0; i < count; i++) {
        double y = response[m * count + i];
        z[m * plane + before + i] = front.frozen() ? factor.get(m, row + i) * y : y;
      }
    }
  }

  private double adjoint(int c, int at) {
    double sum = k.weight(0, c, 0) * z[at];
    for (int j = 1; j < k.taps(); j++) {
      sum = Math.fma(k.weight(0, c, j), z[at - j], sum);
    }
    for (int m = 1; m < k.outputs(); m++) {
      for (int j = 0; j < k.taps(); j++) {
        sum = Math.fma(k.weight(m, c, j), z[m * plane + at - j], sum);
      }
    }
    return sum;
  }
}
