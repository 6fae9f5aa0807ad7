package org.residua.simd.row;

import org.residua.api.arithmetic.Fma;

/**
 * One row of a semi-iteration on its way along a signal: samples before {@link #at} are done.
 *
 * <p>It carries the fluxes {@code z} of the {@code p-1} rows before {@code at}: the samples from there on need them,
 * and the samples they were made of may be overwritten already. With them a stretch needs neither a second
 * array nor a halo, and rows can follow each other closely. A workspace: mutable, not thread safe.
 */
public final class Front {

  private final Update update;
  private final boolean frozen;
  private final boolean first;
  private final SharedByRows held;
  private final Strip source;
  private final Strip previous;
  private final Strip target;
  private final double[] carried;
  private int at;

  /**
   * A front.
   *
   * @param update what it does
   * @param mode its kind
   * @param held what rows share
   * @param iterates what it reads and writes
   */
  public Front(Update update, Mode mode, SharedByRows held, Iterates iterates) {
    this.update = update;
    this.frozen = mode.frozen;
    this.first = mode.first;
    this.held = held;
    this.source = iterates.source;
    this.previous = iterates.previous;
    this.target = iterates.target;
    this.carried = new double[mode.carried];
  }

  /**
   * What kind of front it is.
   *
   * @param frozen whether kept diffusivities stand for the flux
   * @param first whether it is the first row of its table, which keeps what the others share
   * @param carried the number of fluxes carried, {@code M (p-1)} of each signal
   */
  public record Mode(boolean frozen, boolean first, int carried) {}

  /**
   * The iterates of a row.
   *
   * @param source the iterate {@code u} it reads
   * @param previous the iterate before
   * @param target where the result goes; may be {@code source} or {@code previous}
   */
  public record Iterates(Strip source, Strip previous, Strip target) {}

  /** The numbers of the row. */
  public Update update() {
    return update;
  }

  /** Whether kept diffusivities stand for the flux. */
  public boolean frozen() {
    return frozen;
  }

  /** Whether it is the first row of its table. */
  public boolean first() {
    return first;
  }

  /** What rows share. */
  public SharedByRows held() {
    return held;
  }

  /** The iterate {@code u}. */
  public Strip source() {
    return source;
  }

  /** The iterate before. */
  public Strip previous() {
    return previous;
  }

  /** Where the result goes. */
  public Strip target() {
    return target;
  }

  /** Whether the result goes where the iterate was. */
  @SuppressWarnings("ReferenceEquality")
  public boolean inPlace() {
    return source == target;
  }

  /**
   * The fluxes of the rows {@code at-p+1..at-1}, {@code p-1} for each response, interleaved as the samples are;
   * written by whoever moves the front.
   */
  public double[] carried() {
    return carried;
  }

  /** The first sample that is not done. */
  public int at() {
    return at;
  }

  /** Says that samples before {@code position} are done. */
  public void moveTo(int position) {
    at = position;
  }

  /** Does sample {@code i} of channel {@code c}, given {@code d = K^T z} there. */
  public void put(int c, int i, double d) {
    put(c, i, 0, d);
  }

  /** The same for one of several interleaved signals. */
  public void put(int c, int i, int signal, double d) {
    Update.Terms terms = update.terms();
    if (first && held.force().samples().length > 0) {
      held.force().samples()[held.force().at(c, i) + signal] = d;
    }
    double u = value(source, c, i, signal);
    double r = Fma.of(-update.tau(), d, u);
    if (terms.pull() != Update.Pull.NONE) {
      r = Fma.of(-update.tau(), pull(c, i, signal, u), r);
    }
    if (terms.scaled()) {
      r = update.a() * r;
    }
    if (terms.previous()) {
      r = Fma.of(update.b(), value(previous, c, i, signal), r);
    }
    if (terms.start()) {
      r = Fma.of(update.c(), value(held.start(), c, i, signal), r);
    }
    if (terms.force()) {
      r = Fma.of(-update.d(), value(held.force(), c, i, signal), r);
      if (terms.pull() != Update.Pull.NONE) {
        r = Fma.of(-update.d(), pull(c, i, signal, value(held.start(), c, i, signal)), r);
      }
    }
    target.samples()[target.at(c, i) + signal] = r;
  }

  private double pull(int c, int i, int signal, double u) {
    double weight = update.terms().pull() == Update.Pull.WEIGHTED
        ? value(held.weights(), c, i, signal) : held.weight();
    return weight * (u - value(held.target(), c, i, signal));
  }

  private static double value(Strip strip, int c, int i, int signal) {
    return strip.samples()[strip.at(c, i) + signal];
  }
}
