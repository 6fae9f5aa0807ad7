package org.residua.api.block;

import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Identity;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Scaled;
import org.residua.api.signal.Signal;
import org.residua.api.sum.FixedTree;

/** The weights {@code c_i >= 0} of a data term {@code C (u - f)}, or none. */
public sealed interface Fidelity {

  /** {@code C} as an operator; zero when there is no data term. */
  LinearOperator operator();

  /**
   * {@code z_i = c_{from+i} d_i} for {@code i = 0..count-1}.
   *
   * @param from the planar index of the first sample
   * @param count at most {@link FixedTree#BLOCK}
   * @param d the factors
   * @param z receives the products
   */
  void weigh(int from, int count, double[] d, double[] z);

  /**
   * {@code z_i = f_i} where {@code c_i > 0}, and 0 where the sample is missing.
   *
   * @param count all samples, in planar order
   * @param f the target
   * @param z receives what is present of it
   */
  default void keepPresent(int count, double[] f, double[] z) {
    System.arraycopy(f, 0, z, 0, count);
  }

  /** {@code max_i c_i}; 0 when there is no data term. */
  double largest();

  /** Whether all samples have the same weight. */
  boolean constant();

  /** Whether there is a data term. */
  default boolean present() {
    return !(this instanceof None);
  }

  /** No data term. */
  static Fidelity none() {
    return new None();
  }

  /** The same weight for all samples; 0 means no data term. */
  static Fidelity of(double weight) {
    return weight == 0 ? none() : new Constant(weight);
  }

  /** No data term. */
  record None() implements Fidelity {

    @Override
    public LinearOperator operator() {
      return new Scaled(0, new Identity());
    }

    @Override
    public void weigh(int from, int count, double[] d, double[] z) {
      for (int i = 0; i < count; i++) {
        z[i] = 0 * d[i];
      }
    }

    @Override
    public double largest() {
      return 0;
    }

    @Override
    public boolean constant() {
      return true;
    }
  }

  /**
   * The same weight for all samples.
   *
   * @param weight {@code c > 0}
   */
  record Constant(double weight) implements Fidelity {

    /** Refuses weights that are not positive and finite. */
    public Constant {
      if (!(weight > 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException(
            "fidelity = " + weight + " must be finite and at least 0; 0 means no data term");
      }
    }

    @Override
    public LinearOperator operator() {
      return new Scaled(weight, new Identity());
    }

    @Override
    public void weigh(int from, int count, double[] d, double[] z) {
      for (int i = 0; i < count; i++) {
        z[i] = weight * d[i];
      }
    }

    @Override
    public double largest() {
      return weight;
    }

    @Override
    public boolean constant() {
      return true;
    }
  }

  /**
   * A weight for each sample; 0 marks a missing one.
   *
   * @param weights {@code c_i >= 0}, of the signal's shape
   */
  record Weights(Signal weights) implements Fidelity {

    /** Refuses weights that are negative or not finite. */
    public Weights {
      weights.requireFinite("fidelity weights");
      for (int c = 0; c < weights.shape().channels(); c++) {
        for (int i = 0; i < weights.shape().length(); i++) {
          if (weights.get(c, i) < 0) {
            throw new IllegalArgumentException("fidelity weight " + i + " of channel " + c + " is "
                + weights.get(c, i) + "; it must be at least 0");
          }
        }
      }
    }

    @Override
    public LinearOperator operator() {
      return new Diagonal(weights);
    }

    @Override
    public void weigh(int from, int count, double[] d, double[] z) {
      weights.copyTo(from, z, 0, count);
      for (int i = 0; i < count; i++) {
        z[i] *= d[i];
      }
    }

    @Override
    public void keepPresent(int count, double[] f, double[] z) {
      if (weights.shape().size() != count) {
        throw new IllegalArgumentException("weights " + weights.shape() + " for a target of " + count
            + " samples; give one for each");
      }
      weights.copyTo(0, z, 0, count);
      for (int i = 0; i < count; i++) {
        z[i] = z[i] > 0 ? f[i] : 0;
      }
    }

    @Override
    public double largest() {
      return new Diagonal(weights).norm().upper();
    }

    @Override
    public boolean constant() {
      return false;
    }
  }
}
