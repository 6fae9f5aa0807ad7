package org.residua.api.flux;

/**
 * {@code Phi(s) = lambda tanh(r)} with {@code r = s/lambda}, {@code P(s) = lambda^2 ln cosh r}.
 *
 * <p>Monotone: sector {@code (0, 1]}, slope {@code 1 - tanh^2 r} in {@code (0, 1]}, both largest at 0. The
 * diffusivity {@code tanh(r)/r} falls with {@code |s|}, because tanh is concave on the positive half line
 * and 0 at 0. The hyperbolic tangent is {@link Hyperbolic#tanh}.
 *
 * <p>Flux and diffusivity have a relative error of at most {@code 9 u}, {@code u = 2^-53}: 2 roundings of {@code r},
 * 3 ulp, a product or quotient; {@code lambda 2^-1073} more where {@code r} is subnormal.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record Tanh(double contrast) implements BuiltinFlux {

  private static final double LN2 = 0x1.62e42fefa39efp-1;

  /** Refuses a contrast outside its range. */
  public Tanh {
    Flux.requireContrast(contrast);
  }

  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public Tanh withContrast(double newContrast) {
    return new Tanh(newContrast);
  }

  @Override
  public double at(double s) {
    return contrast * Hyperbolic.tanh(s * (1 / contrast));
  }

  @Override
  public double diffusivity(double s) {
    double r = s * (1 / contrast);
    return r == 0 ? 1 : Hyperbolic.tanh(r) / r;
  }

  @Override
  public double derivative(double s) {
    double cosh = StrictMath.cosh(Math.min(Math.abs(s / contrast), 700));
    return 1 / cosh / cosh;
  }

  @Override
  public double potential(double s) {
    double r = Math.abs(s / contrast);
    double sinh = StrictMath.sinh(Math.min(0.5 * r, 1));
    double lnCosh = r <= 1
        ? StrictMath.log1p(2 * sinh * sinh) : r - LN2 + StrictMath.log1p(StrictMath.exp(-2 * r));
    return contrast * contrast * lnCosh;
  }

  @Override
  public double ulps(double s) {
    return 9;
  }

  @Override
  public Description description() {
    return new Description("tanh(r)/r", "lambda^2 ln cosh r",
        "The classical sigmoid; the log-cosh regulariser, a smooth Huber function.", "");
  }
}
