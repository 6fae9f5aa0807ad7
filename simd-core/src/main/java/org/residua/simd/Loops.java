package org.residua.simd;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.kernel.EndLayout;

/**
 * The compiled copies of all loops for one vector width, those for a type of flux made when it is first
 * used. Thread safe; a look-up of a filter, element or activation loop does not allocate.
 */
final class Loops {

  private final Width width;
  private final Filter forward;
  private final Filter transposed;
  private final ElementLoop elements;
  private final Coupled coupled;
  private final ByUpdate<UpdateLoop> updates;
  private final Cache<Class<? extends VectorFlux>, VectorFlux> formulas;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> fluxes;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> diffusivities;
  private final Cache<PairLoop.Constants, PairLoop> pairs;
  private final Cache<EndLayout, EndsLoop> ends;

  Loops(VectorSpecies<Double> species) {
    this.width = new Width(species);
    this.forward = new Filter(width, false);
    this.transposed = new Filter(width, true);
    this.elements = Copies.copy(ElementLoop.class, ElementTemplate.class, width);
    this.coupled = new Coupled(
        this, Copies.copy(CoupledLoop.class, CoupledTemplate.class, width));
    this.updates = ByUpdate.each(update -> Copies.copy(
        UpdateLoop.class, UpdateTemplate.class, new UpdateLoop.Constants(width, update)));
    this.formulas = new Cache<>(template -> Copies.copy(VectorFlux.class, template, width));
    this.fluxes = new Cache<>(template -> activation(template, Activation.Form.FLUX));
    this.diffusivities = new Cache<>(template -> activation(template, Activation.Form.DIFFUSIVITY));
    this.pairs = new Cache<>(
        constants -> Copies.copy(PairLoop.class, PairTemplate.class, constants));
    this.ends = new Cache<>(layout -> Copies.copy(
        EndsLoop.class, template(layout), new EndsLoop.Constants(width, layout)));
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

  /** The loops over the ends of a batch of banded factors. */
  EndsLoop ends(EndLayout layout) {
    return ends.of(layout);
  }

  private ActivationLoop activation(Class<? extends FluxTemplate> template, Activation.Form form) {
    return FluxTemplate.formula(template)
        ? Copies.copy(ActivationLoop.class, ActivationTemplate.class,
            new ActivationLoop.FormulaConstants(
                width, formulas.of(template.asSubclass(VectorFlux.class)), form))
        : Copies.copy(ActivationLoop.class, template.asSubclass(ActivationLoop.class),
            new ActivationLoop.Constants(width, form));
  }

  private static Class<? extends EndsLoop> template(EndLayout layout) {
    if (layout.border() == 0 && layout.width() == 1) {
      return TridiagonalTemplate.class;
    }
    return layout.border() == 0 && layout.width() == 2 ? PentadiagonalTemplate.class : EndsTemplate.class;
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
