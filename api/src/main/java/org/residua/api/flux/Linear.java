package org.residua.api.flux;

/** {@code Phi(s) = s}, {@code g = 1}, {@code P(s) = s^2/2}: homogeneous diffusion, no contrast. */
public record Linear() implements BuiltinFlux {

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
  public double ulps(double s) {
    return 0;
  }

  @Override
  public double derivativeUlps(double s) {
    return 0;
  }

  @Override
  public Description description() {
    return new Description("1", "s^2/2",
        "The identity as activation; Tikhonov regularisation (Whittaker, Hodrick-Prescott); Haar coefficients scaled by"
        + " 1 - 4 tau, at tau = 1/4 all of them set to 0.", "");
  }
}
