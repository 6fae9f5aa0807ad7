package org.residua.schemes.peer;

import java.util.Arrays;

/**
 * Exact total variation denoising of a signal, {@code min_u 1/2 ||y - u||^2 + lambda sum |u_(i+1) - u_i|}, in linear time.
 *
 * <p>{@code u} is the slope of the shortest string through the tube of half width {@code lambda} around the sums of {@code y},
 * fastened at both ends. It is found by a funnel: from the last knot, the greatest convex minorant of the ceiling and the least
 * concave majorant of the floor; where one crosses the other's first edge, that edge is a part of the string. Source: Davies,
 * Kovac (2001), Annals of Statistics 29; Lee, Preparata (1984).
 */
final class TautString {

  private final double[] sums;
  private final double[] u;
  private final Chain ceiling;
  private final Chain floor;
  /** The last knot. */
  private int at;
  private double height;
  private int pieces;

  private TautString(double[] y, double lambda) {
    u = new double[y.length];
    double mean = Arrays.stream(y).boxed().reduce(0.0, Double::sum) / y.length;
    sums = new double[y.length + 1];
    for (int i = 0; i < y.length; i++) {
      sums[i + 1] = sums[i] + (y[i] - mean);
    }
    ceiling = new Chain(1, lambda);
    floor = new Chain(-1, lambda);
    for (int i = 1; i <= y.length; i++) {
      ceiling.add(i, floor);
      floor.add(i, ceiling);
    }
    while (ceiling.first < ceiling.end) {
      ceiling.take();
    }
    for (int i = 0; i < y.length; i++) {
      u[i] += mean;
    }
  }

  /**
   * The minimiser.
   *
   * @param u its samples
   * @param pieces on which it is constant: its degrees of freedom (Tibshirani, Taylor 2011)
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Minimiser(double[] u, int pieces) {}

  static Minimiser of(double[] y, double lambda) {
    TautString string = new TautString(y, lambda);
    return new Minimiser(string.u, string.pieces);
  }

  /** Ceiling (sign 1) or floor (-1) as it is seen from the last knot. */
  private final class Chain {

    private final double sign;
    private final double lambda;
    private final int[] points = new int[sums.length];
    private int first;
    private int end;

    Chain(double sign, double lambda) {
      this.sign = sign;
      this.lambda = lambda;
    }

    private double height(int i) {
      return i == sums.length - 1 ? sums[i] : sums[i] + sign * lambda;
    }

    /** The slope from the last knot; of the floor, downwards. */
    private double slope(int i) {
      return sign * (height(i) - height) / (i - at);
    }

    private double slope(int i, int j) {
      return sign * (height(j) - height(i)) / (j - i);
    }

    void add(int i, Chain other) {
      while (end - first >= 2 && slope(points[end - 2], points[end - 1]) >= slope(points[end - 1], i)) {
        end--;
      }
      if (end - first == 1 && slope(points[first]) >= slope(points[first], i)) {
        end--;
      }
      if (end == first) {
        while (other.first < other.end && slope(i) < -other.slope(other.points[other.first])) {
          other.take();
        }
      }
      points[end++] = i;
    }

    /** The first edge becomes a part of the string. */
    void take() {
      int to = points[first++];
      Arrays.fill(u, at, to, sign * slope(to));
      height = height(to);
      at = to;
      pieces++;
    }
  }
}
