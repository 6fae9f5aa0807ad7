package org.residua.api.operator;

/**
 * Bounds of {@code max_omega ||Khat(omega)||} of the symbol {@code Khat(omega) = sum_j w_j e^(i j omega)}.
 *
 * <p>The largest singular value {@code s} is a maximum of moduli of trigonometric polynomials of degree
 * {@code (p-1)/2}; hence its maximum is at most that over {@code Q} equidistant points divided by
 * {@code cos(pi (p-1)/(2Q))} (Ehlich, Zeller). At a point, {@code s^2 <= tr(H^(2^t))^(1/2^t)} for the
 * Hermitian {@code H = A^H A} or {@code A A^H}, whichever is smaller, and
 * that root divided by {@code size^(1/2^t)} is at most {@code s^2}.
 *
 * @param lower at most the maximum
 * @param upper at least the maximum
 * @param points {@code Q}
 */
record SymbolBound(double lower, double upper, int points) {

  private static final int POINTS_PER_TAP = 64;
  private static final int SQUARINGS = 10;

  static SymbolBound of(Stencil stencil) {
    int points = POINTS_PER_TAP * stencil.taps();
    double largest = 0;
    double least = 0;
    for (int k = 0; k <= points / 2; k++) {
      double omega = 2 * Math.PI * k / points;
      double[][][] gram = gram(stencil, omega);
      double trace = trace(gram);
      double root = rootOfTracePower(gram, trace);
      largest = Math.max(largest, root);
      least = Math.max(least, root / Math.pow(gram[0].length, Math.scalb(1.0, -SQUARINGS)));
    }
    // Each entry of H has a relative error of a few ulps per product; squaring keeps it relative to the trace.
    double margin = 64 * (stencil.taps() * (double) stencil.inputs() * stencil.outputs() + 32)
        * Math.ulp(1.0);
    double cosine = Math.cos(Math.PI * (stencil.taps() - 1) / (2.0 * points));
    return new SymbolBound(
        Math.sqrt(least) * (1 - margin), Math.sqrt(largest) * (1 + margin) / cosine, points);
  }

  /** What proves {@link #upper}. */
  String argument() {
    return "maximum of the symbol over " + points + " points, divided by cos(pi (p-1)/(2 * " + points + "))";
  }

  /** H = A A^H or A^H A as real and imaginary parts. */
  private static double[][][] gram(Stencil stencil, double omega) {
    int outputs = stencil.outputs();
    int inputs = stencil.inputs();
    double[][] re = new double[outputs][inputs];
    double[][] im = new double[outputs][inputs];
    for (int j = 0; j < stencil.taps(); j++) {
      double cos = Math.cos(j * omega);
      double sin = Math.sin(j * omega);
      for (int m = 0; m < outputs; m++) {
        for (int c = 0; c < inputs; c++) {
          re[m][c] += stencil.weight(m, c, j) * cos;
          im[m][c] += stencil.weight(m, c, j) * sin;
        }
      }
    }
    boolean wide = outputs <= inputs;
    int size = Math.min(outputs, inputs);
    double[][][] h = new double[2][size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        for (int k = 0; k < Math.max(outputs, inputs); k++) {
          double reA = wide ? re[a][k] : re[k][a];
          double imA = wide ? im[a][k] : -im[k][a];
          double reB = wide ? re[b][k] : re[k][b];
          double imB = wide ? im[b][k] : -im[k][b];
          h[0][a][b] += reA * reB + imA * imB;
          h[1][a][b] += imA * reB - reA * imB;
        }
      }
    }
    return h;
  }

  private static double rootOfTracePower(double[][][] gram, double firstTrace) {
    int size = gram[0].length;
    if (size == 1 || firstTrace == 0) {
      return firstTrace;
    }
    double[][][] h = gram;
    double bound = firstTrace;
    double trace = firstTrace;
    double exponent = 1;
    for (int t = 0; t < SQUARINGS; t++) {
      h = square(h, 1 / trace);
      trace = trace(h);
      exponent /= 2;
      bound *= Math.pow(trace, exponent);
    }
    return bound;
  }

  private static double trace(double[][][] h) {
    double trace = 0;
    for (int a = 0; a < h[0].length; a++) {
      trace += h[0][a][a];
    }
    return trace;
  }

  private static double[][][] square(double[][][] h, double scale) {
    int size = h[0].length;
    double[][][] result = new double[2][size][size];
    for (int a = 0; a < size; a++) {
      for (int k = 0; k < size; k++) {
        double re = h[0][a][k] * scale;
        double im = h[1][a][k] * scale;
        for (int b = 0; b < size; b++) {
          double reB = h[0][k][b] * scale;
          double imB = h[1][k][b] * scale;
          result[0][a][b] += re * reB - im * imB;
          result[1][a][b] += re * imB + im * reB;
        }
      }
    }
    return result;
  }
}
