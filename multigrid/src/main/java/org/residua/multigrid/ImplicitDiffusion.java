package org.residua.multigrid;

import java.util.Arrays;
import org.residua.api.arithmetic.Fma;
import org.residua.api.block.Fidelity;
import org.residua.api.block.ImplicitStep;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/**
 * The equation of an implicit step, {@code v + tau (K^T Phi(K v) + C v) = u + tau C f}, on one channel. With a data term and
 * without the first {@code v} it would be the steady state, which large {@code tau} come close to.
 *
 * <p>Relaxation divides by the diagonal with diffusivities, which is above that of the Jacobian where they do not increase.
 *
 * @param step {@code K}, {@code Phi}, {@code C}, {@code tau}; {@code K} one-channel filters, {@code g >= 0}
 * @param length number of samples
 */
public record ImplicitDiffusion(ImplicitStep step, int length) {

  /** Refuses several channels, coupled responses, and diffusivities that may be negative. */
  public ImplicitDiffusion {
    if (filters(step).inputs() != 1) {
      throw new IllegalArgumentException(step.diffusion().operator() + " reads " + filters(step).inputs()
          + " channels; multigrid solves one at a time");
    }
    requireDefinite(step);
  }

  static void requireDefinite(ImplicitStep step) {
    if (!step.definite()) {
      throw new IllegalArgumentException(step.diffusion().activation() + " has diffusivities below 0, for which a relaxation may"
          + " divide by 0; use Newton's method");
    }
  }

  private static Convolution filters(ImplicitStep step) {
    return (Convolution) step.diffusion().operator();
  }

  /** The equation. */
  public NonlinearEquation equation() {
    SparseMatrix k = Matrices.of(filters(step), length);
    double[] weights = new double[k.rows()];
    Arrays.fill(weights, step.tau());
    SparseMatrix linear = SparseMatrix.of("A", length, rows -> {
      for (int i = 0; i < length; i++) {
        rows.add(i, 1 + step.tau() * fidelity(i)).end();
      }
    });
    Activation flux = step.diffusion().activation();
    return new NonlinearEquation(linear, new WeightedRows(k, Signal.of(weights)), flux, Activation.Form.DIFFUSIVITY);
  }

  /**
   * {@code u + tau C f}.
   *
   * @param u one channel
   * @param f the target; where its weight is 0 it is not read, and may be NaN
   */
  public Signal rightHandSide(Signal u, Signal f) {
    double[] samples = u.requireFinite("input").channel(0);
    f.requireFiniteOrMissing("target");
    for (int i = 0; i < samples.length; i++) {
      double c = fidelity(i);
      samples[i] = c == 0 ? samples[i] : Fma.of(step.tau() * c, f.get(0, i), samples[i]);
    }
    return Signal.of(samples);
  }

  private double fidelity(int i) {
    return switch (step.diffusion().fidelity()) {
      case Fidelity.None _ -> 0;
      case Fidelity.Constant constant -> constant.weight();
      case Fidelity.Weights given -> given.weights().get(0, i);
    };
  }

  /** Every second sample; linear interpolation for first differences, cubic for all others. */
  public Coarsening coarsening() {
    int order = filters(step).taps() - 1;
    Boundary boundary = filters(step).boundary();
    return order <= 1 ? Coarsening.linear(length, boundary, 1) : Coarsening.cubic(length, boundary, order);
  }
}
