package org.residua.api.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residua.api.arithmetic.RoundedUp;

/**
 * Bounds of the norm of operators one under the other, the smallest of what is proven:
 *
 * <ul>
 * <li>{@code ||S||^2 <= ||K_1||^2 + ||K_2||^2 + ...};
 * <li>where every part is {@code K_i = A_i B_i} with a periodic convolution {@code B_i} of one channel (or of single
 *     channels in groups): the parts with the same {@code B} together are the stack of their {@code A} after {@code B}, so
 *     {@code ||S||^2 <= max_B ||stack of the A after B||^2 ||stack of the different B||^2}, and the last one is the norm of
 *     {@link StackedFilters}.
 * </ul>
 *
 * A wavelet frame of many levels, each a high-pass filter or the next level after a low-pass filter, so comes out with
 * the bound of its worst level, 1 for a tight frame.
 */
final class StackNorm {

  private StackNorm() {}

  static NormBound of(List<LinearOperator> parts) {
    List<NormBound> norms = parts.stream().map(LinearOperator::norm).toList();
    NormBound best = Stream.concat(Stream.of(bySquares(norms)), byFactors(parts).stream())
        .min(Comparator.comparingDouble(NormBound::upper)).orElseThrow();
    double lower = norms.stream().mapToDouble(NormBound::lower).max().orElseThrow();
    return new NormBound(Math.min(lower, best.upper()), best.upper(), best.argument());
  }

  private static NormBound bySquares(List<NormBound> norms) {
    double squares = 0;
    for (NormBound norm : norms) {
      squares = RoundedUp.add(squares, norm.upperSquared());
    }
    return new NormBound(0, RoundedUp.sqrt(squares), norms.stream().map(NormBound::argument).distinct()
        .collect(Collectors.joining("; ", "root of the sum of squares of the parts: ", "")));
  }

  /** A part as {@code A B}: what follows its innermost convolution, and that. */
  private record Factored(LinearOperator rest, Convolution first) {}

  /** A convolution by its numbers: filters are the same for a norm whether or not they are tied. */
  private record Filters(List<Integer> extents, int groups, int dilation, List<Double> weights) {

    static Filters of(Convolution k) {
      return new Filters(k.weights().dimensions(), k.groups(), k.dilation(),
          Arrays.stream(k.weights().values()).boxed().toList());
    }
  }

  private static Optional<Factored> factored(LinearOperator part) {
    if (part instanceof Product product) {
      return product.right() instanceof Identity ? factored(product.left()) : factored(product.right())
          .map(inner -> new Factored(inner.rest() instanceof Identity
          ? product.left() : new Product(product.left(), inner.rest()), inner.first()));
    }
    if (part instanceof Scaled scaled) {
      return factored(scaled.of()).map(inner ->
          new Factored(new Scaled(scaled.factor(), inner.rest()), inner.first()));
    }
    return part instanceof Convolution k && k.boundary() == Boundary.PERIODIC && k.stencil().groupInputs() == 1
        ? Optional.of(new Factored(new Identity(), k)) : Optional.empty();
  }

  private static Optional<NormBound> byFactors(List<LinearOperator> parts) {
    Map<Filters, List<Factored>> sameFirst = new LinkedHashMap<>();
    for (LinearOperator part : parts) {
      Optional<Factored> factored = factored(part);
      if (factored.isEmpty()) {
        return Optional.empty();
      }
      sameFirst.computeIfAbsent(Filters.of(factored.get().first()), _ -> new ArrayList<>()).add(factored.get());
    }
    List<Convolution> different = sameFirst.values().stream().map(same -> same.get(0).first()).toList();
    if (different.stream().mapToInt(Convolution::groups).distinct().count() > 1) {
      return Optional.empty();
    }
    NormBound filters = StackedFilters.norm(different);
    NormBound worst = sameFirst.values().stream().map(same -> same.stream().map(Factored::rest).toList())
        .map(after -> after.size() == 1 ? after.get(0).norm() : of(after))
        .max(Comparator.comparingDouble(NormBound::upper)).orElseThrow();
    boolean alone = parts.stream().allMatch(Convolution.class::isInstance);
    return Optional.of(alone && different.size() == parts.size() ? filters
        : new NormBound(0, RoundedUp.multiply(worst.upper(), filters.upper()),
            "product of: " + worst.argument() + "; " + filters.argument()));
  }
}
