package org.residua.api.operator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residua.api.arithmetic.RoundedUp;

/**
 * The norm of periodic filters on one channel, one under the other: {@code K^T K} is the convolution with the sum of
 * their autocorrelations, so {@code ||K||^2} is at most the absolute sum of its taps, here in exact arithmetic: that proves
 * {@code K^T K = I} to rounding where it holds to rounding. The bounds of the filters as one bank compete
 * ({@link ConvolutionNorm}: the largest of the summed symbols, row sums).
 */
final class StackedFilters {

  /** Products of exact autocorrelations: a tenth of a second. */
  private static final long MOST_PRODUCTS = 1 << 16;
  /** Taps of the filters as one bank, whose symbol costs the square of them. */
  private static final int MOST_TAPS = 256;

  private StackedFilters() {}

  /** Convolutions with single channels in as many groups: the largest over the groups. */
  static NormBound norm(List<Convolution> stacked) {
    int groups = stacked.get(0).groups();
    return IntStream.range(0, groups)
        .mapToObj(g -> stacked.stream().map(k -> k.stencil().group(g)).toList()).distinct()
        .map(StackedFilters::ofGroup).max(Comparator.comparingDouble(NormBound::upper)).orElseThrow();
  }

  private static NormBound ofGroup(List<Stencil> filters) {
    return Stream.concat(exact(filters).stream(), asBank(filters).stream())
        .min(Comparator.comparingDouble(NormBound::upper)).orElseGet(() -> separate(filters));
  }

  private static NormBound separate(List<Stencil> filters) {
    double squares = 0;
    for (Stencil k : filters) {
      squares = RoundedUp.add(squares, ConvolutionNorm.of(k).upperSquared());
    }
    return new NormBound(0, RoundedUp.sqrt(squares), "root of the sum of squares of the stacked filters");
  }

  private static Optional<NormBound> exact(List<Stencil> filters) {
    long products = filters.stream().mapToLong(k -> (long) k.outputs() * k.taps() * k.taps()).sum();
    if (products > MOST_PRODUCTS) {
      return Optional.empty();
    }
    Map<Long, BigDecimal> taps = new HashMap<>();
    filters.forEach(k -> addAutocorrelations(k, taps));
    BigDecimal sum = taps.values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    double square = RoundedUp.of(sum);
    return Double.isFinite(square) ? Optional.of(new NormBound(0, RoundedUp.sqrt(square),
        "K^T K of the stacked filters, a convolution whose taps have the absolute sum " + square
            + " in exact arithmetic")) : Optional.empty();
  }

  private static void addAutocorrelations(Stencil k, Map<Long, BigDecimal> taps) {
    for (int m = 0; m < k.outputs(); m++) {
      for (int q = 0; q < k.taps() * k.taps(); q++) {
        int a = q / k.taps();
        int b = q % k.taps();
        BigDecimal product = new BigDecimal(k.weight(m, 0, a)).multiply(new BigDecimal(k.weight(m, 0, b)));
        taps.merge((long) (b - a) * k.dilation(), product, BigDecimal::add);
      }
    }
  }

  /** One bank of all filters, zeros in the gaps that dilations leave; a common distance of all taps is no gap. */
  private static Optional<NormBound> asBank(List<Stencil> filters) {
    int common = filters.stream().map(k -> BigInteger.valueOf(k.dilation()))
        .reduce(BigInteger.ZERO, BigInteger::gcd).intValueExact();
    int reach = filters.stream().mapToInt(k -> (k.reach() - 1) / common + 1).max().orElseThrow();
    if (reach > MOST_TAPS) {
      return Optional.empty();
    }
    double[][] rows = filters.stream().flatMap(k -> IntStream.range(0, k.outputs()).mapToObj(m -> {
      double[] row = new double[reach];
      for (int j = 0; j < k.taps(); j++) {
        row[j * k.dilation() / common] = k.weight(m, 0, j);
      }
      return row;
    })).toArray(double[][]::new);
    NormBound bank = ConvolutionNorm.of(new Stencil(new Parameter("stacked", List.of(rows.length, 1, reach),
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray()), Boundary.PERIODIC));
    return Optional.of(new NormBound(0, bank.upper(), bank.argument() + " of the stacked filters"));
  }
}
