package org.residua.api.certificate;

import java.util.Arrays;
import java.util.List;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;

/**
 * The weights of a convolution, from which its norm can be bounded again.
 *
 * @param extents {@code [M, C, p]}
 * @param boundary its rows
 * @param weights {@code M C p} numbers, the taps fastest
 */
public record FilterBank(List<Integer> extents, Boundary boundary, List<Double> weights) {

  /** Copies the lists; refuses weights that do not fill their extents, or are not finite. */
  public FilterBank {
    extents = List.copyOf(extents);
    weights = List.copyOf(weights);
    long size = 1;
    for (int extent : extents) {
      size = extent < 1 ? 0 : Math.multiplyExact(size, (long) extent);
    }
    if (extents.size() != 3 || size != weights.size() || !weights.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(weights.size() + " weights of a filter bank of extents " + extents
          + "; give M C p finite numbers for the extents M, C, p of at least 1");
    }
  }

  /** The weights of a convolution. */
  public static FilterBank of(Convolution k) {
    return new FilterBank(k.weights().dimensions(), k.boundary(),
        Arrays.stream(k.weights().values()).boxed().toList());
  }

  /** The convolution with these weights. */
  public Convolution convolution() {
    return new Convolution(new Parameter(
        "K", extents, weights.stream().mapToDouble(Double::doubleValue).toArray()), boundary);
  }
}
