package org.residua.simd;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;

/**
 * The compiled copies of all loops for one vector width, those for a type of flux made when it is first
 * used. Thread safe; a look-up does not allocate.
 */
final class Loops {

  private final VectorSpecies<Double> species;
  private final FilterLoop forward;
  private final FilterLoop transposed;
  private final ElementLoop elements;
  private final ConcurrentHashMap<VectorFlux, ActivationLoop> fluxes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<VectorFlux, ActivationLoop> diffusivities =
      new ConcurrentHashMap<>();
  private final UpdateLoop[] updates;
  private final ConcurrentHashMap<PairLoop.Constants, PairLoop> pairs = new ConcurrentHashMap<>();
  private final Function<VectorFlux, ActivationLoop> newFlux;
  private final Function<VectorFlux, ActivationLoop> newDiffusivity;

  Loops(VectorSpecies<Double> species) {
    this.species = species;
    this.forward = filter(species, false);
    this.transposed = filter(species, true);
    this.elements = Copies.copy(
        ElementLoop.class, ElementTemplate.class, new ElementLoop.Constants(species));
    this.updates = Arrays.stream(Update.values())
        .map(update -> Copies.copy(UpdateLoop.class, UpdateTemplate.class,
            new UpdateLoop.Constants(species, update)))
        .toArray(UpdateLoop[]::new);
    this.newFlux = formula -> activation(species, formula, Activation.Form.FLUX);
    this.newDiffusivity = formula -> activation(species, formula, Activation.Form.DIFFUSIVITY);
  }

  int lanes() {
    return species.length();
  }

  FilterLoop forward() {
    return forward;
  }

  FilterLoop transposed() {
    return transposed;
  }

  ElementLoop elements() {
    return elements;
  }

  /** The ends of a step, in the order of {@link Update}. */
  UpdateLoop[] updates() {
    return updates.clone();
  }

  ActivationLoop activation(Flux flux, Activation.Form form) {
    VectorFlux formula = VectorFlux.of(flux);
    return switch (form) {
      case FLUX -> fluxes.computeIfAbsent(formula, newFlux);
      case DIFFUSIVITY -> diffusivities.computeIfAbsent(formula, newDiffusivity);
    };
  }

  /** The loops of a step with two taps, in the order of {@link Update}. */
  PairLoop[] pair(Flux flux, boolean frozen) {
    VectorFlux formula = frozen ? VectorLinear.FORMULA : VectorFlux.of(flux);
    return Arrays.stream(Update.values())
        .map(update -> new PairLoop.Constants(species, formula, frozen, update))
        .map(constants -> pairs.computeIfAbsent(constants, Loops::pair))
        .toArray(PairLoop[]::new);
  }

  private static PairLoop pair(PairLoop.Constants constants) {
    return Copies.copy(PairLoop.class, PairTemplate.class, constants);
  }

  private static FilterLoop filter(VectorSpecies<Double> species, boolean transposed) {
    return Copies.copy(
        FilterLoop.class, FilterTemplate.class, new FilterLoop.Constants(species, transposed));
  }

  private static ActivationLoop activation(
      VectorSpecies<Double> species, VectorFlux formula, Activation.Form form) {
    return Copies.copy(ActivationLoop.class, ActivationTemplate.class,
        new ActivationLoop.Constants(species, formula, form));
  }
}
