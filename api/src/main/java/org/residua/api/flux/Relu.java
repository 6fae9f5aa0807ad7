package org.residua.api.flux;

/**
 * {@code Phi(s) = max(0, s)}, {@code P(s) = max(0, s)^2/2}: the rectifier, no contrast.
 *
 * <p>{@code g} is 1 for {@code s >= 0} and 0 below: sector and slope {@code [0, 1]}, both ends attained. Monotone. Not
 * even; a frozen {@code g = 0} on the negative half line does not majorise the energy of the positive one,
 * hence not decreasing. Exact. At 0 the derivative is the one of the right.
 */
public record Relu() implements Flux {

  private static final Sector UNIT = new Sector(0, 1);

  @Override
  public String name() {
    return "relu";
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
  public Relu withContrast(double contrast) {
    Flux.requireContrast(contrast);
    return this;
  }

  @Override
  public double at(double s) {
    return Math.max(0, s);
  }

  @Override
  public double diffusivity(double s) {
    return s >= 0 ? 1 : 0;
  }

  @Override
  public double derivative(double s) {
    return s >= 0 ? 1 : 0;
  }

  @Override
  public double potential(double s) {
    return 0.5 * at(s) * at(s);
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
    return false;
  }

  @Override
  public boolean decreasingDiffusivity() {
    return false;
  }
}
