package org.example.weekly;

import java.util.List;
import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.NormBound;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * Differences between days, weighted by the day of the week: {@code (K x)_i = w_{i mod 7} (x_{i+1} - x_i)}, one less than there are
 * days. A small weight lets the series jump there.
 *
 * @param weights of the steps from day 0 to 1, from 1 to 2, ...; seven, at least 0, finite
 */
public record WeeklyDifference(List<Double> weights) implements CustomOperator {

  /** Refuses what is not a week of weights. */
  public WeeklyDifference {
    weights = List.copyOf(weights);
    if (weights.size() != 7 || weights.stream().anyMatch(w -> !(w >= 0 && w < Double.POSITIVE_INFINITY))) {
      throw new IllegalArgumentException("weights = " + weights + "; give seven, finite and at least 0");
    }
  }

  private double weight(int i) {
    return weights.get(i % 7);
  }

  @Override
  public int targetChannels(int channels) {
    return channels;
  }

  @Override
  public Shape target(Shape days) {
    if (days.length() < 2) {
      throw new IllegalArgumentException(days.length() + " day has no difference; give at least 2");
    }
    return new Shape(days.channels(), days.length() - 1);
  }

  @Override
  public Signal apply(Signal x) {
    Shape target = target(x.shape());
    double[] y = new double[target.size()];
    for (int c = 0; c < target.channels(); c++) {
      for (int i = 0; i < target.length(); i++) {
        y[c * target.length() + i] = weight(i) * (x.get(c, i + 1) - x.get(c, i));
      }
    }
    return Signal.planar(target, y);
  }

  @Override
  public LinearOperator adjoint() {
    return new Transposed(this);
  }

  /** {@code ||K|| <= 2 max w}: a difference of two, each entering two rows. */
  @Override
  public NormBound norm() {
    double largest = weights.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new NormBound(0, 2 * largest, "twice the largest weight");
  }

  /** A row rounds twice, and {@code |K|} has the norm {@code 2 max w} as well. */
  @Override
  public double rounding() {
    return 2 * norm().upper();
  }

  /**
   * {@code (K^T y)_i = w_{i-1} y_{i-1} - w_i y_i}, without what lies outside.
   *
   * @param of K
   */
  private record Transposed(WeeklyDifference of) implements CustomOperator {

    @Override
    public int targetChannels(int channels) {
      return channels;
    }

    @Override
    public Shape target(Shape differences) {
      return new Shape(differences.channels(), differences.length() + 1);
    }

    @Override
    public Signal apply(Signal y) {
      Shape target = target(y.shape());
      double[] x = new double[target.size()];
      for (int c = 0; c < target.channels(); c++) {
        for (int i = 0; i < y.shape().length(); i++) {
          double weighted = of.weight(i) * y.get(c, i);
          x[c * target.length() + i] -= weighted;
          x[c * target.length() + i + 1] += weighted;
        }
      }
      return Signal.planar(target, x);
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
