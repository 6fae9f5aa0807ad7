package org.residua.simd.sweep;

import org.residua.api.arithmetic.Fma;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.row.Front;
import org.residua.simd.row.Strip;
import org.residua.simd.scalar.ScalarKernels;

/**
 * The samples that a segment cannot do, one by one: those at the ends of a signal, and those where one stretch meets
 * another that began with fluxes of its own.
 *
 * <p>An end of a signal is the end of a signal of {@code 2(p-1)} samples as well: its {@code p-1} samples have the
 * same rows and terms, which {@link Stencil#respondAdjoint} knows. Not thread safe.
 */
final class Rims {

  private static final Kernels SCALAR = new ScalarKernels();

  private final Stencil k;
  private final Activation activation;
  private final Activation diffusivity;
  private final int length;
  private final int signals;
  private final int before;
  private final double[] factor;
  private final double[] fluxes;
  private final double[] small;

  Rims(Stencil k, Activation activation, int length, int signals) {
    this.signals = signals;
    this.k = k;
    this.activation = activation;
    this.diffusivity = activation.diffusivity();
    this.length = length;
    this.before = k.taps() - 1;
    this.factor = new double[k.outputs() * before * signals];
    this.fluxes = new double[k.outputs() * before * signals];
    this.small = new double[k.outputs() * 3 * before];
  }

  /** Whether a signal is too short for two ends of {@code p-1} samples each. */
  static boolean tooShort(Stencil k, int length) {
    return length < Math.max(k.taps(), 2 * (k.taps() - 1));
  }

  /** Puts a front at the left end of the signal: what it carries, and the samples that have fewer rows. */
  void begin(Front front) {
    front.moveTo(0);
    if (before == 0) {
      return;
    }
    switch (k.boundary()) {
      case ZERO, PERIODIC -> fluxes(front, -before, front.carried());
      case NATURAL, REFLECTING -> {
        fluxes(front, 0, front.carried());
        for (int signal = 0; signal < signals; signal++) {
          gather(front.carried(), signal, 0);
          putAll(front, signal, 0);
        }
        front.moveTo(before);
      }
    }
  }

  /** Takes a front that has {@code p-1} samples left to the right end of the signal. */
  void end(Front front) {
    int from = k.boundary() == Boundary.ZERO ? before : 0;
    boolean further = k.boundary() != Boundary.NATURAL;
    if (further) {
      fluxes(front, front.at(), fluxes);
    }
    for (int signal = 0; signal < signals; signal++) {
      gather(front.carried(), signal, from);
      if (further) {
        gather(fluxes, signal, from + before);
      }
      putAll(front, signal, before);
    }
    front.moveTo(front.at() + before);
  }

  /** {@code p-1} fluxes of each response to one signal, as rows of the short signal. */
  private void gather(double[] z, int signal, int row) {
    int rows = k.rows(2 * before);
    for (int m = 0; m < k.outputs(); m++) {
      for (int r = 0; r < before; r++) {
        small[m * rows + row + r] = z[(m * before + r) * signals + signal];
      }
    }
  }

  private void putAll(Front front, int signal, int smallAt) {
    for (int c = 0; c < k.inputs(); c++) {
      for (int i = 0; i < before; i++) {
        front.put(c, front.at() + i, signal,
            k.respondAdjoint(c, smallAt + i, small, 0, 2 * before));
      }
    }
  }

  /** Takes a front {@code p-1} samples on, to where a stretch began with these fluxes of its last rows before. */
  void close(Front front, double[] seam) {
    for (int c = 0; c < k.inputs(); c++) {
      for (int i = 0; i < before; i++) {
        for (int signal = 0; signal < signals; signal++) {
          front.put(c, front.at() + i, signal, across(front.carried(), seam, c, i, signal));
        }
      }
    }
    front.moveTo(front.at() + before);
  }

  /** {@code K^T z}, {@code i} samples on, of fluxes that were carried here and those that were found there. */
  private double across(double[] carried, double[] seam, int c, int i, int signal) {
    double sum = 0;
    for (int m = 0; m < k.outputs(); m++) {
      for (int j = 0; j < k.taps(); j++) {
        int row = i - j;
        double z = row >= 0 ? seam[(m * before + row) * signals + signal]
            : carried[((m + 1) * before + row) * signals + signal];
        double w = k.weight(m, c, j);
        sum = m == 0 && j == 0 ? w * z : Fma.of(w, z, sum);
      }
    }
    return sum;
  }

  /** The fluxes of {@code p-1} rows from {@code row} on; the first front of a table keeps their diffusivities. */
  void fluxes(Front front, int row, double[] z) {
    for (int m = 0; m < k.outputs(); m++) {
      for (int r = 0; r < before * signals; r++) {
        z[m * before * signals + r] = response(front.source(), m, row + r / signals, r % signals);
      }
    }
    if (front.frozen()) {
      keptTimes(front, row, z);
    } else {
      SCALAR.activate(activation, z, z, k.outputs(), before * signals);
    }
  }

  private void keptTimes(Front front, int row, double[] z) {
    Strip kept = front.held().factor();
    int count = before * signals;
    if (front.first()) {
      SCALAR.activate(diffusivity, z, factor, k.outputs(), count);
      for (int m = 0; m < k.outputs(); m++) {
        System.arraycopy(factor, m * count, kept.samples(), kept.at(m, row), count);
      }
    }
    for (int m = 0; m < k.outputs(); m++) {
      for (int r = 0; r < count; r++) {
        z[m * count + r] = kept.samples()[kept.at(m, row) + r] * z[m * count + r];
      }
    }
  }

  /** As {@link Stencil#respond}, on a stretch. */
  private double response(Strip u, int m, int row, int signal) {
    double sum = 0;
    boolean empty = true;
    for (int c = 0; c < k.inputs(); c++) {
      for (int j = 0; j < k.taps(); j++) {
        int position = row + j;
        int source = position >= 0 && position < length
            ? position : k.boundary().source(position, length);
        if (source >= 0) {
          double w = k.weight(m, c, j);
          double value = u.samples()[u.at(c, source) + signal];
          sum = empty ? w * value : Fma.of(w, value, sum);
          empty = false;
        }
      }
    }
    return sum;
  }
}
