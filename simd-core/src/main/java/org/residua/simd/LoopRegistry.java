package org.residua.simd;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jdk.incubator.vector.VectorSpecies;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.kernel.EndLayout;
import org.residua.api.kernel.Update;

/**
 * The compiled copies of all loops for one vector width, those for a type of flux made when it is first
 * used. Thread safe; a look-up of a filter, element or activation loop does not allocate.
 */
final class LoopRegistry {

  private final Width width;
  private final Filter forward;
  private final Filter transposed;
  private final ElementLoop elements;
  private final CoupledLoop magnitudes;
  private final Coupled coupled;
  private final Cache<Update.Terms, UpdateLoop> updates;
  private final Cache<ResponseLoop.Constants, ResponseLoop> responses;
  private final Cache<AdjointLoop.Constants, AdjointLoop> adjoints;
  private final Cache<LaneLoop.Constants, LaneLoop> lanes;
  private final Reductions reductions;
  private final Cache<Class<? extends Formula>, Formula> formulas;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> fluxes;
  private final Cache<Class<? extends FluxTemplate>, ActivationLoop> diffusivities;
  private final Cache<PairLoop.Constants, PairLoop> pairs;
  private final Cache<PairLoop.StagedConstants, PairLoop> stagedPairs;
  private final Cache<EndLayout, EndsLoop> ends;

  LoopRegistry(VectorSpecies<Double> species) {
    this.width = new Width(species);
    this.forward = new Filter(width, false);
    this.transposed = new Filter(width, true);
    this.elements = LoopMaker.copy(ElementLoop.class, ElementTemplate.class, width);
    this.magnitudes = LoopMaker.copy(CoupledLoop.class, CoupledTemplate.class, width);
    this.coupled = new Coupled(this, magnitudes);
    this.reductions = new Reductions(width);
    this.updates = new Cache<>(terms -> LoopMaker.copy(
        UpdateLoop.class, UpdateTemplate.class, new UpdateLoop.Constants(width, terms)));
    this.responses = new Cache<>(
        constants -> LoopMaker.copy(ResponseLoop.class, ResponseTemplate.class, constants));
    this.lanes = new Cache<>(
        constants -> LoopMaker.copy(LaneLoop.class, LaneTemplate.class, constants));
    this.adjoints = new Cache<>(
        constants -> LoopMaker.copy(AdjointLoop.class, AdjointTemplate.class, constants));
    this.formulas = new Cache<>(template -> LoopMaker.copy(Formula.class, template, width));
    this.fluxes = new Cache<>(template -> activation(template, Activation.Form.FLUX));
    this.diffusivities = new Cache<>(template -> activation(template, Activation.Form.DIFFUSIVITY));
    this.pairs = new Cache<>(
        constants -> LoopMaker.copy(PairLoop.class, PairTemplate.class, constants));
    this.stagedPairs = new Cache<>(
        constants -> LoopMaker.copy(PairLoop.class, StagedPairTemplate.class, constants));
    this.ends = new Cache<>(layout -> LoopMaker.copy(
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

  CoupledLoop magnitudes() {
    return magnitudes;
  }

  /** Sums and potentials. */
  Reductions reductions() {
    return reductions;
  }

  /** The update with these terms. */
  UpdateLoop update(Update.Terms terms) {
    return updates.of(terms);
  }

  /** A formula, not inlined. */
  Formula formula(Class<? extends Formula> template) {
    return formulas.of(template);
  }

  private VectorFlux fused(Class<? extends Formula> template) {
    return (VectorFlux) formulas.of(template);
  }

  /** Convolution and flux in one pass. */
  ResponseLoop response(
      Class<? extends VectorFlux> template, ResponseLoop.Kind kind, int taps, int count) {
    return responses.of(
        new ResponseLoop.Constants(width, fused(template), kind, taps, count));
  }

  /** Rows of interleaved signals, by {@link RowKind}. */
  ByKind<LaneLoop> lanes(Class<? extends VectorFlux> template, boolean frozen, int taps) {
    VectorFlux formula = fused(template);
    return ByKind.each(kind -> lanes.of(
        new LaneLoop.Constants(width, formula, frozen, kind, taps)));
  }

  /** Adjoint and update in one pass, by {@link RowKind}. */
  ByKind<AdjointLoop> adjoints(int taps) {
    return ByKind.each(kind -> adjoints.of(new AdjointLoop.Constants(width, kind, taps)));
  }

  ActivationLoop activation(Flux flux, Activation.Form form) {
    Class<? extends FluxTemplate> template = FluxTemplate.of(flux);
    return switch (form) {
      case FLUX -> fluxes.of(template);
      case DIFFUSIVITY -> diffusivities.of(template);
    };
  }

  /** The loop of a potential, where it is evaluated on vectors. */
  Optional<PotentialLoop> potential(Flux flux) {
    Class<? extends FluxTemplate> template = FluxTemplate.of(flux);
    return Formula.class.isAssignableFrom(template)
        ? formula(template.asSubclass(Formula.class)).potential().map(reductions::potential) : Optional.empty();
  }

  /** The loops of rows with two taps, by {@link RowKind}. */
  ByKind<PairLoop> pairs(Class<? extends Formula> template, boolean difference) {
    return formulas.of(template) instanceof StagedFlux staged
        ? ByKind.each(kind -> stagedPairs.of(new PairLoop.StagedConstants(width, staged, kind, difference)))
        : pairs(template, false, difference);
  }

  /** The same with kept diffusivities. */
  ByKind<PairLoop> keptPairs(boolean difference) {
    return pairs(VectorLinear.class, true, difference);
  }

  private ByKind<PairLoop> pairs(Class<? extends Formula> template, boolean frozen, boolean difference) {
    VectorFlux formula = fused(template);
    return ByKind.each(
        kind -> pairs.of(new PairLoop.Constants(width, formula, frozen, kind, difference)));
  }

  /** The loops over the ends of a batch of banded factors. */
  EndsLoop ends(EndLayout layout) {
    return ends.of(layout);
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
