package org.residua.api.operator;

import java.util.HashMap;
import java.util.Map;
import org.residua.api.arithmetic.Fma;
import org.residua.api.arithmetic.RoundedUp;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Proven upper bounds of {@code rho(K^T W K)}, {@code W = diag(w)}, {@code w >= 0} a weight for each response: by
 * Gershgorin's theorem no eigenvalue of a symmetric matrix exceeds its largest absolute row sum, here
 * {@code max_i sum_j |sum_m k_mi w_m k_mj|} over the entries {@code k} of the matrix that a convolution is on signals of this
 * length; and none exceeds {@code max_m w_m ||K||^2}. The smaller of both is given.
 *
 * <p>The row sums are sharp for differences: with constant weights both bounds agree, with small weights at edges and large ones
 * apart from each other they fall with the sums over neighbours. Other operators than convolutions have the second bound only.
 * Rounding is added: at most {@code n eps} of the sum of absolute products, {@code n} the operations of a row. Takes
 * {@code O(M p^2)} operations for each sample of a channel, and the memory of the
 * responses of a group. Source: Gershgorin (1931).
 */
public final class WeightedGram {

  private final Stencil k;
  private final int length;
  private final int rows;
  private final Signal w;
  private final double[] weights;
  /** Samples all of whose rows have their taps on samples of their own: {@code from..to-1}. */
  private final int from;
  private final int to;

  private WeightedGram(Stencil k, int length, Signal w) {
    this.k = k;
    this.length = length;
    this.rows = k.rows(length);
    this.w = w;
    this.weights = new double[k.groupOutputs() * rows];
    this.from = Math.min(length, k.reach() - 1);
    this.to = Math.max(from, length - k.reach() + 1);
  }

  /**
   * An upper bound of {@code rho(K^T W K)}; 0 where all weights are, infinite where it is beyond all doubles, NaN where a
   * weight is.
   *
   * @param operator {@code K}
   * @param source the shape of what {@code K} is applied to
   * @param w {@code w >= 0}, of the shape {@code operator.target(source)}; refused otherwise
   */
  public static double bound(LinearOperator operator, Shape source, Signal w) {
    w.requireShape(operator.target(source));
    double largest = largest(w);
    double bound = RoundedUp.multiply(largest, operator.norm().upperSquared());
    if (!(largest > 0) || !(operator instanceof Convolution convolution)) {
      return bound;
    }
    Stencil k = convolution.stencil();
    double rowSums = RoundedUp.add(new WeightedGram(k, source.length(), w).rowSums(), rounding(k, largest));
    return Double.isNaN(rowSums) ? bound : Math.min(bound, rowSums);
  }

  private static double largest(Signal w) {
    double largest = 0;
    for (int m = 0; m < w.shape().channels(); m++) {
      for (int i = 0; i < w.shape().length(); i++) {
        double weight = w.get(m, i);
        if (weight < 0) {
          throw new IllegalArgumentException("weight " + i + " of response " + m + " is " + weight
              + "; weights are at least 0, otherwise row sums bound no semidefinite matrix");
        }
        largest = Math.max(largest, weight);
      }
    }
    return largest;
  }

  /**
   * What rounding takes off a row sum. A sample has at most {@code 2 M/G p} entries of {@code K}, twice as many as taps where
   * the signal is reflected, and meets at most {@code 8 p} samples of each channel of its group; each product, sum and merged
   * weight rounds once, and what underflows is below the least normal number.
   */
  private static double rounding(Stencil k, double largest) {
    double row = 0;
    double total = 0;
    for (int m = 0; m < k.outputs(); m++) {
      double sum = 0;
      for (int q = 0; q < k.groupInputs() * k.taps(); q++) {
        sum = RoundedUp.add(sum, Math.abs(k.weight(m, q / k.taps(), q % k.taps())));
      }
      row = Math.max(row, sum);
      total = RoundedUp.add(total, sum);
    }
    double operations = 16 + 4.0 * k.groupOutputs() * k.taps() + 8.0 * k.groupInputs() * k.taps();
    double products = RoundedUp.multiply(RoundedUp.multiply(row, 2 * total), largest);
    return RoundedUp.add(RoundedUp.multiply(operations * Math.ulp(1.0), products),
        RoundedUp.multiply(operations * operations * Double.MIN_NORMAL, RoundedUp.add(1, largest)));
  }

  private double rowSums() {
    double largest = 0;
    for (int g = 0; g < k.groups(); g++) {
      for (int m = 0; m < k.groupOutputs(); m++) {
        w.copyTo((g * k.groupOutputs() + m) * rows, weights, m * rows, rows);
      }
      largest = Math.max(largest, Math.max(full(k.group(g)), ends(k.group(g))));
    }
    return largest;
  }

  /** Of the samples whose rows all have their taps on samples of their own, entry by entry. */
  private double full(Stencil group) {
    double largest = 0;
    for (int c = 0; c < group.inputs(); c++) {
      double[][][] products = products(group, c);
      for (int i = from; i < to; i++) {
        double sum = 0;
        for (double[][] entry : products) {
          sum += Math.abs(entry(entry, i));
        }
        largest = Math.max(largest, sum);
      }
    }
    return largest;
  }

  private double entry(double[][] products, int i) {
    double sum = 0;
    for (int m = 0; m < products.length; m++) {
      int row = m * rows + i - k.firstRow();
      for (int j = 0; j < products[m].length; j++) {
        if (products[m][j] != 0) {
          sum = Fma.of(products[m][j], weights[row - j * k.dilation()], sum);
        }
      }
    }
    return sum;
  }

  /**
   * By entry {@code (d, lag)}, response and tap: what the rows that meet a sample of channel {@code c} with tap {@code j} add.
   */
  private static double[][][] products(Stencil group, int c) {
    int taps = group.taps();
    double[][][] products = new double[group.inputs() * (2 * taps - 1)][group.outputs()][taps];
    for (int n = 0; n < products.length; n++) {
      int lag = n % (2 * taps - 1) - taps + 1;
      for (int m = 0; m < group.outputs(); m++) {
        for (int j = Math.max(0, -lag); j < Math.min(taps, taps - lag); j++) {
          products[n][m][j] = group.weight(m, c, j) * group.weight(m, n / (2 * taps - 1), j + lag);
        }
      }
    }
    return products;
  }

  /** Of all others: the rows that meet them are within a reach of the ends, or continue the signal. */
  private double ends(Stencil group) {
    Map<Long, Double> entries = new HashMap<>();
    int first = group.firstRow();
    int left = Math.min(first + rows, from);
    int right = Math.max(left, Math.min(first + rows, to - group.reach() + 1));
    for (int m = 0; m < group.outputs(); m++) {
      collect(group, m, first, from < to ? left : first + rows, entries);
      collect(group, m, from < to ? right : first + rows, first + rows, entries);
    }
    Map<Long, Double> sums = new HashMap<>();
    long size = (long) group.inputs() * length;
    entries.forEach((at, entry) -> sums.merge(at / size, Math.abs(entry), Double::sum));
    return sums.values().stream().mapToDouble(Double::doubleValue).reduce(0, Math::max);
  }

  private void collect(Stencil group, int m, int begin, int end, Map<Long, Double> entries) {
    long size = (long) group.inputs() * length;
    if (begin < end) {
      Gram.rows(group, length, m, begin, end, (response, i, j, a, b) -> {
        if (i % length < from || i % length >= to) {
          entries.merge(i * size + j, a * b * weights[response], Double::sum);
        }
      });
    }
  }
}
