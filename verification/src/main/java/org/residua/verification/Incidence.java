package org.residua.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residua.api.operator.Boundary;
import org.residua.verification.certificate.FilterBank;
import org.residua.verification.certificate.OperatorBound;

/**
 * Whether {@code K} is the incidence matrix of a weighted graph: every row is {@code c (u_j - u_i)}, two samples of one
 * channel, or zero, for every length of the signal. For {@code w >= 0} the matrix {@code K^T diag(w) K} is a graph Laplacian
 * then: no entry off its diagonal is positive, its rows sum to 0, and its diagonal is at most {@code max w} times that of
 * {@code K^T K}.
 *
 * <p>A filter with two taps {@code -c, c} is one, at any distance of them, where the signal is continued by samples or not at
 * all: folded onto each other the taps cancel. A zero boundary leaves single taps, whose rows do not sum to 0.
 */
final class Incidence {

  private Incidence() {}

  /** Why {@code K} is none; empty where it is one. */
  static Optional<String> refusal(OperatorBound operator) {
    return fault(operator).map(fault -> "the maximum principle is about differences of two samples (order 1), and K = "
        + operator.name() + " is none: " + fault);
  }

  private static Optional<String> fault(OperatorBound operator) {
    if (operator.filters().isEmpty() || !OperatorNumbers.digest(operator.filters().get().convolution()).equals(operator.digest())) {
      return Optional.of("it is no filter bank whose weights are known");
    }
    FilterBank bank = operator.filters().get();
    if (bank.extents().get(1) != 1) {
      return Optional.of("its responses mix channels");
    }
    Optional<String> taps = IntStream.range(0, bank.extents().get(0)).mapToObj(m -> fault(taps(bank, m)))
        .flatMap(Optional::stream).findFirst();
    return taps.or(() -> bank.boundary() == Boundary.ZERO
        ? Optional.of("the zero boundary brings in 0, which need not be between the samples") : Optional.empty());
  }

  private static Optional<String> fault(List<Double> taps) {
    List<Double> weights = taps.stream().filter(weight -> weight != 0).toList();
    return weights.isEmpty() ? Optional.empty()
        : weights.size() != 2
            ? Optional.of("a response weighs " + weights.size() + (weights.size() == 1 ? " sample" : " samples"))
        : weights.get(0) == -weights.get(1) ? Optional.empty()
        : Optional.of("the weights " + weights.get(0) + " and " + weights.get(1) + " do not cancel");
  }

  private static List<Double> taps(FilterBank bank, int response) {
    int taps = bank.extents().get(2);
    return bank.weights().subList(response * taps, (response + 1) * taps);
  }

  /** The largest diagonal entry of {@code K^T K}, exact, where {@code K} is an incidence matrix. */
  static BigDecimal degree(OperatorBound operator) {
    FilterBank bank = operator.filters().orElseThrow();
    int responses = bank.extents().get(0) / bank.groups();
    return IntStream.range(0, bank.groups()).mapToObj(group -> IntStream.range(0, responses)
        .mapToObj(m -> degree(bank, taps(bank, group * responses + m))).reduce(BigDecimal.ZERO, BigDecimal::add))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /**
   * {@code 2 c^2}: a tap meets each sample once. Continued by reflection it meets some twice, from which neighbouring taps are
   * spared: where one of them is reflected first, both meet the same sample and cancel.
   */
  private static BigDecimal degree(FilterBank bank, List<Double> taps) {
    BigDecimal largest = taps.stream().map(Math::abs).max(Double::compare).map(BigDecimal::new).orElseThrow();
    boolean once = bank.boundary() != Boundary.REFLECTING
        || (bank.dilation() == 1 && taps.get(0) != 0 && taps.size() > 1 && taps.get(1) != 0);
    return largest.pow(2).multiply(BigDecimal.valueOf(once ? 2 : 4));
  }
}
