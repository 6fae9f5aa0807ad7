package org.residua.api.flux;

/**
 * A flux as a user would write it: {@code Phi(s) = lambda atan(s/lambda)}.
 *
 * @param contrast {@code lambda}
 */
record Arctangent(double contrast) implements CustomFlux {

  private static final Sector UNIT = new Sector(0, 1);

  @Override
  public String name() {
    return "arctangent";
  }

  @Override
  public String text() {
    return name() + "(contrast " + contrast + ")";
  }

  @Override
  public Arctangent withContrast(double newContrast) {
    return new Arctangent(newContrast);
  }

  @Override
  public double at(double s) {
    return contrast * StrictMath.atan(s / contrast);
  }

  @Override
  public double diffusivity(double s) {
    return s == 0 ? 1 : at(s) / s;
  }

  @Override
  public double derivative(double s) {
    double r = s / contrast;
    return 1 / (1 + r * r);
  }

  @Override
  public double potential(double s) {
    double r = s / contrast;
    double size = Math.abs(r);
    double value = size < 0.1 ? series(r * r)
        : r * StrictMath.atan(r) - 0.5 * StrictMath.log1p(r * r);
    return contrast * contrast * value;
  }

  /** {@code q/2 - q^2/12 + q^3/30 - ...}, the terms {@code (-1)^(k+1) q^k/(2k (2k-1))}. */
  private static double series(double q) {
    double sum = 0;
    for (int k = 12; k >= 1; k--) {
      sum = q * (1.0 / (2 * k * (2 * k - 1)) - sum);
    }
    return sum;
  }

  @Override
  public Sector sector() {
    return UNIT;
  }

  @Override
  public Sector slope() {
    return UNIT;
  }

  @Override
  public boolean even() {
    return true;
  }

  @Override
  public boolean decreasingDiffusivity() {
    return true;
  }
}
