package org.residua.verification;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;

/**
 * Textbook code for {@code min 1/2 sum c_i (u_i - f_i)^2 + sum P((K u)_i)} with dense matrices: energy, gradient, Hessian,
 * minimiser, and the dual problem {@code max -1/2 sum (K^T p)_i^2 / c_i + <K^T p, f> - sum P*(p)}.
 */
final class Variation {

  private final Penalty penalty;
  private final Convolution filter;
  private final double[][] k;
  private final double[] c;
  private final double[] f;

  private Variation(Penalty penalty, Convolution filter, double[] c, double[] f) {
    this.penalty = penalty;
    this.filter = filter;
    this.k = DenseMatrix.of(filter, 1, f.length);
    this.c = c.clone();
    this.f = f.clone();
  }

  /** Of differences {@code K} of an order, weights and a target. */
  static Variation of(Penalty penalty, int order, double[] c, double[] f) {
    return new Variation(penalty, Convolution.difference(order, Boundary.NATURAL), c, f);
  }

  /** The same with other weights. */
  Variation weighted(double[] weights) {
    return new Variation(penalty, filter, weights, f);
  }

  Penalty penalty() {
    return penalty;
  }

  double[] c() {
    return c.clone();
  }

  double[] f() {
    return f.clone();
  }

  /** What is under test, the weights given one by one or, where they are the same, as one. */
  Diffusion diffusion() {
    boolean same = Arrays.stream(c).allMatch(weight -> weight == c[0]);
    return new Diffusion(filter, Activation.of(penalty.flux()), same ? Fidelity.of(c[0]) : new Fidelity.Weights(Signal.of(c)));
  }

  double energy(double[] u) {
    return sum(each(DenseMatrix.multiply(k, u), penalty::value))
        + IntStream.range(0, u.length).mapToDouble(i -> c[i] * Math.pow(u[i] - f[i], 2) / 2).sum();
  }

  /** {@code C (u - f) + K^T Phi(K u)}. */
  double[] gradient(double[] u) {
    double[] force = force(u);
    return IntStream.range(0, u.length).mapToDouble(i -> c[i] * (u[i] - f[i]) + force[i]).toArray();
  }

  /** {@code ||C f||}, which gradients are compared with. */
  double scale() {
    return norm(IntStream.range(0, f.length).mapToDouble(i -> c[i] * f[i]).toArray());
  }

  private double[] force(double[] u) {
    return DenseMatrix.multiplyTransposed(k, each(DenseMatrix.multiply(k, u), penalty::slope));
  }

  /** The dual objective at {@code p = Phi(K u)}; all weights must be positive. */
  double dual(double[] u) {
    double[] q = force(u);
    double conjugate = sum(each(each(DenseMatrix.multiply(k, u), penalty::slope), penalty::conjugate));
    return IntStream.range(0, u.length).mapToDouble(i -> q[i] * f[i] - q[i] * q[i] / (2 * c[i])).sum() - conjugate;
  }

  /** Energy less dual objective, never negative but for rounding. */
  double gap(double[] u) {
    return energy(u) - dual(u);
  }

  /** {@code sum_i x_i^2 c_i / 2} of the difference, which the gap bounds. */
  double halfSquare(double[] u, double[] v) {
    return IntStream.range(0, u.length).mapToDouble(i -> c[i] * Math.pow(u[i] - v[i], 2) / 2).sum();
  }

  /** {@code (C + K^T P''(K u) K | right)}; curvatures below {@code least} are raised to it. */
  private double[][] hessian(double[] u, double least, double[] right) {
    double[] w = each(DenseMatrix.multiply(k, u), s -> Math.max(least, penalty.curvature(s)));
    double[][] a = new double[u.length][u.length + 1];
    for (int i = 0; i < u.length; i++) {
      for (int j = Math.max(0, i - filter.taps() + 1); j < Math.min(u.length, i + filter.taps()); j++) {
        for (int r = 0; r < k.length; r++) {
          a[i][j] += k[r][i] * w[r] * k[r][j];
        }
      }
      a[i][i] += c[i];
      a[i][u.length] = right[i];
    }
    return a;
  }

  /** Newton's iteration with halved steps until the energy falls no more, to a gradient of {@code 1e-12 ||C f||}. */
  double[] minimiser() {
    double[] u = new double[f.length];
    while (norm(gradient(u)) > 1e-12 * scale()) {
      double[] step = DenseMatrix.solve(hessian(u, 1e-4, gradient(u)));
      double t = 1;
      while (!better(plus(u, -t, step), u)) {
        t /= 2;
      }
      u = plus(u, -t, step);
    }
    return u;
  }

  private boolean better(double[] v, double[] u) {
    return energy(v) < energy(u) || norm(gradient(v)) < norm(gradient(u)) / 2;
  }

  /** {@code ||H^{-1}||_F} at {@code u}: to first order, a gradient bounds the distance with it. */
  double condition(double[] u) {
    double square = 0;
    for (int i = 0; i < u.length; i++) {
      double[] unit = new double[u.length];
      unit[i] = 1;
      square += Math.pow(norm(DenseMatrix.solve(hessian(u, 0, unit))), 2);
    }
    return Math.sqrt(square);
  }

  private static double[] plus(double[] u, double t, double[] v) {
    return IntStream.range(0, u.length).mapToDouble(i -> u[i] + t * v[i]).toArray();
  }

  static double norm(double[] x) {
    return Math.sqrt(sum(each(x, s -> s * s)));
  }

  static double distance(double[] u, double[] v) {
    return norm(plus(u, -1, v));
  }

  private static double sum(double[] x) {
    return Arrays.stream(x).sum();
  }

  private static double[] each(double[] x, DoubleUnaryOperator map) {
    return Arrays.stream(x).map(map).toArray();
  }
}
