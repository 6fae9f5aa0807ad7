package org.residua.api.flux;

import org.residua.api.arithmetic.Fma;

/**
 * {@code Phi(s) = s (2 exp(-k^2 a q) - exp(-a q))} with {@code q = (s/lambda)^2} and
 * {@code a = ln 2/(k^2 - 1)}: forward diffusion within the contrast, backward diffusion ({@code g < 0}) beyond.
 *
 * <p>Because {@code (k^2 - 1) a = ln 2} the diffusivity is {@code e^(-a q) (2^(1-q) - 1)}, and so it is evaluated:
 * exactly 1 at 0, without cancellation at its zero {@code |s| = lambda}.
 *
 * <p>Sector {@code [-(1 - k^-2) (2 k^2)^(-1/(k^2-1)), 1]}, least at {@code q = log2(2 k^2)}: there the derivative
 * {@code -2 k^2 a e^(-k^2 a q) + a e^(-a q)} vanishes. For {@code k = 2} it is {@code [-3/8, 1]}.
 *
 * <p>Slope, with {@code z = a q}: {@code F(z) = 2 e^(-k^2 z)(1 - 2 k^2 z) - e^-z (1 - 2 z)}. Supremum 1, at 0: where
 * {@code z <= 1/2} because {@code e^-y (1 - 2y)} falls up to {@code y = 3/2} and is negative from 1/2 on, where
 * {@code z > 1/2} because {@code F <= e^-z (2z - 1) <= 2 e^(-3/2)}. Infimum: {@code F} is strictly convex on
 * {@code (0, 3/(2 k^2)]}, falls at 0 and rises at the end; it goes on rising up to {@code z = 3/2} and is at least
 * {@code -2 e^(-3/2) >= F(3/(2 k^2))} beyond. So the only zero of {@code F'} in {@code (0, 3/(2 k^2))} is the minimum:
 * it is bisected to the last bit, and its value rounded down by {@code 2^-47}, more than the errors of its eight
 * operations on numbers below 4. For {@code k = 2} it is -1.142.
 *
 * <p>Not monotone, not decreasing; the energy falls, the norm may grow. Source: Gilboa, Sochen, Zeevi
 * (2002); Smolka (2002); Welk, Weickert, Gilboa (2018).
 *
 * <p>The diffusivity has an error of at most {@code ((10 a + 5) q + 9) u} times {@code 2 e^(-a q)}, {@code u =
 * 2^-53}: it has a zero, near which no relative bound holds. The derivative, evaluated as {@code e^(-a q) (2^(1-q) (1 - 2
 * k^2 a q) - (1 - 2 a q))}, has one of at most {@code 92 u}. With {@code y = k^2 a q}, {@code z = a q}, {@code q <= y/ln 2}
 * and {@code e^(-a q) 2^(1-q) = 2 e^-y} these are at most
 * {@code 2 e^-y ((1 + 2 y)(5.4 y + 4) + 20.6 y) <= 36.4} units of the first term, {@code e^-z (18.6 z + 1) <= 7.3} of the
 * second, and {@code 9.3 z + 4} units of each by the first exponential, the sum and the product, at most 32.1 and 16.1.
 *
 * @param contrast {@code lambda}, in {@code [1e-150, 1e150]}: the flux changes its sign there
 * @param k the ratio of the widths of the two Gaussians, in {@code [1.001, 1e6]}
 */
public record ForwardBackward(double contrast, double k) implements OfExponential {

  /** The ratio of widths where none is given. */
  public static final double DEFAULT_K = 2;
  /** At this {@code q} both exponentials are 0, whatever {@code k}, and what they multiply is finite. */
  public static final double VANISHED = 1e300;
  /** {@code ln 2}, rounded. */
  public static final double LN2 = 0x1.62e42fefa39efp-1;

  /** Ends of the bisection are neighbours after this many halvings. */
  private static final int HALVINGS = 70;
  private static final double ROUNDING = 0x1p-47;

  /** Refuses a contrast or a ratio outside its range. */
  public ForwardBackward {
    Flux.requireContrast(contrast);
    if (!(k >= 1.001 && k <= 1e6)) {
      throw new IllegalArgumentException("k = " + k + " is outside [1.001, 1e6]; give the ratio of the"
          + " widths of the two Gaussians, such as " + DEFAULT_K);
    }
  }

  /** The flux with {@code k = 2}. */
  public ForwardBackward(double contrast) {
    this(contrast, DEFAULT_K);
  }

  /** {@code a = ln 2/(k^2 - 1)}, the rate of the wider Gaussian. */
  public double rate() {
    return LN2 / ((k - 1) * (k + 1));
  }

  @Override
  public String name() {
    return "forward-backward";
  }

  @Override
  public String text() {
    return name() + "(contrast " + contrast + ", k " + k + ")";
  }

  @Override
  public ForwardBackward withContrast(double newContrast) {
    return new ForwardBackward(newContrast, k);
  }

  @Override
  public boolean ofPower() {
    return true;
  }

  @Override
  public double power(double s) {
    return square(s) * -rate();
  }

  @Override
  public boolean ofExcess() {
    return true;
  }

  @Override
  public double excess(double s) {
    return Fma.of(-LN2, square(s), LN2);
  }

  @Override
  public double at(double s, double e, double f) {
    return s * diffusivity(s, e, f);
  }

  @Override
  public double diffusivity(double s, double e, double f) {
    return e * f;
  }

  private double square(double s) {
    return s * s * (1 / (contrast * contrast));
  }

  @Override
  public double derivative(double s) {
    double q = square(s);
    double limited = Math.min(q, VANISHED);
    double narrow = Fma.of(-2 * (k * k * rate()), limited, 1);
    double wide = Fma.of(2 * rate(), limited, -1);
    return Exp.exp(q * -rate()) * Fma.of(Exp.exp(Fma.of(-LN2, q, LN2)), narrow, wide);
  }

  @Override
  public double potential(double s) {
    double r = s / contrast;
    double a = rate();
    double b = k * k * a;
    double q = r * r;
    return contrast * contrast
        * (0.5 * StrictMath.expm1(-a * q) / a - StrictMath.expm1(-b * q) / b);
  }

  @Override
  public Sector sector() {
    return new Sector(least(), 1);
  }

  @Override
  public Sector slope() {
    return new Sector(leastSlope(), 1);
  }

  private double least() {
    double square = k * k;
    double exponent = StrictMath.log(2 * square) / ((k - 1) * (k + 1));
    double value = -(k - 1) * (k + 1) / square * StrictMath.exp(-exponent);
    return value * (1 + 0x1p-49 * (1 + exponent));
  }

  private double leastSlope() {
    double from = 0;
    double to = 1.5 / (k * k);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (from + to);
      if (bend(middle) < 0) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return slopeAt(to) - ROUNDING;
  }

  /** {@code F(z)}, the slope at {@code z = a q}. */
  private double slopeAt(double z) {
    double y = k * k * z;
    return 2 * StrictMath.exp(-y) * (1 - 2 * y) - StrictMath.exp(-z) * (1 - 2 * z);
  }

  /** {@code F'(z)}. */
  private double bend(double z) {
    double square = k * k;
    double y = square * z;
    return 2 * square * StrictMath.exp(-y) * (2 * y - 3) + StrictMath.exp(-z) * (3 - 2 * z);
  }

  @Override
  public boolean decreasingDiffusivity() {
    return false;
  }

  @Override
  public double ulps(double s) {
    return (10 * rate() + 5) * (s / contrast) * (s / contrast) + 9;
  }

  @Override
  public double derivativeUlps(double s) {
    return 92;
  }

  @Override
  public Description description() {
    return new Description("2 exp(-k^2 a r^2) - exp(-a r^2), a = ln 2/(k^2 - 1), k = 2",
        "lambda^2 ((1 - exp(-k^2 a r^2))/(k^2 a) - (1 - exp(-a r^2))/(2 a))",
        "Sharpens beyond the contrast, where g < 0: its shrinkage amplifies the coefficients there. The energy still"
        + " falls, the norm may grow.", "Gilboa, Sochen, Zeevi (2002); Smolka (2002)");
  }
}
