package org.residua.api.flux;

import org.residua.api.arithmetic.Fma;

/**
 * {@code Phi(s) = s (1 - exp(-C/r^8))} with {@code r = s/lambda} and {@code C = 3.31488}: Weickert's
 * diffusivity with {@code m = 4}.
 *
 * <p>The constant. With {@code t = C/r^8} the slope is {@code Phi'(s) = 1 - (1 + 8 t) e^-t}. It vanishes at
 * {@code r = 1}, so that the flux grows up to the contrast and falls beyond it, for the positive root of
 * {@code e^C = 1 + 8 C}, {@code C = 3.3148773...}; the literature's six digits, kept here, move the
 * maximum by about {@code 1e-7 lambda}. The range of the slope does not depend on {@code C}: it is least
 * at {@code t = 7/8}, where it is {@code 1 - 8 e^(-7/8)}, and tends to 1 for {@code s -> 0}.
 *
 * <p>Not monotone: sector {@code (0, 1]}, slope {@code [1 - 8 e^(-7/8), 1) = [-2.3349..., 1)}. The
 * diffusivity falls with {@code |s|} because {@code t} does. {@code 1 - e^-t} is evaluated by
 * {@link Expm1#expm1}, so that {@code g} keeps its relative accuracy where it is small.
 *
 * <p>Potential, by parts: {@code P(s) = lambda^2 (r^2 (1 - e^-t)/2 + C^(1/4) Gamma(3/4, t)/2)} with the upper
 * incomplete gamma function; relative error at most {@code 2^-47}.
 *
 * <p>Source: Weickert (1998), Anisotropic Diffusion in Image Processing, section 1.3.
 *
 * <p>Flux and diffusivity have a relative error of at most {@code 25 u}, {@code u = 2^-53}: 20 roundings of {@code
 * t}, which {@code 1 - e^-t} does not enlarge, 2 ulp and a product. Where {@code r^8} overflows, {@code g} is 0
 * instead of a subnormal number. The derivative, with {@link Exp#exp}, has an error of at most {@code 26 u} times the
 * largest slope {@code 8 e^(-7/8) - 1}: {@code 20 t |8 t - 7| e^-t <= 53.4} units of the roundings of {@code t}, three
 * of {@code (1 + 8 t) e^-t} and one of the result, nowhere more than 59.5 together.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record Weickert(double contrast) implements OfExponential {

  /** {@code C}, six digits of the root of {@code e^C = 1 + 8 C}. */
  public static final double CONSTANT = 3.31488;
  /** 1 - 8 e^(-7/8) = -2.33489615742806722... rounded down. */
  private static final Sector SLOPE = new Sector(-2.3348961574280676, 1);
  private static final double FOURTH_ROOT = Math.sqrt(Math.sqrt(CONSTANT));

  /** Refuses a contrast outside its range. */
  public Weickert {
    Flux.requireContrast(contrast);
  }

  /** {@code t = C/r^8}, infinite at 0. */
  private static double exponent(double r) {
    double square = r * r;
    double fourth = square * square;
    return CONSTANT / (fourth * fourth);
  }

  @Override
  public String name() {
    return "weickert";
  }

  @Override
  public Weickert withContrast(double newContrast) {
    return new Weickert(newContrast);
  }

  @Override
  public boolean ofExcess() {
    return true;
  }

  @Override
  public double excess(double s) {
    double q = s * s * (1 / (contrast * contrast));
    double square = q * q;
    return -CONSTANT / (square * square);
  }

  @Override
  public double at(double s, double e, double f) {
    return s * -f;
  }

  @Override
  public double diffusivity(double s, double e, double f) {
    return -f;
  }

  @Override
  public double derivative(double s) {
    double x = excess(s);
    return Fma.of(Fma.of(8, Math.max(x, Exp.LOWEST), -1), Exp.exp(x), 1);
  }

  @Override
  public double potential(double s) {
    double r = s / contrast;
    double t = exponent(r);
    double near = t == 0 ? 0 : -0.5 * r * r * StrictMath.expm1(-t);
    return contrast * contrast * (near + 0.5 * FOURTH_ROOT * UpperGamma.threeQuarters(t));
  }

  @Override
  public Sector slope() {
    return SLOPE;
  }

  @Override
  public double ulps(double s) {
    return 25;
  }

  @Override
  public double derivativeUlps(double s) {
    return 26;
  }

  @Override
  public Description description() {
    return new Description("1 - exp(-C/r^8), C = 3.31488",
        "lambda^2 (r^2 (1 - e^-t) + C^(1/4) Gamma(3/4, t))/2, t = C/r^8",
        "Linear within the contrast and almost nothing beyond: as activation and as shrinkage the smooth neighbour of"
        + " the hard threshold.", "Weickert (1998)");
  }
}
