package org.residua.api.operator;

import java.util.List;
import org.residua.api.arithmetic.RoundedUp;

/**
 * Bounds of the spectral norm of a convolution that hold for every length.
 *
 * <p>Two proofs compete and the smaller bound wins: the symbol ({@link SymbolBound}) and the row sums of
 * {@code K^T K} ({@code ||K||^2 = rho(K^T K) <= ||K^T K||_inf}, {@link GramRowSums}). Zero and natural
 * rows are rows of the infinite convolution, periodic ones sample its symbol. Reflection writes each sample
 * at most twice into the continued signal, hence {@code sqrt(2)} times the symbol; its row sums are taken of
 * the true matrix.
 */
final class ConvolutionNorm {

  /**
   * Squares of weights between 2^-100 and 2^100 neither underflow nor overflow, however many are summed, nor do their
   * products with the weights of row sums, which reach {@link GramRowSums#LARGEST_WEIGHT}.
   */
  private static final int SAFE_EXPONENT = 100;

  private ConvolutionNorm() {}

  static NormBound of(Stencil stencil) {
    int exponent = largestExponent(stencil);
    if (Math.abs(exponent) <= SAFE_EXPONENT) {
      return ofSafe(stencil);
    }
    NormBound unit = ofSafe(scaled(stencil, -exponent));
    double upper = Math.scalb(unit.upper(), exponent);
    return new NormBound(
        Math.max(0, RoundedUp.down(Math.scalb(unit.lower(), exponent))),
        Math.scalb(upper, -exponent) == unit.upper() ? upper : Math.nextUp(upper), unit.argument());
  }

  private static int largestExponent(Stencil stencil) {
    double largest = 0;
    for (int m = 0; m < stencil.outputs(); m++) {
      for (int c = 0; c < stencil.inputs(); c++) {
        for (int j = 0; j < stencil.taps(); j++) {
          largest = Math.max(largest, Math.abs(stencil.weight(m, c, j)));
        }
      }
    }
    return largest == 0 ? 0 : Math.max(Double.MIN_EXPONENT, Math.getExponent(largest));
  }

  private static Stencil scaled(Stencil stencil, int exponent) {
    double[] weights = new double[stencil.outputs() * stencil.inputs() * stencil.taps()];
    int next = 0;
    for (int m = 0; m < stencil.outputs(); m++) {
      for (int c = 0; c < stencil.inputs(); c++) {
        for (int j = 0; j < stencil.taps(); j++) {
          weights[next++] = Math.scalb(stencil.weight(m, c, j), exponent);
        }
      }
    }
    return new Stencil(new Parameter("scaled",
        List.of(stencil.outputs(), stencil.inputs(), stencil.taps()), weights), stencil.boundary());
  }

  private static NormBound ofSafe(Stencil stencil) {
    SymbolBound symbol = SymbolBound.of(stencil);
    boolean reflecting = stencil.boundary() == Boundary.REFLECTING;
    double bySymbol = reflecting
        ? RoundedUp.multiply(symbol.upper(), RoundedUp.sqrt(2)) : symbol.upper();
    double byRowSums = RoundedUp.sqrt(
        reflecting ? GramRowSums.reflecting(stencil) : GramRowSums.infinite(stencil));
    double upper = Math.min(bySymbol, byRowSums);
    String argument = byRowSums <= bySymbol
        ? "row sums of K^T K" + (reflecting ? " of the true matrix with its reflected rows" : "")
        : (reflecting ? "sqrt(2) times the " : "") + "maximum of the symbol over " + symbol.points()
            + " points, divided by cos(pi (p-1)/(2 * " + symbol.points() + "))";
    if (reflecting) {
      double shortSignals = RoundedUp.sqrt(GramRowSums.reflectingShort(stencil));
      if (shortSignals > upper) {
        upper = shortSignals;
        argument = "row sums of K^T K for signals shorter than the filter";
      }
    }
    return new NormBound(Math.min(symbol.lower(), upper), upper, argument);
  }
}
