package org.residua.api.flux;

/** {@code Phi(s) = s}, {@code g = 1}, {@code P(s) = s^2/2}: homogeneous diffusion, no contrast. */
public record Linear() implements Flux {

  private static final Sector ONE = new Sector(1, 1);

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public String text() {
    return name();
  }

  @Override
  public double contrast() {
    return 1;
  }

  @Override
  public Linear withContrast(double contrast) {
    Flux.requireContrast(contrast);
    return this;
  }

  @Override
  public double at(double s) {
    return s;
  }

  @Override
  public double diffusivity(double s) {
    return 1;
  }

  @Override
  public double derivative(double s) {
    return 1;
  }

  @Override
  public double potential(double s) {
    return 0.5 * s * s;
  }

  @Override
  public Sector sector() {
    return ONE;
  }

  @Override
  public Sector slope() {
    return ONE;
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
