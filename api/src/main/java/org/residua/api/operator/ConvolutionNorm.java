package org.residua.api.operator;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.arithmetic.RoundedUp;

/**
 * Bounds of the spectral norm of a convolution that hold for every length.
 *
 * <p>Two proofs compete and the smaller bound wins: the symbol ({@link SymbolBound}) and the row sums of
 * {@code K^T K} ({@code ||K||^2 = rho(K^T K) <= ||K^T K||_inf}, {@link GramRowSums}). Zero and natural
 * rows are rows of the infinite convolution, periodic ones sample its symbol. Reflection writes each sample
 * at most twice into the continued signal, hence {@code sqrt(2)} times the symbol; its row sums are taken of
 * the true matrix.
 *
 * <p>A bank in groups is block diagonal: its norm is the largest of the norms of its groups, equal ones bounded once. A
 * distance {@code d} between the taps replaces {@code omega} by {@code d omega}, which leaves the maximum of the symbol, and
 * with it every bound that holds for the infinite convolution; only the row sums of the true matrix with its reflected
 * rows are those of neighbouring taps, so that a dilated reflecting bank has {@code sqrt(2)} times what bounds its symbol.
 */
final class ConvolutionNorm {

  /**
   * Squares of weights between 2^-100 and 2^100 neither underflow nor overflow, however many are summed, nor do their
   * products with the weights of row sums, which reach {@link GramRowSums#LARGEST_WEIGHT}.
   */
  private static final int SAFE_EXPONENT = 100;

  private ConvolutionNorm() {}

  static NormBound of(Stencil stencil) {
    if (stencil.groups() == 1) {
      return ofGroup(stencil);
    }
    NormBound largest = new NormBound(0, 0, "");
    for (Stencil group : distinct(stencil)) {
      NormBound bound = ofGroup(group);
      largest = new NormBound(Math.max(largest.lower(), bound.lower()), Math.max(largest.upper(), bound.upper()),
          bound.upper() >= largest.upper() ? bound.argument() : largest.argument());
    }
    return new NormBound(largest.lower(), largest.upper(),
        "the largest of " + stencil.groups() + " groups: " + largest.argument());
  }

  /** The groups, those of equal weights once: they are one object. */
  private static List<Stencil> distinct(Stencil stencil) {
    return IntStream.range(0, stencil.groups()).mapToObj(stencil::group).distinct().toList();
  }

  private static NormBound ofGroup(Stencil stencil) {
    int exponent = largestExponent(stencil);
    if (Math.abs(exponent) <= SAFE_EXPONENT) {
      return ofSafe(stencil);
    }
    NormBound unit = ofSafe(scaled(stencil, -exponent));
    double upper = Math.scalb(unit.upper(), exponent);
    return new NormBound(
        Math.max(0, RoundedUp.down(Math.scalb(unit.lower(), exponent))),
        Math.scalb(upper, -exponent) == unit.upper() ? upper : RoundedUp.up(upper), unit.argument());
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
        List.of(stencil.outputs(), stencil.inputs(), stencil.taps()), weights), stencil.boundary(), 1,
        stencil.dilation());
  }

  private static NormBound ofSafe(Stencil stencil) {
    return stencil.boundary() != Boundary.REFLECTING ? infinite(stencil)
        : stencil.dilation() == 1 ? reflecting(stencil) : reflectedSymbol(stencil);
  }

  /** For rows of the infinite convolution. */
  private static NormBound infinite(Stencil stencil) {
    SymbolBound symbol = SymbolBound.of(stencil);
    double byRowSums = RoundedUp.sqrt(GramRowSums.infinite(stencil));
    double upper = Math.min(symbol.upper(), byRowSums);
    return new NormBound(Math.min(symbol.lower(), upper), upper,
        byRowSums <= symbol.upper() ? "row sums of K^T K" : symbol.argument());
  }

  private static NormBound reflectedSymbol(Stencil stencil) {
    NormBound infinite = infinite(stencil);
    return new NormBound(infinite.lower(), RoundedUp.multiply(infinite.upper(), RoundedUp.sqrt(2)),
        "sqrt(2) for the reflection times: " + infinite.argument());
  }

  private static NormBound reflecting(Stencil stencil) {
    SymbolBound symbol = SymbolBound.of(stencil);
    double bySymbol = RoundedUp.multiply(symbol.upper(), RoundedUp.sqrt(2));
    double byRowSums = RoundedUp.sqrt(GramRowSums.reflecting(stencil));
    double upper = Math.min(bySymbol, byRowSums);
    String argument = byRowSums <= bySymbol
        ? "row sums of K^T K of the true matrix with its reflected rows" : "sqrt(2) times the " + symbol.argument();
    double shortSignals = RoundedUp.sqrt(GramRowSums.reflectingShort(stencil));
    if (shortSignals > upper) {
      upper = shortSignals;
      argument = "row sums of K^T K for signals shorter than the filter";
    }
    return new NormBound(Math.min(symbol.lower(), upper), upper, argument);
  }
}
