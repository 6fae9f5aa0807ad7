package org.residua.simd;

import org.residua.api.flux.Activation;
import org.residua.api.flux.Flux;
import org.residua.api.kernel.Front;
import org.residua.api.kernel.Segment;
import org.residua.api.kernel.Strip;
import org.residua.api.kernel.Update;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Stencil;

/**
 * Rows of a filter with two taps on one channel, in one pass of {@link PairLoop}.
 *
 * <p>The ends of the natural boundary are no special case: the missing rows get a flux whose product with its weight is
 * {@code -0.0}, which added to anything changes no bit of it.
 */
final class PairSegment implements Segment {

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
  private final boolean natural;
  private final int length;
  private final ByKind<PairLoop> running;
  private final ByKind<PairLoop> frozen;
  private final Response diffusivity;

  PairSegment(Loops loops, Stencil stencil, Activation activation, int length) {
    this.length = length;
    this.w0 = stencil.weight(0, 0, 0);
    this.w1 = stencil.weight(0, 0, 1);
    this.flux = activation.flux();
    this.noRow = -Math.copySign(0.0, w0);
    this.noRowBefore = -Math.copySign(0.0, w1);
    this.natural = stencil.boundary() == Boundary.NATURAL;
    boolean difference = w0 == -1 && w1 == 1;
    Class<? extends VectorFlux> formula = FluxTemplate.of(flux).asSubclass(VectorFlux.class);
    this.first = loops.formula(formula).first(flux);
    this.second = loops.formula(formula).second(flux);
    this.running = loops.pairs(formula, false, difference);
    this.frozen = loops.pairs(VectorLinear.class, true, difference);
    this.diffusivity =
        new Response(loops, stencil, activation, ResponseLoop.Kind.DIFFUSIVITY);
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
    Update update = front.update();
    Strip source = front.source();
    double[] u = source.samples();
    double[] previous = front.previous().samples();
    double[] target = front.target().samples();
    int previousShift = front.previous().at(0, 0) - source.at(0, 0);
    int targetShift = front.target().at(0, 0) - source.at(0, 0);
    double before = carried;
    for (int i = source.at(0, lo), row = lo; row < hi; i++, row++) {
      double right = row < rows ? flux(front, row, Math.fma(w1, u[i + 1], w0 * u[i])) : noRow;
      double t = Math.fma(-update.tau(), Math.fma(w1, before, w0 * right), u[i]);
      double scaled = update.terms().scaled() ? update.a() * t : t;
      target[i + targetShift] = update.terms().previous()
          ? Math.fma(update.b(), previous[i + previousShift], scaled) : scaled;
      before = right;
    }
    carried = before;
  }

  private double flux(Front front, int row, double y) {
    return front.frozen() ? front.held().factor().get(0, row) * y : flux.at(y);
  }
}
