package org.example.weekly;

import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.NormBound;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * The same operator, whose transpose has the wrong sign in its first row: a mistake that is easily made at a boundary.
 *
 * @param right the operator
 * @param transposed whether this is the transpose
 */
record Planted(LinearOperator right, boolean transposed) implements CustomOperator {

  /** As it is, or with the mistake where the property {@code weekly.planted} asks for it. */
  static CustomOperator asAsked(CustomOperator right) {
    return Boolean.getBoolean("weekly.planted") ? new Planted(right, false) : right;
  }

  @Override
  public int targetChannels(int channels) {
    return right.targetChannels(channels);
  }

  @Override
  public Shape target(Shape source) {
    return right.target(source);
  }

  @Override
  public Signal apply(Signal u) {
    Signal v = right.apply(u);
    double[] samples = new double[v.shape().size()];
    v.copyTo(samples);
    for (int c = 0; transposed && c < v.shape().channels(); c++) {
      samples[c * v.shape().length()] *= -1;
    }
    return Signal.planar(v.shape(), samples);
  }

  @Override
  public LinearOperator adjoint() {
    return new Planted(right.adjoint(), !transposed);
  }

  @Override
  public NormBound norm() {
    return right.norm();
  }

  @Override
  public double rounding() {
    return ((CustomOperator) right).rounding();
  }
}
