package org.residua.simd.kernel;

import java.util.Optional;
import org.residua.api.arithmetic.Fma;
import org.residua.api.flux.Activation;

/**
 * Samples {@code from..to-1} of one channel, of which only a piece may be at hand: what the steps of a chain consist of. The
 * defaults are plain loops.
 */
public interface PieceLoops {

  /** Rows of a sparse matrix; made anew when they take other weights. */
  default RowsPass pass(FusedRows rows) {
    return rows::run;
  }

  /** Gives a level the loops over its rows; none where there are none that are faster than row by row. */
  default Optional<Runnable> loop(Wavefront rows) {
    return Optional.empty();
  }

  /** {@code z_i = c_0 x_i + c_1 y_i + ...}: the first term the plain product, the others fused onto it in order. */
  default void combine(double[] coefficients, Piece[] inputs, Piece z, int from, int to) {
    double[] out = z.samples();
    int at = z.at(0);
    for (int i = from; i < to; i++) {
      double sum = coefficients[0] * inputs[0].samples()[inputs[0].at(i)];
      for (int k = 1; k < coefficients.length; k++) {
        sum = Fma.of(coefficients[k], inputs[k].samples()[inputs[k].at(i)], sum);
      }
      out[at + i] = sum;
    }
  }

  /** {@code z_i = x_i y_i}. */
  default void multiply(Piece x, Piece y, Piece z, int from, int to) {
    for (int i = from; i < to; i++) {
      z.samples()[z.at(i)] = x.samples()[x.at(i)] * y.samples()[y.at(i)];
    }
  }

  /** {@code z_i = x_i / y_i}. */
  default void divide(Piece x, Piece y, Piece z, int from, int to) {
    for (int i = from; i < to; i++) {
      z.samples()[z.at(i)] = x.samples()[x.at(i)] / y.samples()[y.at(i)];
    }
  }

  /** {@code z_i = x_i + b}. */
  default void addBias(double b, Piece x, Piece z, int from, int to) {
    for (int i = from; i < to; i++) {
      z.samples()[z.at(i)] = x.samples()[x.at(i)] + b;
    }
  }

  /** {@code z_i = Phi(x_i)} or {@code g(x_i)}, channelwise, with the flux of the first channel. */
  void activate(Activation activation, Piece x, Piece z, int from, int to);
}
