package org.residua.api.flux;

import org.residua.api.arithmetic.Fma;

/**
 * {@code Phi(s) = s / (1 + s^2/lambda^2)}, {@code P(s) = lambda^2 ln(1 + s^2/lambda^2) / 2}: the rational
 * diffusivity.
 *
 * <p>Not monotone: sector {@code (0, 1]}, slope {@code [-1/8, 1]}, least at {@code s = sqrt(3) lambda};
 * the flux is largest, {@code lambda/2}, at {@code s = lambda}. Source: Perona, Malik (1990).
 *
 * <p>Flux and diffusivity have a relative error of at most {@code 5 u}, {@code u = 2^-53}: 4 roundings of the
 * denominator, one of the quotient. The derivative {@code g (2 g - 1)} has an error of at most {@code 8 u}: an error
 * {@code e} of {@code g} enters as {@code (4 g - 1) e}, 6 roundings at {@code g = 1} and less below, and 2 more are made.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record PeronaMalik(double contrast) implements BuiltinFlux, OfRadicand {

  private static final Sector SLOPE = new Sector(-0.125, 1);

  /** Refuses a contrast outside its range. */
  public PeronaMalik {
    Flux.requireContrast(contrast);
  }

  @Override
  public String name() {
    return "perona-malik";
  }

  @Override
  public PeronaMalik withContrast(double newContrast) {
    return new PeronaMalik(newContrast);
  }

  @Override
  public double scale() {
    return 1 / (contrast * contrast);
  }

  @Override
  public double offset() {
    return 1;
  }

  @Override
  public double quotient(double s, double radicand) {
    return s / radicand;
  }

  @Override
  public double at(double s) {
    return quotient(s, radicand(s));
  }

  @Override
  public double diffusivity(double s) {
    return quotient(1, radicand(s));
  }

  @Override
  public double derivative(double s) {
    double g = diffusivity(s);
    return g * Fma.of(2, g, -1);
  }

  @Override
  public double potential(double s) {
    double r = s / contrast;
    return 0.5 * contrast * contrast * StrictMath.log1p(r * r);
  }

  @Override
  public Sector slope() {
    return SLOPE;
  }

  @Override
  public double ulps(double s) {
    return 5;
  }

  @Override
  public double derivativeUlps(double s) {
    return 8;
  }

  @Override
  public Description description() {
    return new Description("1/(1 + r^2)", "lambda^2 ln(1 + r^2)/2",
        "An activation that rises to the contrast and falls beyond it; the Lorentzian (Cauchy) regulariser; a shrinkage"
        + " that keeps large coefficients almost unchanged.", "Perona, Malik (1990)");
  }
}
