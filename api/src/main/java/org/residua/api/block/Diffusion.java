package org.residua.api.block;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Sector;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.Parameter;
import org.residua.api.signal.Signal;
import org.residua.api.sum.FixedTree;

/**
 * The nonlinear diffusion {@code du/dt = F(u) = -K^T Phi(K u) - C (u - f)}, the gradient flow of
 * {@code E(u) = sum_i P((K u)_i) + 1/2 sum_i c_i (u_i - f_i)^2}.
 *
 * <p>Source: Alt, Peter, Weickert, Schrader (2021), equations (1) to (6).
 *
 * @param operator {@code K}
 * @param activation {@code Phi}, channelwise or coupled
 * @param fidelity {@code C}, or none
 */
public record Diffusion(LinearOperator operator, Activation activation, Fidelity fidelity) {

  /** Refuses an activation that is a diffusivity, and one with fluxes for other responses than those of the filters. */
  public Diffusion {
    if (activation.form() != Activation.Form.FLUX) {
      throw new IllegalArgumentException("a diffusion needs the flux itself, not its diffusivity");
    }
    if (operator instanceof Convolution k) {
      activation.requireResponses(k.outputs());
    }
  }

  /** The diffusion without data term, the flux channelwise. */
  public static Diffusion of(LinearOperator operator, Flux flux) {
    return new Diffusion(operator, Activation.of(flux), Fidelity.none());
  }

  /** The flux of all responses; refused where they have several. */
  public Flux flux() {
    return activation.flux();
  }

  /** The number of inputs of a step: 1, or 2 with a data term. */
  public int inputs() {
    return fidelity.present() ? 2 : 1;
  }

  /** Refuses a list of inputs that is not {@code [u]}, or {@code [u, f]} with a data term. */
  public void requireInputs(List<?> in) {
    if (in.size() != inputs()) {
      throw new IllegalArgumentException("a diffusion " + (fidelity.present() ? "with" : "without")
          + " data term has " + inputs() + " inputs, not " + in.size()
          + (fidelity.present() ? "; give the target f as well" : ""));
    }
  }

  /**
   * {@code E(u)} without data term, summed in the {@link FixedTree}. Needs the memory of a few blocks beside {@code u}
   * where {@code K} is a convolution, otherwise that of {@code K u}.
   */
  public double energy(Signal u) {
    return Energy.smoothness(this, u);
  }

  /** {@code E(u) + 1/2 sum c_i (u_i - f_i)^2}. */
  public double energy(Signal u, Signal target) {
    return energy(u) + 0.5 * Energy.data(fidelity, u, target);
  }

  /** The parameters read, one entry for each place. */
  public List<Parameter> parameters() {
    return Stream.concat(operator.parameters().stream(), activation.parameters().stream()).toList();
  }

  /** The same diffusion with each parameter replaced by another version of it. */
  public Diffusion with(UnaryOperator<Parameter> numbers) {
    return new Diffusion(operator.with(numbers), activation.with(numbers), fidelity);
  }

  /** The step limits of the claims, see {@link StepLimit}. */
  public StepLimit limit() {
    double square = operator.norm().upperSquared();
    Sector sector = activation.sector();
    Sector slope = activation.slope();
    double c = fidelity.largest();
    boolean normClaim = sector.lo() >= 0 && fidelity.constant();
    return new StepLimit(
        normClaim ? Optional.of(StepLimit.largest(sector.hi(), square, 2 * c)) : Optional.empty(),
        Optional.of(StepLimit.largest(Math.max(0, slope.hi()), square, c)),
        slope.lo() >= 0
            ? Optional.of(StepLimit.largest(slope.magnitude(), square, c)) : Optional.empty());
  }
}
