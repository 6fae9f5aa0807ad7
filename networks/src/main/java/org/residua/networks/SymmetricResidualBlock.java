package org.residua.networks;

import java.util.List;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.StepSize;

/**
 * {@code u - tau K^T Phi(K u)}: a residual block whose second layer is the transpose of the first, with
 * one set of weights.
 *
 * <p>Shapes: {@code C x N -> C x N}. For {@code tau <= 2/(g_max ||K||^2)} the Euclidean norm does not
 * grow, for monotone {@code Phi} and {@code tau <= 2/(L ||K||^2)} the block is nonexpansive; beyond, it
 * runs and nothing is certified. Source: Alt, Peter, Weickert, Schrader (2021), section 3.1.
 *
 * @param step the step size; as a fraction of the limit it keeps what is certified while the weights are trained
 * @param diffusion {@code K} and {@code Phi}
 */
public record SymmetricResidualBlock(StepSize step, Diffusion diffusion) implements Block {

  /** Refuses a step size that does not fit. */
  public SymmetricResidualBlock {
    step.of(diffusion);
  }

  /** The block with a fixed step size of any size. */
  public SymmetricResidualBlock(double tau, Diffusion diffusion) {
    this(StepSize.unchecked(tau), diffusion);
  }

  @Override
  public int inputs() {
    return diffusion.inputs();
  }

  @Override
  public <V> List<V> express(Algebra<V> algebra, List<V> inputs) {
    return List.of(algebra.gradientStep(step, diffusion, inputs));
  }
}
