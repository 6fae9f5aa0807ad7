package org.residua.api.flux;

/**
 * {@code Phi(s) = s / sqrt(r^2 + eps^2)} with {@code r = s/lambda}: total variation, regularised at zero.
 *
 * <p>{@code P(s) = lambda^2 (sqrt(r^2 + eps^2) - eps)}, evaluated without cancellation. Monotone: sector
 * {@code (0, 1/eps]}, slope {@code eps^2/(r^2 + eps^2)^(3/2)} in {@code (0, 1/eps]}, both largest at 0;
 * {@code 1/eps} is rounded up. The diffusivity falls with {@code |s|}. Source: Rudin, Osher, Fatemi (1992);
 * Acar, Vogel (1994).
 *
 * <p>Flux and diffusivity have a relative error of at most {@code 4 u}, {@code u = 2^-53}, as those of {@link
 * Charbonnier}. The derivative, {@code eps^2/q/sqrt(q)} with {@code q = r^2 + eps^2}, has one of at most {@code 10 u}: the
 * 4 roundings of {@code q} one and a half times, {@code eps^2}, the root, two quotients.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 * @param eps the regularisation relative to the contrast, in {@code [1e-100, 1e100]}
 */
public record TotalVariation(double contrast, double eps) implements BuiltinFlux, OfRadicand {

  /** The regularisation where none is given. */
  public static final double DEFAULT_EPS = 0.01;

  /** Refuses a contrast or a regularisation outside its range. */
  public TotalVariation {
    Flux.requireContrast(contrast);
    if (!(eps >= 1e-100 && eps <= 1e100)) {
      throw new IllegalArgumentException("eps = " + eps + " is outside [1e-100, 1e100]; give the"
          + " positive regularisation relative to the contrast, such as " + DEFAULT_EPS);
    }
  }

  /** The flux with the default regularisation. */
  public TotalVariation(double contrast) {
    this(contrast, DEFAULT_EPS);
  }

  @Override
  public String name() {
    return "tv";
  }

  @Override
  public String text() {
    return name() + "(contrast " + contrast + ", eps " + eps + ")";
  }

  @Override
  public TotalVariation withContrast(double newContrast) {
    return new TotalVariation(newContrast, eps);
  }

  @Override
  public double scale() {
    return 1 / (contrast * contrast);
  }

  @Override
  public double offset() {
    return eps * eps;
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
    double square = eps * eps;
    double q = radicand(s);
    return square / q / Math.sqrt(q);
  }

  @Override
  public double potential(double s) {
    double q = radicand(s);
    return q == Double.POSITIVE_INFINITY ? q : s / (Math.sqrt(q) + eps) * s;
  }

  @Override
  public Sector sector() {
    return bound();
  }

  @Override
  public Sector slope() {
    return bound();
  }

  private Sector bound() {
    return new Sector(0, Outward.quotient(1, eps).hi());
  }

  @Override
  public double ulps(double s) {
    return 4;
  }

  @Override
  public double derivativeUlps(double s) {
    return 10;
  }

  @Override
  public Description description() {
    return new Description("1/sqrt(r^2 + eps^2), eps = 0.01", "lambda^2 (sqrt(r^2 + eps^2) - eps)",
        "A steep sigmoid as activation; regularised total variation; for eps -> 0 and |x| > 1/sqrt(2) its shrinkage is"
        + " the soft one. The plot at tau = 1/4 is far beyond the step limit 2 eps/||K||^2 and overshoots near 0.",
        "Rudin, Osher, Fatemi (1992); Acar, Vogel (1994)");
  }
}
