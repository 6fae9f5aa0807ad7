package org.residua.verification.certificate;

import java.util.Arrays;
import java.util.List;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Parameter;

/**
 * The weights of a convolution, from which its norm can be bounded again.
 *
 * @param extents {@code [M, C/G, p]}
 * @param boundary its rows
 * @param groups {@code G}
 * @param dilation the distance of neighbouring taps in samples
 * @param weights {@code M p C/G} numbers, the taps fastest
 */
public record FilterBank(List<Integer> extents, Boundary boundary, int groups, int dilation, List<Double> weights) {

  /** Copies the lists; refuses weights that do not fill their extents, or are not finite, and what no convolution has. */
  public FilterBank {
    extents = List.copyOf(extents);
    weights = List.copyOf(weights);
    long size = 1;
    for (int extent : extents) {
      size = extent < 1 ? 0 : Math.multiplyExact(size, (long) extent);
    }
    if (extents.size() != 3 || size != weights.size() || !weights.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(weights.size() + " weights of a filter bank of extents " + extents
          + "; give as many finite numbers as the extents M, C/G, p of at least 1 say");
    }
    convolution(extents, boundary, groups, dilation, weights);
  }

  /** The weights of a convolution. */
  public static FilterBank of(Convolution k) {
    return new FilterBank(k.weights().dimensions(), k.boundary(), k.groups(), k.dilation(),
        Arrays.stream(k.weights().values()).boxed().toList());
  }

  /** The convolution with these weights. */
  public Convolution convolution() {
    return convolution(extents, boundary, groups, dilation, weights);
  }

  private static Convolution convolution(
      List<Integer> extents, Boundary boundary, int groups, int dilation, List<Double> weights) {
    return new Convolution(new Parameter("K", extents, weights.stream().mapToDouble(Double::doubleValue).toArray()),
        boundary, groups, dilation);
  }
}
