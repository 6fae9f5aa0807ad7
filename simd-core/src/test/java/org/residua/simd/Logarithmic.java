package org.residua.simd;

import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Sector;

/**
 * A user's flux, {@code Phi(s) = s / (1 + |r|)} with {@code r = s/lambda}.
 *
 * @param contrast {@code lambda}
 */
record Logarithmic(double contrast) implements CustomFlux {

  private static final Sector UNIT = new Sector(0, 1);

  @Override
  public String name() {
    return "logarithmic";
  }

  @Override
  public String text() {
    return name() + "(contrast " + contrast + ")";
  }

  @Override
  public Flux withContrast(double newContrast) {
    return new Logarithmic(newContrast);
  }

  @Override
  public double at(double s) {
    return s * diffusivity(s);
  }

  @Override
  public double diffusivity(double s) {
    return 1 / (1 + Math.abs(s / contrast));
  }

  @Override
  public double derivative(double s) {
    return diffusivity(s) * diffusivity(s);
  }

  @Override
  public double potential(double s) {
    double r = Math.abs(s / contrast);
    return contrast * contrast * (r - StrictMath.log1p(r));
  }

  @Override
  public Sector sector() {
    return UNIT;
  }

  @Override
  public Sector slope() {
    return UNIT;
  }

  @Override
  public boolean even() {
    return true;
  }

  @Override
  public boolean decreasingDiffusivity() {
    return true;
  }
}
