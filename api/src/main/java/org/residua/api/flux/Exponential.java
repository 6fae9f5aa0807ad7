package org.residua.api.flux;

import org.residua.api.arithmetic.Fma;

/**
 * {@code Phi(s) = s exp(-s^2/(2 lambda^2))}, {@code P(s) = lambda^2 (1 - exp(-s^2/(2 lambda^2)))}.
 *
 * <p>Not monotone: sector {@code (0, 1]}, slope {@code [-2 e^(-3/2), 1]}, least at {@code s = sqrt(3) lambda}. The
 * exponential is {@link Exp#exp}, in the potential {@link Expm1#expm1}. Source: Perona, Malik (1990).
 *
 * <p>Flux and diffusivity have a relative error of at most {@code (2 r^2 + 3) u}, {@code u = 2^-53}, {@code r =
 * s/lambda}: the 4 roundings of the exponent {@code r^2/2}, the exponential, a product; {@code s 2^-1073} more where
 * {@code g} is subnormal. The derivative {@code (1 - r^2) exp(-r^2/2)} has an error of at most {@code 4 u}: {@code 2 r^2
 * |3 - r^2|} of the 4 roundings of {@code r^2}, {@code 4 |1 - r^2|} of the factor, the exponential and the product, both
 * times {@code exp(-r^2/2)}, together largest at 0.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record Exponential(double contrast) implements OfExponential {

  /** -2 e^(-3/2) = -0.44626032029685964..., rounded away from zero. */
  private static final Sector SLOPE = new Sector(-0.4462603202968597, 1);

  /** Refuses a contrast outside its range. */
  public Exponential {
    Flux.requireContrast(contrast);
  }

  @Override
  public String name() {
    return "exponential";
  }

  @Override
  public Exponential withContrast(double newContrast) {
    return new Exponential(newContrast);
  }

  @Override
  public boolean ofPower() {
    return true;
  }

  @Override
  public double power(double s) {
    return s * s * (-0.5 / (contrast * contrast));
  }

  @Override
  public double at(double s, double e, double f) {
    return s * e;
  }

  @Override
  public double diffusivity(double s, double e, double f) {
    return e;
  }

  @Override
  public double derivative(double s) {
    double x = power(s);
    return Fma.of(2, Math.max(x, Exp.LOWEST), 1) * Exp.exp(x);
  }

  @Override
  public double potential(double s) {
    return -(contrast * contrast) * Expm1.expm1(power(s));
  }

  @Override
  public Sector slope() {
    return SLOPE;
  }

  @Override
  public double ulps(double s) {
    return 2 * (s / contrast) * (s / contrast) + 3;
  }

  @Override
  public double derivativeUlps(double s) {
    return 4;
  }

  @Override
  public Description description() {
    return new Description("exp(-r^2/2)", "lambda^2 (1 - exp(-r^2/2))",
        "A localised activation; the Welsch (Leclerc) regulariser; large coefficients are kept.", "Perona, Malik (1990)");
  }
}
