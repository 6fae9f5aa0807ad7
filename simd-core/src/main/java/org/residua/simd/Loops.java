package org.residua.simd;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;

/**
 * The compiled copies of all loops for one vector width, those for a type of flux made when it is first
 * used. Thread safe; a look-up of a filter, element or activation loop does not allocate.
 */
final class Loops {

  private final Width width;
  private final Filter forward;
  private final Filter transposed;
  private final ElementLoop elements;
  private final CoupledLoop magnitudes;
  private final Coupled coupled;
  private final Reductions reductions;
  private final ByUpdate<UpdateLoop> updates;
  private final Cache<Class<? extends VectorFlux>, VectorFlux> formulas;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> fluxes;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> diffusivities;
  private final Cache<PairLoop.Constants, PairLoop> pairs;

  Loops(VectorSpecies<Double> species) {
    this.width = new Width(species);
    this.forward = new Filter(width, false);
    this.transposed = new Filter(width, true);
    this.elements = Copies.copy(ElementLoop.class, ElementTemplate.class, width);
    this.magnitudes = Copies.copy(CoupledLoop.class, CoupledTemplate.class, width);
    this.coupled = new Coupled(this, magnitudes);
    this.reductions = new Reductions(width);
    this.updates = ByUpdate.each(update -> Copies.copy(
        UpdateLoop.class, UpdateTemplate.class, new UpdateLoop.Constants(width, update)));
    this.formulas = new Cache<>(template -> Copies.copy(VectorFlux.class, template, width));
    this.fluxes = new Cache<>(template -> activation(template, Activation.Form.FLUX));
    this.diffusivities = new Cache<>(template -> activation(template, Activation.Form.DIFFUSIVITY));
    this.pairs = new Cache<>(
        constants -> Copies.copy(PairLoop.class, PairTemplate.class, constants));
  }

  int lanes() {
    return width.lanes();
  }

  Filter forward() {
    return forward;
  }

  Filter transposed() {
    return transposed;
  }

  ElementLoop elements() {
    return elements;
  }

  Coupled coupled() {
    return coupled;
  }

  CoupledLoop magnitudes() {
    return magnitudes;
  }

  /** Sums and potentials. */
  Reductions reductions() {
    return reductions;
  }

  /** The ends of a step. */
  ByUpdate<UpdateLoop> updates() {
    return updates;
  }

  ActivationLoop activation(Flux flux, Activation.Form form) {
    Class<? extends FluxTemplate> template = FluxTemplate.of(flux);
    return switch (form) {
      case FLUX -> fluxes.of(template);
      case DIFFUSIVITY -> diffusivities.of(template);
    };
  }

  /** The loops of a step with two taps. */
  ByUpdate<PairLoop> pair(Class<? extends VectorFlux> template, boolean frozen) {
    VectorFlux formula = formulas.of(template);
    return ByUpdate.each(
        update -> pairs.of(new PairLoop.Constants(width, formula, frozen, update)));
  }

  private ActivationLoop activation(Class<? extends FluxTemplate> template, Activation.Form form) {
    if (FluxTemplate.formula(template)) {
      return Copies.copy(ActivationLoop.class, ActivationTemplate.class,
          new ActivationLoop.FormulaConstants(
              width, formulas.of(template.asSubclass(VectorFlux.class)), form));
    }
    if (StagedFlux.class.isAssignableFrom(template)) {
      return Copies.copy(ActivationLoop.class, StagedTemplate.class,
          new ActivationLoop.StagedConstants(width,
              Copies.copy(StagedFlux.class, template.asSubclass(StagedFlux.class), width), form));
    }
    return Copies.copy(ActivationLoop.class, template.asSubclass(ActivationLoop.class),
        new ActivationLoop.Constants(width, form));
  }

  /** Copies made once for each key. */
  private static final class Cache<K, T> {

    private final ConcurrentHashMap<K, T> made = new ConcurrentHashMap<>();
    private final Function<K, T> making;

    Cache(Function<K, T> making) {
      this.making = making;
    }

    T of(K key) {
      T found = made.get(key);
      return found != null ? found : made.computeIfAbsent(key, making);
    }
  }
}
