package org.residua.verification.jqwik;

import java.util.Arrays;
import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.NormBound;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Periodic differences {@code x_{i+1} - x_i} with a fault.
 *
 * @param fault what is wrong
 */
record WrongOperator(Fault fault) implements CustomOperator {

  /** What is wrong. */
  enum Fault {
    /** The transpose lacks {@code y_{n-1}} in its first row. */
    ADJOINT,
    /** The transpose of the transpose is the negative. */
    TWICE,
    /** 1 is added. */
    OFFSET,
    /** The norm is said to be at most 1; it is 2. */
    NORM
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
  public Signal apply(Signal x) {
    return difference(x, 1, fault == Fault.OFFSET ? 1 : 0);
  }

  private static Signal difference(Signal x, int next, double offset) {
    int n = x.shape().length();
    double[] y = new double[x.shape().size()];
    for (int c = 0; c < x.shape().channels(); c++) {
      for (int i = 0; i < n; i++) {
        y[c * n + i] = x.get(c, (i + next + n) % n) - x.get(c, i) + offset;
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
    return new NormBound(0, fault == Fault.NORM ? 1 : 2, "|y_i| <= |x_{i+1}| + |x_i|");
  }

  /** Rows of two terms, a matrix of absolute values of norm 2. */
  @Override
  public double rounding() {
    return 4;
  }

  /**
   * {@code y_{i-1} - y_i}.
   *
   * @param of the differences
   */
  private record Transposed(WrongOperator of) implements CustomOperator {

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
      Signal right = difference(y, -1, 0);
      if (of.fault != Fault.ADJOINT) {
        return right;
      }
      double[] x = new double[y.shape().size()];
      right.copyTo(x);
      for (int c = 0; c < y.shape().channels(); c++) {
        x[c * y.shape().length()] = -y.get(c, 0);
      }
      return Signal.planar(y.shape(), x);
    }

    @Override
    public LinearOperator adjoint() {
      return of.fault == Fault.TWICE ? new Negative(of) : of;
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

  /**
   * {@code -K x}.
   *
   * @param of K
   */
  private record Negative(WrongOperator of) implements CustomOperator {

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
      double[] y = new double[x.shape().size()];
      of.apply(x).copyTo(y);
      return Signal.planar(x.shape(), Arrays.stream(y).map(value -> -value).toArray());
    }

    @Override
    public LinearOperator adjoint() {
      return of.adjoint();
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
