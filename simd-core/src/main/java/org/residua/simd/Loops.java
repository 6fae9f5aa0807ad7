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
  private final ConcurrentHashMap<Evaluation, ActivationLoop> fluxes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Evaluation, ActivationLoop> diffusivities =
      new ConcurrentHashMap<>();
  private final Coupled coupled;
  private final UpdateLoop[] updates;
  private final ConcurrentHashMap<PairLoop.Constants, PairLoop> pairs = new ConcurrentHashMap<>();
  private final Function<Evaluation, ActivationLoop> newFlux;
  private final Function<Evaluation, ActivationLoop> newDiffusivity;

  Loops(VectorSpecies<Double> species) {
    this.species = species;
    this.forward = filter(species, false);
    this.transposed = filter(species, true);
    this.elements = Copies.copy(
        ElementLoop.class, ElementTemplate.class, new ElementLoop.Constants(species));
    this.coupled = new Coupled(this, Copies.copy(
        CoupledLoop.class, CoupledTemplate.class, new CoupledLoop.Constants(species)));
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

  Coupled coupled() {
    return coupled;
  }

  /** The ends of a step, in the order of {@link Update}. */
  UpdateLoop[] updates() {
    return updates.clone();
  }

  ActivationLoop activation(Flux flux, Activation.Form form) {
    Evaluation formula = Evaluation.of(flux);
    return switch (form) {
      case FLUX -> fluxes.computeIfAbsent(formula, newFlux);
      case DIFFUSIVITY -> diffusivities.computeIfAbsent(formula, newDiffusivity);
    };
  }

  /** The loops of a step with two taps, in the order of {@link Update}. */
  PairLoop[] pair(VectorFlux formula, boolean frozen) {
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
      VectorSpecies<Double> species, Evaluation evaluation, Activation.Form form) {
    Class<? extends ActivationLoop> template = switch (evaluation) {
      case VectorFlux _ -> ActivationTemplate.class;
      case OwnLoop own -> own.template();
    };
    return Copies.copy(ActivationLoop.class, template,
        new ActivationLoop.Constants(species, evaluation, form));
  }
}
