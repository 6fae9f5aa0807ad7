package org.residua.simd.vector.row;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;
import org.residua.simd.row.Front;
import org.residua.simd.row.RowLoop;
import org.residua.simd.vector.flux.ActivationLoop;
import org.residua.simd.vector.flux.FluxTemplate;
import org.residua.simd.vector.flux.Formula;

/**
 * Rows of a filter with two taps on one channel, in one pass of {@link PairLoop}.
 *
 * <p>The ends of the natural boundary are no special case: the missing rows get a flux whose product with its weight is
 * {@code -0.0}, which added to anything changes no bit of it.
 */
public final class PairRowLoop implements RowLoop {

  final double w0;
  final double w1;
  final Flux flux;
  final double first;
  final double second;
  /** The flux of the row before the next sample. */
  double carried;

  /** Stands for the row after the last one: {@code w0} times it is {@code -0.0}. */
  final double noRow;
  /** Stands for the row before the first one: {@code w1} times it is {@code -0.0}. */
  private final double noRowBefore;
  /** The flux of some responses. */
  final ActivationLoop activate;
  /** A tile of {@code K u}, for a flux in stages. */
  final double[] responses;
  /** A tile of arguments, then of exponentials. */
  final double[] exponentials;
  private final boolean natural;
  private final int length;
  private final ByKind<PairLoop> running;
  private final ByKind<PairLoop> frozen;
  private final RowResponse diffusivity;

  public PairRowLoop(LoopRegistry loops, Stencil stencil, Activation activation, int length) {
    this.length = length;
    this.w0 = stencil.weight(0, 0, 0);
    this.w1 = stencil.weight(0, 0, 1);
    this.flux = activation.flux(0);
    this.noRow = -Math.copySign(0.0, w0);
    this.noRowBefore = -Math.copySign(0.0, w1);
    this.natural = stencil.boundary() == Boundary.NATURAL;
    boolean difference = w0 == -1 && w1 == 1;
    Class<? extends Formula> template = FluxTemplate.of(flux).asSubclass(Formula.class);
    this.first = loops.flux().formula(template).first(flux);
    this.second = loops.flux().formula(template).second(flux);
    this.running = loops.pairs(template, difference);
    this.frozen = loops.keptPairs(difference);
    this.activate = loops.flux().activation(flux, Activation.Form.FLUX);
    int scratch = FluxTemplate.fused(template) ? 0 : PairLoop.TILE;
    this.responses = new double[scratch];
    this.exponentials = new double[scratch];
    this.diffusivity =
        new RowResponse(loops, stencil, activation, ResponseLoop.Kind.DIFFUSIVITY);
  }

  @Override
  public boolean wholeNatural() {
    return natural;
  }

  @Override
  public void freeze(Front front, int lo, int hi) {
    int rows = natural && hi == length ? hi - 1 : hi;
    diffusivity.into(front.held().factor(), front, lo, rows - lo);
  }

  @Override
  public void run(Front front, int lo, int hi) {
    PairLoop loop = (front.frozen() ? frozen : running).of(front.update().terms());
    carried = natural && lo == 0 ? noRowBefore : front.carried()[0];
    int rows = natural && hi == length ? hi - 1 : hi;
    int done = loop.vectors(this, front, lo, hi, rows < hi);
    rest(front, done, hi, rows);
    front.carried()[0] = carried;
  }

  /** One by one a stretch that is less than a vector. */
  private void rest(Front front, int lo, int hi, int rows) {
    for (int row = lo; row < hi; row++) {
      sample(front, row, row < rows ? fluxAt(front, row) : noRow);
    }
  }

  /** Does a sample, given the flux of its row, which is carried on. */
  void sample(Front front, int row, double right) {
    front.put(0, row, Math.fma(w1, carried, w0 * right));
    carried = right;
  }

  /** The flux of a row that reads two samples. */
  double fluxAt(Front front, int row) {
    double[] u = front.source().samples();
    int i = front.source().at(0, row);
    return flux(front, row, Math.fma(w1, u[i + 1], w0 * u[i]));
  }

  private double flux(Front front, int row, double y) {
    return front.frozen() ? front.held().factor().get(0, row) * y : flux.at(y);
  }
}
