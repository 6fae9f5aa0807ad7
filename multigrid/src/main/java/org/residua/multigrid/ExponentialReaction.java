package org.residua.multigrid;

import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Sector;

/**
 * {@code Phi(s) = e^s - 1}, continued linearly above {@code s = 16} so that its slope is bounded: solutions are far below.
 * Evaluated with StrictMath.
 */
public record ExponentialReaction() implements CustomFlux {

  private static final double END = 16;
  private static final double STEEPEST = StrictMath.exp(END);

  @Override
  public String name() {
    return "exponential-reaction";
  }

  @Override
  public String text() {
    return "e^s - 1";
  }

  @Override
  public double contrast() {
    return 1;
  }

  /** It has no contrast. */
  @Override
  public ExponentialReaction withContrast(double contrast) {
    return this;
  }

  @Override
  public double at(double s) {
    return s > END ? StrictMath.expm1(END) + STEEPEST * (s - END) : StrictMath.expm1(s);
  }

  @Override
  public double diffusivity(double s) {
    return s == 0 ? 1 : at(s) / s;
  }

  @Override
  public double derivative(double s) {
    return StrictMath.exp(Math.min(s, END));
  }

  /** {@code e^s - 1 - s}. */
  @Override
  public double potential(double s) {
    double inside = Math.min(s, END);
    double above = s - inside;
    return StrictMath.expm1(inside) - inside + above * (StrictMath.expm1(END) + STEEPEST * above / 2);
  }

  @Override
  public Sector sector() {
    return new Sector(0, STEEPEST);
  }

  @Override
  public Sector slope() {
    return new Sector(0, STEEPEST);
  }

  @Override
  public boolean even() {
    return false;
  }

  @Override
  public boolean decreasingDiffusivity() {
    return false;
  }
}
