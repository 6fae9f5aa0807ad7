package org.residua.verification.jqwik;

import java.util.List;
import org.residua.api.block.Diffusion;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/**
 * A diffusion with signals that it can act on and a step size relative to a limit.
 *
 * @param diffusion K, Phi, C
 * @param u the state
 * @param v another state of the same shape
 * @param f the target of the data term, where there is one
 * @param fraction the step size in units of the limit, in {@code (0, 1]}
 */
public record Problem(Diffusion diffusion, Signal u, Signal v, Signal f, double fraction) {

  /** {@code [u]}, or {@code [u, f]} with a data term. */
  public List<Signal> inputs() {
    return diffusion.fidelity().present() ? List.of(u, f) : List.of(u);
  }

  /** The shape of the signals. */
  public Shape shape() {
    return u.shape();
  }

  /** {@code fraction} of a limit; never above it. */
  public double tau(double limit) {
    return fraction * limit;
  }

  /** {@code fraction} of the certified limit of the diffusion. */
  public double tau() {
    return tau(diffusion.limit().certified());
  }

  /** The rounding margins of the diffusion. */
  public RoundingMargin margin() {
    return RoundingMargin.of(diffusion, shape());
  }
}
