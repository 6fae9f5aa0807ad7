package org.residua.api.flux;

/**
 * {@code Phi(s) = s / sqrt(1 + s^2/lambda^2)}, {@code P(s) = lambda^2 (sqrt(1 + s^2/lambda^2) - 1)},
 * evaluated without cancellation as {@code s^2/(1 + sqrt(1 + s^2/lambda^2))}.
 *
 * <p>Monotone: sector {@code (0, 1]}, slope {@code (0, 1]}. Source: Charbonnier, Blanc-Feraud, Aubert,
 * Barlaud (1994).
 *
 * <p>Flux and diffusivity have a relative error of at most {@code 4 u}, {@code u = 2^-53}: half of the 4 roundings of
 * the radicand, the root, the quotient. The derivative {@code q^(-3/2)}, {@code q = 1 + s^2/lambda^2}, has one of at most
 * {@code 9 u}: the 4 roundings of {@code q} one and a half times, the root, a product, the quotient; it is 0 instead of a
 * subnormal number.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record Charbonnier(double contrast) implements BuiltinFlux, OfRadicand {

  /** Refuses a contrast outside its range. */
  public Charbonnier {
    Flux.requireContrast(contrast);
  }

  @Override
  public String name() {
    return "charbonnier";
  }

  @Override
  public Charbonnier withContrast(double newContrast) {
    return new Charbonnier(newContrast);
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
    return s / Math.sqrt(radicand);
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
    double q = radicand(s);
    return 1 / (q * Math.sqrt(q));
  }

  @Override
  public double potential(double s) {
    double q = radicand(s);
    return q == Double.POSITIVE_INFINITY ? q : s / (Math.sqrt(q) + 1) * s;
  }

  @Override
  public double ulps(double s) {
    return 4;
  }

  @Override
  public double derivativeUlps(double s) {
    return 9;
  }

  @Override
  public Description description() {
    return new Description("1/sqrt(1 + r^2)", "lambda^2 (sqrt(1 + r^2) - 1)",
        "A sigmoid, r/sqrt(1 + r^2), as activation; the smooth convex regulariser between quadratic and total"
        + " variation; a soft shrinkage without threshold.",
        "Charbonnier, Blanc-Feraud, Aubert, Barlaud (1994)");
  }
}
