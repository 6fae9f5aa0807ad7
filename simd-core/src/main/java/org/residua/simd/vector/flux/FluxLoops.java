package org.residua.simd.vector.flux;

import java.util.Optional;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.simd.copy.Cache;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.element.ElementLoop;

/** The copies of formulas, activations and potentials for one vector width, made when first used. Thread safe. */
public final class FluxLoops {

  private final Width width;
  private final Cache<Class<? extends Formula>, Formula> formulas;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> fluxes;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> diffusivities;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> derivatives;
  private final Cache<Class<?>, PotentialLoop> potentials;
  private final CoupledLoop magnitudes;
  private final Coupled coupled;

  /** None yet. */
  public FluxLoops(Width width, ElementLoop elements) {
    this.width = width;
    this.formulas = new Cache<>(template -> LoopMaker.copy(Formula.class, template, width));
    this.fluxes = new Cache<>(template -> activation(template, Activation.Form.FLUX));
    this.diffusivities = new Cache<>(template -> activation(template, Activation.Form.DIFFUSIVITY));
    this.derivatives = new Cache<>(template -> activation(template, Activation.Form.DERIVATIVE));
    this.potentials = new Cache<>(this::made);
    this.magnitudes = LoopMaker.copy(CoupledLoop.class, CoupledTemplate.class, width);
    this.coupled = new Coupled(this, magnitudes, elements);
  }

  /** A formula, not inlined. */
  public Formula formula(Class<? extends Formula> template) {
    return formulas.of(template);
  }

  /** The same, of one that fits into the loops of others. */
  public VectorFlux fused(Class<? extends Formula> template) {
    return (VectorFlux) formulas.of(template);
  }

  /** Groups of responses. */
  public Coupled coupled() {
    return coupled;
  }

  /** Magnitudes of groups. */
  public CoupledLoop magnitudes() {
    return magnitudes;
  }

  /** The loop of a flux. */
  public ActivationLoop activation(Flux flux, Activation.Form form) {
    Class<? extends FluxTemplate> template = FluxTemplate.of(flux);
    return switch (form) {
      case FLUX -> fluxes.of(template);
      case DIFFUSIVITY -> diffusivities.of(template);
      case DERIVATIVE -> derivatives.of(template);
    };
  }

  /** A flux or several on channels of {@code length} values: {@code z = Phi(y)}, or another form; {@code z} may be {@code y}. */
  public void run(Activation activation, Activation.Form form, double[] y, double[] z, int channels, int length) {
    int together = activation.bank().uniform() ? channels : 1;
    for (int m = 0; m < channels; m += together) {
      Flux flux = activation.flux(m);
      activation(flux, form).run(flux, y, m * length, z, m * length, together * length);
    }
  }

  /** The loop of a potential, where it is evaluated on vectors. */
  public Optional<PotentialLoop> potential(Flux flux) {
    Class<? extends FluxTemplate> template = FluxTemplate.of(flux);
    return Formula.class.isAssignableFrom(template)
        ? formula(template.asSubclass(Formula.class)).potential().map(potentials::of) : Optional.empty();
  }

  private PotentialLoop made(Class<?> template) {
    return VectorPotential.class.isAssignableFrom(template)
        ? LoopMaker.copy(PotentialLoop.class, PotentialTemplate.class, new PotentialLoop.Constants(
            width, LoopMaker.copy(VectorPotential.class, template.asSubclass(VectorPotential.class), width)))
        : LoopMaker.copy(PotentialLoop.class, template.asSubclass(PotentialLoop.class), width);
  }

  private ActivationLoop activation(Class<? extends FluxTemplate> template, Activation.Form form) {
    if (FluxTemplate.fused(template)) {
      return LoopMaker.copy(ActivationLoop.class, ActivationTemplate.class,
          new ActivationLoop.FormulaConstants(
              width, fused(template.asSubclass(VectorFlux.class)), form));
    }
    if (StagedFlux.class.isAssignableFrom(template)) {
      return LoopMaker.copy(ActivationLoop.class, StagedTemplate.class,
          new ActivationLoop.StagedConstants(width,
              LoopMaker.copy(StagedFlux.class, template.asSubclass(StagedFlux.class), width), form));
    }
    if (template == ConvexTemplate.class) {
      return LoopMaker.copy(ActivationLoop.class, ConvexTemplate.class, new ActivationLoop.ConvexConstants(width, this, form));
    }
    return LoopMaker.copy(ActivationLoop.class, template.asSubclass(ActivationLoop.class),
        new ActivationLoop.Constants(width, form));
  }
}
