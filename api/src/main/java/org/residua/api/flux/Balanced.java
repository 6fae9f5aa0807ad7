package org.residua.api.flux;

/**
 * {@code Phi(s) = s} for {@code |s| <= lambda}, {@code lambda^2/s} beyond: truncated balanced
 * forward-and-backward diffusion.
 *
 * <p>{@code g = min(1, 1/r^2)} with {@code r = s/lambda}; {@code P(s) = s^2/2}, beyond the contrast
 * {@code lambda^2 (1/2 + ln |r|)}. Not monotone: sector {@code (0, 1]}, slope {@code [-1, 1]}, the infimum
 * approached from outside at {@code |s| = lambda}. The diffusivity does not increase with {@code |s|}. At
 * the kink the derivative is the one of the inside. Source: Keeling, Stollberger (2002); truncated: Welk,
 * Weickert, Steidl (2005).
 *
 * <p>Flux, diffusivity and derivative, which is {@code -g} outside, have a relative error of at most {@code 5 u}, {@code u
 * = 2^-53}: 4 roundings of {@code r^2}, one of the quotient.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record Balanced(double contrast) implements BuiltinFlux {

  private static final Sector SLOPE = new Sector(-1, 1);

  /** Refuses a contrast outside its range. */
  public Balanced {
    Flux.requireContrast(contrast);
  }

  @Override
  public String name() {
    return "balanced";
  }

  @Override
  public Balanced withContrast(double newContrast) {
    return new Balanced(newContrast);
  }

  @Override
  public double at(double s) {
    return s / Math.max(1, s * s * (1 / (contrast * contrast)));
  }

  @Override
  public double diffusivity(double s) {
    return 1 / Math.max(1, s * s * (1 / (contrast * contrast)));
  }

  @Override
  public double derivative(double s) {
    return Math.abs(s) <= contrast ? 1 : -diffusivity(s);
  }

  @Override
  public double potential(double s) {
    double r = Math.abs(s / contrast);
    return contrast * contrast * (r <= 1 ? 0.5 * r * r : 0.5 + StrictMath.log(r));
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
    return 5;
  }

  @Override
  public Description description() {
    return new Description("min(1, 1/r^2)", "s^2/2, beyond the contrast lambda^2 (1/2 + ln |r|)",
        "At tau = 1/4 exactly garrote shrinkage with the threshold lambda/sqrt(2).",
        "Keeling, Stollberger (2002); Welk, Weickert, Steidl (2005)");
  }
}
