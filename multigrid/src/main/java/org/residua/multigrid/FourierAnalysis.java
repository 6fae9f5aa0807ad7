package org.residua.multigrid;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * The convergence factor of the two-grid method for {@code K^T K}, by local Fourier analysis: constant coefficients without
 * ends, where each frequency {@code theta} is coupled with {@code theta + pi} only. The maximum over the frequencies of the
 * spectral radius of the {@code 2 x 2} symbol of one cycle.
 *
 * <p>The symbols are not formulas of their own but those of what runs: the sweeps and transfers of a periodic problem of
 * {@value #SAMPLES} samples are applied to both harmonics, real and imaginary part. Source: Trottenberg, Oosterlee, Schüller
 * (2001), chapter 4.
 */
public final class FourierAnalysis {

  private static final int SAMPLES = 192;

  private final Sweep smoothing;
  private final LinearEquation fine;
  private final Transfer transfer;
  private final SparseMatrix coarse;
  private final int pre;
  private final int post;

  private FourierAnalysis(Smoother smoother, int order, int pre, int post) {
    this.fine = new LinearEquation(Matrices.elliptic(0, 1, Convolution.difference(order, Boundary.PERIODIC), SAMPLES));
    this.transfer = (order == 1 ? Coarsening.linear(SAMPLES, Boundary.PERIODIC, order)
        : Coarsening.cubic(SAMPLES, Boundary.PERIODIC, order)).step(fine.matrix()).transfer();
    this.coarse = fine.coarse(transfer).matrix();
    this.smoothing = smoother.on(fine);
    this.pre = pre;
    this.post = post;
  }

  /**
   * The factor.
   *
   * @param smoother of colours that repeat with 2 samples, or of one colour
   * @param order of the differences {@code K}: 1 with linear, 2 with cubic interpolation
   * @param pre sweeps before the correction
   * @param post sweeps after it
   */
  public static double factor(Smoother smoother, int order, int pre, int post) {
    FourierAnalysis analysis = new FourierAnalysis(smoother, order, pre, post);
    double largest = 0;
    for (int k = 1; k < SAMPLES / 4; k++) {
      largest = Math.max(largest, analysis.radius(k));
    }
    return largest;
  }

  /** A complex signal. */
  private record Wave(Signal re, Signal im) {

    static Wave of(int frequency) {
      double[] re = new double[SAMPLES];
      double[] im = new double[SAMPLES];
      for (int i = 0; i < SAMPLES; i++) {
        double angle = 2 * Math.PI * Math.floorMod((long) frequency * i, SAMPLES) / SAMPLES;
        re[i] = StrictMath.cos(angle);
        im[i] = StrictMath.sin(angle);
      }
      return new Wave(Signal.of(re), Signal.of(im));
    }

    /** {@code x_i / w_i} for a wave of modulus 1. */
    double[] over(Wave w, int i) {
      double c = w.re.get(0, i);
      double s = w.im.get(0, i);
      return new double[] {re.get(0, i) * c + im.get(0, i) * s, im.get(0, i) * c - re.get(0, i) * s};
    }
  }

  /** Of the errors of frequencies {@code k} and {@code k + n/2}. */
  private double radius(int k) {
    int high = k + SAMPLES / 2;
    double symbol = coarseSymbol(k);
    Wave low = Wave.of(k);
    double[][] first = harmonics(cycle(low, symbol), low);
    double[][] second = harmonics(cycle(Wave.of(high), symbol), low);
    return radius(first[0], second[0], first[1], second[1]);
  }

  /** How much of both harmonics: read far from where a sweep begins and ends, as the second one alternates against the first. */
  private static double[][] harmonics(Wave x, Wave low) {
    double[] even = x.over(low, SAMPLES / 2);
    double[] odd = x.over(low, SAMPLES / 2 + 1);
    return new double[][] {{(even[0] + odd[0]) / 2, (even[1] + odd[1]) / 2}, {(even[0] - odd[0]) / 2, (even[1] - odd[1]) / 2}};
  }

  /** The eigenvalue of the coarse matrix, which is circulant, for the frequency that both harmonics become. */
  private double coarseSymbol(int k) {
    double sum = 0;
    for (int m = 0; m < coarse.count(0); m++) {
      sum += coarse.entry(0, m) * StrictMath.cos(2 * Math.PI * k * coarse.column(0, m) / coarse.rows());
    }
    return sum;
  }

  private Wave cycle(Wave error, double symbol) {
    return new Wave(cycle(error.re, symbol), cycle(error.im, symbol));
  }

  /** One cycle for {@code b = 0}: the error is the iterate. */
  private Signal cycle(Signal error, double symbol) {
    Algebra<Signal> direct = new DirectAlgebra();
    Signal zero = direct.zero(error);
    Signal x = error;
    for (int s = 0; s < pre; s++) {
      x = smoothing.sweep(direct, x, zero);
    }
    Signal restricted = direct.apply(transfer.interpolation().adjoint(), fine.residual(direct, x, zero));
    Signal correction = direct.combine(List.of(1 / symbol), List.of(restricted));
    x = direct.combine(List.of(1.0, 1.0), List.of(x, direct.apply(transfer.interpolation(), correction)));
    for (int s = 0; s < post; s++) {
      x = smoothing.sweep(direct, x, zero);
    }
    return x;
  }

  /** The larger modulus of the eigenvalues of {@code [[a, b], [c, d]]}. */
  private static double radius(double[] a, double[] b, double[] c, double[] d) {
    double[] half = {(a[0] + d[0]) / 2, (a[1] + d[1]) / 2};
    double[] difference = {(a[0] - d[0]) / 2, (a[1] - d[1]) / 2};
    double[] square = sum(times(difference, difference), times(b, c));
    double size = Math.hypot(square[0], square[1]);
    double re = Math.sqrt(Math.max(0, (size + square[0]) / 2));
    double im = Math.copySign(Math.sqrt(Math.max(0, (size - square[0]) / 2)), square[1]);
    return Math.max(Math.hypot(half[0] + re, half[1] + im), Math.hypot(half[0] - re, half[1] - im));
  }

  private static double[] times(double[] a, double[] b) {
    return new double[] {a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]};
  }

  private static double[] sum(double[] a, double[] b) {
    return new double[] {a[0] + b[0], a[1] + b[1]};
  }
}
