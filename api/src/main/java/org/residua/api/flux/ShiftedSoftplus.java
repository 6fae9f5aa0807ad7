package org.residua.api.flux;

/**
 * {@code Phi(s) = lambda ln((1 + e^r)/2)} with {@code r = s/lambda}: the softplus function less
 * {@code ln 2}, so that {@code Phi(0) = 0}.
 *
 * <p>Monotone: the slope is the logistic function {@code 1/(1 + e^-r)} in {@code (0, 1)}, the sector, a mean of
 * slopes between 0 and {@code s}, as well; neither end is attained. {@code Phi(s)/s} is 1/2 at 0. It is not even,
 * hence no descent of the energy is known for frozen diffusivities. The logarithm is {@link LogMeanExp#of}.
 *
 * <p>Potential: with {@code B(r) = r^2/4 - r ln 2 + pi^2/12 + Li2(-e^-r)}, the integral of
 * {@code ln cosh(x/2)} from 0 to {@code r >= 0}, it is {@code lambda^2 (r^2/4 + B(r))} and
 * {@code lambda^2 (r^2/4 - B(-r))} for negative {@code r}, see {@link LogCoshIntegral}. Source: Dugas et al.
 * (2001) for softplus; Schuett et al. (2017) for the shift.
 *
 * <p>Beyond {@code r = 2^60}, where {@code lambda ln 2} is less than half an ulp of {@code s}, the flux is {@code s} and the
 * diffusivity 1, also where {@code r} overflows; in the potential {@code pi^2/12} is less than that beyond {@code |r| = 2^60}.
 *
 * <p>Flux and diffusivity have a relative error of at most {@code 14 u}, {@code u = 2^-53}: 2 roundings of {@code r},
 * enlarged at most 1.3 fold, 3 ulp, a product or quotient; {@code lambda 2^-1073} more where {@code r} is subnormal.
 *
 * <p>The derivative is {@code 1/(1 + e)} with {@code e = e^-|r|} of {@link Exp}, for negative {@code r} {@code e/(1 + e)}. Its
 * relative error is at most {@code (2 |r| + 4) u} there, of the 2 roundings of {@code r}, the exponential, a sum and a
 * quotient, and {@code 4 u} for the others, where {@code e} has less than half of its weight.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}
 */
public record ShiftedSoftplus(double contrast) implements OfExponential {

  /** Below this {@code |r|} the diffusivity {@code 1/2 + r/8 - ...} is 1/2 to within {@code 2^-62} of it. */
  public static final double CONSTANT_BELOW = 0x1p-60;

  /** Above this {@code r} the flux is {@code s} to within {@code 2^-60} of it. */
  public static final double LINEAR_ABOVE = 0x1p60;

  private static final double LN2 = 0x1.62e42fefa39efp-1;

  /** Refuses a contrast outside its range. */
  public ShiftedSoftplus {
    Flux.requireContrast(contrast);
  }

  @Override
  public String name() {
    return "shifted-softplus";
  }

  @Override
  public ShiftedSoftplus withContrast(double newContrast) {
    return new ShiftedSoftplus(newContrast);
  }

  @Override
  public boolean ofExcess() {
    return true;
  }

  @Override
  public double excess(double s) {
    return -Math.abs(s * (1 / contrast));
  }

  @Override
  public double at(double s, double e, double f) {
    double r = s * (1 / contrast);
    return r > LINEAR_ABOVE ? s : contrast * LogMeanExp.of(r, f);
  }

  @Override
  public double diffusivity(double s, double e, double f) {
    double r = s * (1 / contrast);
    return Math.abs(r) < CONSTANT_BELOW ? 0.5 : r > LINEAR_ABOVE ? 1 : LogMeanExp.of(r, f) / r;
  }

  @Override
  public double derivative(double s) {
    double r = s * (1 / contrast);
    double e = Exp.exp(-Math.abs(r));
    return (r < 0 ? e : 1) / (1 + e);
  }

  @Override
  public double potential(double s) {
    double r = s / contrast;
    if (Math.abs(r) > LINEAR_ABOVE) {
      return s > 0 ? s * (0.5 * s - contrast * LN2) : contrast * LN2 * -s;
    }
    return contrast * contrast * LogCoshIntegral.softplusPotential(r);
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
    return 14;
  }

  @Override
  public double derivativeUlps(double s) {
    return s < 0 ? 2 * Math.abs(s / contrast) + 4 : 4;
  }

  @Override
  public Description description() {
    return new Description("ln((1 + e^r)/2)/r", "lambda^2 (r^2/4 + integral of ln cosh(x/2) from 0 to r)",
        "Softplus moved through 0: the smooth rectifier, whose slope is the logistic function.",
        "Dugas et al. (2001); Schuett et al. (2017)");
  }
}
