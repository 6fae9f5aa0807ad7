package org.residua.schemes.peer;

import java.util.Arrays;

/**
 * The l1 trend filter by the primal-dual interior point method on its dual, in units of the noise,
 *
 * <pre>
 *   min_z 1/2 ||D^T z||^2 - z^T D y,   |z_i| &lt;= lambda,   u = y - D^T z,
 * </pre>
 *
 * <p>each step a solve with {@code D D^T} and a diagonal, until the duality gap, twice which bounds {@code ||u - u*||^2}, is
 * at most {@code 1e-4}. A sample is a kink where the multiplier of its bound is larger than the distance from it over lambda.
 * Source: Kim, Koh, Boyd, Gorinevsky (2009), section 5.
 */
final class TrendSolver {

  private static final double GAP = 1e-4;
  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 30;
  private static final double SUFFICIENT = 0.01;
  private static final double SHORT = 0.99;

  private final double sigma;
  private final double[] y;
  private final double[] dy;
  private final int m;

  TrendSolver(double[] noisy, double sigma) {
    this.sigma = sigma;
    y = Arrays.stream(noisy).map(sample -> sample / sigma).toArray();
    dy = differences(y);
    m = dy.length;
  }

  /**
   * The minimiser.
   *
   * @param u its samples
   * @param kinks it has
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Minimiser(double[] u, int kinks) {}

  /**
   * A dual point strictly within its bounds, with their multipliers: {@code z < lambda} has {@code up}, {@code -z < lambda} down.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Point(double[] z, double[] up, double[] down) {

    Point moved(double step, Point by) {
      return new Point(sum(z, step, by.z), sum(up, step, by.up), sum(down, step, by.down));
    }

    private static double[] sum(double[] x, double step, double[] by) {
      double[] sum = new double[x.length];
      Arrays.setAll(sum, i -> x[i] + step * by[i]);
      return sum;
    }
  }

  /** For a lambda in units of the noise. */
  Minimiser at(double lambda) {
    double[] ones = new double[m];
    Arrays.fill(ones, 1);
    Point at = new Point(new double[m], ones, ones);
    double sharp = 1e-10;
    double step = 1;
    for (int k = 0; k < MOST_STEPS; k++) {
      double gap = gap(at.z, lambda);
      if (gap <= GAP) {
        break;
      }
      sharp = step >= 0.2 ? Math.max(4 * m / gap, 1.2 * sharp) : sharp;
      Point by = direction(at, lambda, 1 / sharp);
      step = step(at, by, lambda, 1 / sharp);
      at = at.moved(step, by);
    }
    return minimiser(at, lambda);
  }

  private Minimiser minimiser(Point at, double lambda) {
    double[] force = transposed(at.z);
    double[] u = new double[y.length];
    Arrays.setAll(u, i -> sigma * (y[i] - force[i]));
    int kinks = 0;
    for (int i = 0; i < m; i++) {
      kinks += Math.max(at.up[i] * lambda - (lambda - at.z[i]), at.down[i] * lambda - (lambda + at.z[i])) > 0 ? 1 : 0;
    }
    return new Minimiser(u, kinks);
  }

  /** {@code 1/2 ||D^T z||^2 + lambda ||D u||_1 - (z^T D y - 1/2 ||D^T z||^2)}. */
  private double gap(double[] z, double lambda) {
    double[] force = transposed(z);
    double[] ddz = differences(force);
    double gap = 0;
    for (double sample : force) {
      gap += sample * sample;
    }
    for (int i = 0; i < m; i++) {
      gap += lambda * Math.abs(dy[i] - ddz[i]) - z[i] * dy[i];
    }
    return gap;
  }

  /** Newton's direction towards the point of the central path where each multiplier times its distance is {@code centre}. */
  private Point direction(Point at, double lambda, double centre) {
    double[] ddz = differences(transposed(at.z));
    double[] diagonal = new double[m];
    double[] right = new double[m];
    for (int i = 0; i < m; i++) {
      double above = lambda - at.z[i];
      double below = lambda + at.z[i];
      diagonal[i] = 6 + at.up[i] / above + at.down[i] / below;
      right[i] = dy[i] - ddz[i] - centre / above + centre / below;
    }
    double[] z = system(diagonal).solve(right);
    double[] up = new double[m];
    double[] down = new double[m];
    for (int i = 0; i < m; i++) {
      up[i] = (centre + z[i] * at.up[i]) / (lambda - at.z[i]) - at.up[i];
      down[i] = (centre - z[i] * at.down[i]) / (lambda + at.z[i]) - at.down[i];
    }
    return new Point(z, up, down);
  }

  private Pentadiagonal system(double... diagonal) {
    double[] next = new double[m];
    double[] second = new double[m];
    Arrays.fill(next, -4);
    Arrays.fill(second, 1);
    return new Pentadiagonal(diagonal, next, second);
  }

  /** As far as all stay positive and the residual falls. */
  private double step(Point at, Point by, double lambda, double centre) {
    double step = 1;
    for (int i = 0; i < m; i++) {
      step = by.up[i] < 0 ? Math.min(step, -SHORT * at.up[i] / by.up[i]) : step;
      step = by.down[i] < 0 ? Math.min(step, -SHORT * at.down[i] / by.down[i]) : step;
    }
    double residual = residual(at, lambda, centre);
    for (int k = 0; k < MOST_HALVINGS
        && !(residual(at.moved(step, by), lambda, centre) <= (1 - SUFFICIENT * step) * residual); k++) {
      step /= 2;
    }
    return step;
  }

  /** The norm of what Newton's method makes zero; infinite beyond the bounds. */
  private double residual(Point at, double lambda, double centre) {
    double[] ddz = differences(transposed(at.z));
    double sum = 0;
    for (int i = 0; i < m; i++) {
      double above = lambda - at.z[i];
      double below = lambda + at.z[i];
      if (above <= 0 || below <= 0) {
        return Double.POSITIVE_INFINITY;
      }
      double dual = ddz[i] - dy[i] + at.up[i] - at.down[i];
      double high = at.up[i] * above - centre;
      double low = at.down[i] * below - centre;
      sum += dual * dual + high * high + low * low;
    }
    return Math.sqrt(sum);
  }

  /** {@code D x}. */
  private static double[] differences(double... x) {
    double[] d = new double[x.length - 2];
    Arrays.setAll(d, i -> x[i] - 2 * x[i + 1] + x[i + 2]);
    return d;
  }

  /** {@code D^T z}. */
  private static double[] transposed(double... z) {
    double[] x = new double[z.length + 2];
    for (int i = 0; i < z.length; i++) {
      x[i] += z[i];
      x[i + 1] -= 2 * z[i];
      x[i + 2] += z[i];
    }
    return x;
  }
}
