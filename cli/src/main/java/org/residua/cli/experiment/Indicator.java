package org.residua.cli.experiment;

import org.residua.api.flux.CustomFlux;
import org.residua.api.flux.Flux;
import org.residua.api.flux.Sector;

/**
 * {@code Phi(s) = s} for {@code |s| <= lambda}, 0 beyond; {@code P(s) = min(s^2, lambda^2)/2}, the truncated quadratic. Not
 * continuous, so that nothing bounds its slopes from below but the doubles; {@code P(y) <= P(x) + Phi(x) (y - x) + (y -
 * x)^2/2} all the same. As
 * shrinkage it is hard thresholding.
 *
 * @param contrast {@code lambda}
 */
record Indicator(double contrast) implements CustomFlux {

  private static final Sector SECTOR = new Sector(0, 1);
  private static final Sector SLOPE = new Sector(-Double.MAX_VALUE, 1);

  Indicator {
    Flux.requireContrast(contrast);
  }

  @Override
  public String name() {
    return "indicator";
  }

  @Override
  public String text() {
    return name() + "(contrast " + contrast + ")";
  }

  @Override
  public Indicator withContrast(double other) {
    return new Indicator(other);
  }

  @Override
  public double at(double s) {
    return s * diffusivity(s);
  }

  @Override
  public double diffusivity(double s) {
    return Math.abs(s) <= contrast ? 1 : 0;
  }

  @Override
  public double derivative(double s) {
    return diffusivity(s);
  }

  @Override
  public double potential(double s) {
    double size = Math.min(Math.abs(s), contrast);
    return 0.5 * size * size;
  }

  @Override
  public Sector sector() {
    return SECTOR;
  }

  @Override
  public Sector slope() {
    return SLOPE;
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
