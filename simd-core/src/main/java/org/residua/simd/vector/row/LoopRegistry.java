package org.residua.simd.vector.row;

import org.residua.simd.copy.Cache;
import org.residua.simd.copy.LoopMaker;
import org.residua.simd.row.Update;
import org.residua.simd.vector.copy.Width;
import org.residua.simd.vector.element.ElementLoop;
import org.residua.simd.vector.element.ElementTemplate;
import org.residua.simd.vector.filter.BankLoop;
import org.residua.simd.vector.filter.BankTemplate;
import org.residua.simd.vector.filter.Filter;
import org.residua.simd.vector.filter.RowEnds;
import org.residua.simd.vector.filter.SampleEnds;
import org.residua.simd.vector.flux.FluxLoops;
import org.residua.simd.vector.flux.Formula;
import org.residua.simd.vector.flux.StagedFlux;
import org.residua.simd.vector.flux.VectorFlux;
import org.residua.simd.vector.flux.VectorLinear;

/**
 * The copies of the loops that rows are made of, for one vector width, made when first used. Thread safe.
 */
public final class LoopRegistry {

  private final Width width;
  private final Filter forward;
  private final Filter transposed;
  private final RowEnds rowEnds;
  private final SampleEnds sampleEnds;
  private final ElementLoop elements;
  private final FluxLoops flux;
  private final Cache<Update.Terms, UpdateLoop> updates;
  private final Cache<ResponseLoop.Constants, ResponseLoop> responses;
  private final Cache<BankLoop.Constants, BankLoop> banks;
  private final Cache<AdjointLoop.Constants, AdjointLoop> adjoints;
  private final Cache<LaneLoop.Constants, LaneLoop> lanes;
  private final Cache<PairLoop.Constants, PairLoop> pairs;
  private final Cache<PairLoop.StagedConstants, PairLoop> stagedPairs;

  /** None yet but filters and elements. */
  public LoopRegistry(Width width) {
    this.width = width;
    this.elements = LoopMaker.copy(ElementLoop.class, ElementTemplate.class, width);
    this.flux = new FluxLoops(width, elements);
    VectorFlux none = flux.fused(VectorLinear.class);
    this.forward = new Filter(width, false, none);
    this.transposed = new Filter(width, true, none);
    this.rowEnds = new RowEnds(forward);
    this.sampleEnds = new SampleEnds(transposed);
    this.banks = new Cache<>(constants -> LoopMaker.copy(BankLoop.class, BankTemplate.class, constants));
    this.updates = new Cache<>(terms -> LoopMaker.copy(
        UpdateLoop.class, UpdateTemplate.class, new UpdateLoop.Constants(width, terms)));
    this.responses = new Cache<>(
        constants -> LoopMaker.copy(ResponseLoop.class, ResponseTemplate.class, constants));
    this.lanes = new Cache<>(
        constants -> LoopMaker.copy(LaneLoop.class, LaneTemplate.class, constants));
    this.adjoints = new Cache<>(
        constants -> LoopMaker.copy(AdjointLoop.class, AdjointTemplate.class, constants));
    this.pairs = new Cache<>(
        constants -> LoopMaker.copy(PairLoop.class, PairTemplate.class, constants));
    this.stagedPairs = new Cache<>(
        constants -> LoopMaker.copy(PairLoop.class, StagedPairTemplate.class, constants));
  }

  /** The lanes of a vector. */
  public int lanes() {
    return width.lanes();
  }

  public Filter forward() {
    return forward;
  }

  public Filter transposed() {
    return transposed;
  }

  public RowEnds rowEnds() {
    return rowEnds;
  }

  public SampleEnds sampleEnds() {
    return sampleEnds;
  }

  /** Formulas, activations and potentials. */
  public FluxLoops flux() {
    return flux;
  }

  public ElementLoop elements() {
    return elements;
  }

  /** The update with these terms. */
  UpdateLoop update(Update.Terms terms) {
    return updates.of(terms);
  }

  /** Convolution and flux in one pass. */
  ResponseLoop response(
      Class<? extends VectorFlux> template, ResponseLoop.Kind kind, int taps, int count, boolean apart) {
    return responses.of(
        new ResponseLoop.Constants(width, flux.fused(template), kind, taps, count, apart));
  }

  /** So many outputs of a convolution with their flux. */
  BankLoop bank(Class<? extends VectorFlux> template, int outputs) {
    return banks.of(new BankLoop.Constants(
        width, false, BankLoop.Block.of(width, outputs), BankLoop.Reading.WHOLE, true, flux.fused(template)));
  }

  /** Outputs of the first bank of so many. */
  int bankOutputs(int all) {
    return BankLoop.Block.outputs(width, all);
  }

  /** Samples that it does at least. */
  int bankSize(int outputs) {
    return forward.blockSize(outputs);
  }

  /** Rows of interleaved signals, by {@link RowKind}. */
  ByKind<LaneLoop> lanes(Class<? extends VectorFlux> template, boolean frozen, int taps) {
    VectorFlux formula = flux.fused(template);
    return ByKind.each(kind -> lanes.of(
        new LaneLoop.Constants(width, formula, frozen, kind, taps)));
  }

  /** Adjoint and update in one pass, by {@link RowKind}. */
  ByKind<AdjointLoop> adjoints(int taps) {
    return ByKind.each(kind -> adjoints.of(new AdjointLoop.Constants(width, kind, taps)));
  }

  /** The loop of rows with two taps. */
  PairLoop pairs(RowKind kind, Class<? extends Formula> template, boolean difference) {
    return flux.formula(template) instanceof StagedFlux staged
        ? stagedPairs.of(new PairLoop.StagedConstants(width, staged, kind, difference))
        : pairs.of(new PairLoop.Constants(width, flux.fused(template), false, kind, difference));
  }

  /** The same with kept diffusivities. */
  PairLoop keptPairs(RowKind kind, boolean difference) {
    return pairs.of(new PairLoop.Constants(width, flux.fused(VectorLinear.class), true, kind, difference));
  }
}
