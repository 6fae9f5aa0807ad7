package org.residua.api.flux;

/**
 * {@code Phi(s) = s} for {@code |s| <= lambda}, {@code lambda sign(s)} beyond: truncated total variation, the
 * derivative of Huber's function.
 *
 * <p>{@code g = min(1, 1/|r|)} with {@code r = s/lambda}; {@code P(s) = s^2/2}, beyond the contrast
 * {@code lambda^2 (|r| - 1/2)}: both are {@code m (|s| - m/2)} with {@code m = min(|s|, lambda)}.
 * Monotone: sector {@code (0, 1]}, slope {@code [0, 1]}. The diffusivity does not increase with {@code |s|}.
 * {@link #at} and the derivative are exact; at the kink it is the one of the inside.
 * Source: Huber (1964).
 *
 * <p>The diffusivity is rounded once.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record Huber(double contrast) implements BuiltinFlux {

  /** Refuses a contrast outside its range. */
  public Huber {
    Flux.requireContrast(contrast);
  }

  @Override
  public String name() {
    return "huber";
  }

  @Override
  public Huber withContrast(double newContrast) {
    return new Huber(newContrast);
  }

  @Override
  public double at(double s) {
    return Math.min(Math.max(s, -contrast), contrast);
  }

  @Override
  public double diffusivity(double s) {
    return contrast / Math.max(contrast, Math.abs(s));
  }

  @Override
  public double derivative(double s) {
    return Math.abs(s) <= contrast ? 1 : 0;
  }

  @Override
  public double potential(double s) {
    double size = Math.abs(s);
    double inside = Math.min(size, contrast);
    return inside * (size - 0.5 * inside);
  }

  @Override
  public double ulps(double s) {
    return 1;
  }

  @Override
  public double derivativeUlps(double s) {
    return 0;
  }

  @Override
  public Description description() {
    return new Description("min(1, 1/|r|)", "s^2/2, beyond the contrast lambda^2 (|r| - 1/2)",
        "The hard tanh (clipping) as activation; Huber's function; at tau = 1/4 exactly soft shrinkage with the"
        + " threshold lambda/sqrt(2).", "Huber (1964)");
  }
}
