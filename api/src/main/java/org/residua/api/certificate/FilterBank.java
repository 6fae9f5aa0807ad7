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

  /** Copies the lists. */
  public FilterBank {
    extents = List.copyOf(extents);
    weights = List.copyOf(weights);
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
