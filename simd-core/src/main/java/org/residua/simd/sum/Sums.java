package org.residua.simd.sum;

import org.residua.api.block.Fidelity;
import org.residua.api.flux.Activation;
import org.residua.api.memory.Access;
import org.residua.api.operator.Stencil;
import org.residua.api.signal.Signal;
import org.residua.api.sum.Euclidean;
import org.residua.api.sum.FixedTree;
import org.residua.api.sum.PairwiseSum;
import org.residua.simd.team.Workers;

/**
 * Sums over signals by a team of threads; small ones stay on the caller's. No bit depends on the number of threads.
 *
 * @param loops over the terms
 * @param workers the threads
 */
public record Sums(SumLoops loops, Workers workers) {

  private static final Access ACCESS = new Access();

  /** {@code sum_i x_i y_i} over {@code count} samples; with {@code y = x} the sum of squares. */
  public double dot(double[] x, double[] y, int count) {
    return TreeSum.alone(count, workers) ? loops.dot(x, y, 0, count)
        : TreeSum.of(count, workers, (from, to) -> loops.dot(x, y, from, to));
  }

  /** {@code ||x - y||^2} over {@code count} samples. */
  public double squaredDistance(double[] x, double[] y, int count) {
    return TreeSum.of(count, workers, (from, to) -> loops.squaredDistance(x, y, from, to));
  }

  /** {@code ||u||}. */
  public double norm(Signal u) {
    return norm(u.samples(ACCESS), u.shape().size());
  }

  /** {@code ||x||} over {@code count} samples. */
  public double norm(double[] x, int count) {
    return Euclidean.norm(dot(x, x, count), x, count);
  }

  /** Whether a sum of squares is of use: none of them left the range of doubles. */
  public static boolean useful(double squares) {
    return !Euclidean.useless(squares);
  }

  /** {@code ||u - v||}; refused for signals of two shapes. */
  public double distance(Signal u, Signal v) {
    u.requireShape(v.shape());
    double[] x = u.samples(ACCESS);
    double[] y = v.samples(ACCESS);
    return Euclidean.distance(squaredDistance(x, y, u.shape().size()), x, y, u.shape().size());
  }

  /**
   * {@code sum_i P((K u)_i)}, coupled {@code P} of the magnitudes of the groups; nothing of the signal's size is stored.
   *
   * @param k the filter bank
   * @param activation whose flux has the potential {@code P}
   * @param u {@code C x length} samples
   * @param length samples per channel
   */
  public double smoothness(Stencil k, Activation activation, double[] u, int length) {
    EnergySum energy = new EnergySum(loops, k, activation, u, length);
    return TreeSum.of(energy.count(), workers, energy::of);
  }

  /** The same for a signal. */
  public double smoothness(Stencil k, Activation activation, Signal u) {
    return smoothness(k, activation, u.samples(ACCESS), u.shape().length());
  }

  /** {@code sum_i c_i d_i d_i} with {@code d = u - f}: {@code c_i d_i} is rounded before it is multiplied. */
  public double data(Fidelity fidelity, Signal u, Signal target) {
    u.requireShape(target.shape());
    double[] x = u.samples(ACCESS);
    double[] f = target.samples(ACCESS);
    return TreeSum.of(u.shape().size(), workers, (from, to) -> data(fidelity, x, f, from, to));
  }

  private double data(Fidelity fidelity, double[] u, double[] f, int from, int to) {
    double[] d = new double[FixedTree.BLOCK];
    double[] weighted = new double[FixedTree.BLOCK];
    PairwiseSum sum = new PairwiseSum();
    for (int at = from, size; at < to; at += size) {
      size = Math.min(FixedTree.BLOCK, to - at);
      for (int i = 0; i < size; i++) {
        d[i] = u[at + i] - f[at + i];
      }
      fidelity.weigh(at, size, d, weighted);
      sum.add(loops.dot(d, weighted, 0, size));
    }
    return sum.value();
  }
}
