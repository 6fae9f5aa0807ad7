package org.residua.verification;

import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.NormBound;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Differences {@code x_{i+1} - x_i} of any number of samples, at the last of which {@code -x_{n-1}} stands, and a transpose
 * with a bug.
 *
 * @param bug of the transpose
 */
record PlantedDifference(Bug bug) implements CustomOperator {

  /** What is wrong. */
  enum Bug { NONE, SIGN, SCALE, EARLY, LATE, FIRST_ROW, LAST_ROW, LAST_COLUMN, UNTRANSPOSED, NOTHING, CURVED }

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape source) {
    return source;
  }

  @Override
  public Signal apply(Signal x) {
    return each(x, (row, i) -> at(row, i + 1) - row[i]);
  }

  /** What is done at each place. */
  @FunctionalInterface
  private interface Rule {

    double at(double[] row, int i);
  }

  private static double at(double[] row, int i) {
    return i < 0 || i >= row.length ? 0 : row[i];
  }

  private static Signal each(Signal x, Rule rule) {
    int n = x.shape().length();
    double[] y = new double[x.shape().size()];
    for (int c = 0; c < x.shape().channels(); c++) {
      double[] row = x.channel(c);
      for (int i = 0; i < n; i++) {
        y[c * n + i] = rule.at(row, i);
      }
    }
    return Signal.planar(x.shape(), y);
  }

  @Override
  public LinearOperator adjoint() {
    return new Transposed(this);
  }

  @Override
  public NormBound norm() {
    return new NormBound(0, 2, "two terms in rows and columns");
  }

  @Override
  public double rounding() {
    return 4;
  }

  /**
   * {@code y_{i-1} - y_i} with the bug.
   *
   * @param of what it is the transpose of
   */
  private record Transposed(PlantedDifference of) implements CustomOperator {

    private static double right(double[] y, int i) {
      return at(y, i - 1) - at(y, i);
    }

    @Override
    public int targetChannels(int channels) {
      return channels;
    }

    @Override
    public Shape target(Shape source) {
      return source;
    }

    @Override
    public Signal apply(Signal y) {
      return each(y, switch (of.bug) {
        case NONE -> Transposed::right;
        case SIGN -> (row, i) -> -right(row, i);
        case SCALE -> (row, i) -> 2.5 * right(row, i);
        case EARLY -> (row, i) -> right(row, i + 1);
        case LATE -> (row, i) -> right(row, i - 2);
        case FIRST_ROW -> (row, i) -> i == 0 ? 0 : right(row, i);
        case LAST_ROW -> (row, i) -> i == row.length - 1 ? row[i] : right(row, i);
        case LAST_COLUMN -> (row, i) -> i == row.length - 1 ? at(row, i - 1) : right(row, i);
        case UNTRANSPOSED -> (row, i) -> at(row, i + 1) - row[i];
        case NOTHING -> (_, _) -> 0;
        case CURVED -> (row, i) -> right(row, i) * (row[i] == 0.75 ? 2 : 1);
      });
    }

    @Override
    public LinearOperator adjoint() {
      return of;
    }

    @Override
    public NormBound norm() {
      return of.norm();
    }

    @Override
    public double rounding() {
      return of.rounding();
    }
  }
}
