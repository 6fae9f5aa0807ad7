package org.residua.api.flux;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.residua.api.arithmetic.RoundedUp;

/** Weights {@code w_k >= 0} whose exact sum is in {@code (0, 1]}. */
final class ConvexWeights {

  private final double[] weights;

  private ConvexWeights(double... weights) {
    this.weights = weights.clone();
  }

  /** These weights; refused where they are no convex combination exactly. */
  static ConvexWeights exactly(double... weights) {
    requireWeights(weights);
    if (sum(weights).compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("weights " + Arrays.toString(weights) + " add up to more than 1 exactly, "
          + sum(weights) + "; lower one of them, or have them normalised");
    }
    return new ConvexWeights(weights);
  }

  /** Each divided by the sum, then the largest lowered by what is left above 1. */
  static double[] normalised(double... weights) {
    requireWeights(weights);
    double largest = Arrays.stream(weights).max().orElseThrow();
    double[] shares = Arrays.stream(weights).map(w -> w / largest).toArray();
    double total = Arrays.stream(shares).sum();
    int first = 0;
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= total;
      first = shares[k] > shares[first] ? k : first;
    }
    BigDecimal excess = sum(shares).subtract(BigDecimal.ONE);
    if (excess.signum() > 0) {
      shares[first] = -RoundedUp.of(excess.subtract(new BigDecimal(shares[first])));
    }
    return shares;
  }

  private static void requireWeights(double... weights) {
    for (double weight : weights) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException("weight " + weight
            + " of a convex combination must be finite and at least 0; leave a part out, or change its sign of use");
      }
    }
    if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
      throw new IllegalArgumentException("weights " + Arrays.toString(weights) + " are all 0; make one of them positive");
    }
  }

  private static BigDecimal sum(double... weights) {
    return Arrays.stream(weights).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  double of(int k) {
    return weights[k];
  }

  /** The combination of bounds, rounded outward. */
  Sector combined(List<Sector> bounds) {
    BigDecimal lo = BigDecimal.ZERO;
    BigDecimal hi = BigDecimal.ZERO;
    for (int k = 0; k < weights.length; k++) {
      BigDecimal weight = new BigDecimal(weights[k]);
      lo = lo.add(weight.multiply(new BigDecimal(bounds.get(k).lo())));
      hi = hi.add(weight.multiply(new BigDecimal(bounds.get(k).hi())));
    }
    return new Sector(0 - RoundedUp.of(lo.negate()), RoundedUp.of(hi));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConvexWeights that && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }
}
