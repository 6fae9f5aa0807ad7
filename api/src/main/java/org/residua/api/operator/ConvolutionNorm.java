package org.residua.api.operator;

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

  private ConvolutionNorm() {}

  static NormBound of(Stencil stencil) {
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
