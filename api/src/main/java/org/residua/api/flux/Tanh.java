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
 * <p>The derivative is {@code h (2 - h)} with {@code h = 1 - tanh |r| = 2/(e + 2)}, {@code e = e^(2|r|) - 1}. Its relative
 * error is at most {@code (4 |r| + 8) u}: 2 roundings of {@code 2 |r|}, those of {@link Expm1}, a sum, a quotient, a
 * difference, a product; below {@code 2^-1020} it may be 0.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record Tanh(double contrast) implements OfExponential {

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
  public boolean ofExcess() {
    return true;
  }

  @Override
  public double excess(double s) {
    return 2 * Math.abs(s * (1 / contrast));
  }

  @Override
  public double at(double s, double e, double f) {
    return contrast * Hyperbolic.tanh(s * (1 / contrast), f);
  }

  @Override
  public double diffusivity(double s, double e, double f) {
    double r = s * (1 / contrast);
    return r == 0 ? 1 : Hyperbolic.tanh(r, f) / r;
  }

  @Override
  public double derivative(double s) {
    double h = 2 / (Expm1.expm1(excess(s)) + 2);
    return h * (2 - h);
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
  public double derivativeUlps(double s) {
    return 4 * Math.abs(s / contrast) + 8;
  }

  @Override
  public Description description() {
    return new Description("tanh(r)/r", "lambda^2 ln cosh r",
        "The classical sigmoid; the log-cosh regulariser, a smooth Huber function.", "");
  }
}
