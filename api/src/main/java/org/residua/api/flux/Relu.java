package org.residua.api.flux;

/**
 * {@code Phi(s) = max(0, s)}, {@code P(s) = max(0, s)^2/2}: the rectifier, no contrast.
 *
 * <p>{@code g} is 1 for {@code s >= 0} and 0 below: sector and slope {@code [0, 1]}, both ends attained. Monotone. Not
 * even; a frozen {@code g = 0} on the negative half line does not majorise the energy of the positive one,
 * hence not decreasing. Exact. At 0 the derivative is the one of the right.
 */
public record Relu() implements BuiltinFlux {

  @Override
  public String name() {
    return "relu";
  }

  @Override
  public String text() {
    return name();
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
  public boolean even() {
    return false;
  }

  @Override
  public boolean decreasingDiffusivity() {
    return false;
  }

  @Override
  public double ulps(double s) {
    return 0;
  }

  @Override
  public double derivativeUlps(double s) {
    return 0;
  }

  @Override
  public Description description() {
    return new Description("1 for s >= 0, else 0", "max(0, s)^2/2",
        "The rectifier; the regulariser of one-sided differences (it only counts rises); positive coefficients are"
        + " smoothed.", "");
  }
}
