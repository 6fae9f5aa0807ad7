package org.residua.schemes.denoiser;

/** No two samples are correlated. */
record White() implements Spectrum {

  @Override
  public double[] correlations(int count) {
    double[] r = new double[count];
    r[0] = 1;
    return r;
  }

  @Override
  public double[] noise(double[] white) {
    return white;
  }

  @Override
  public String describe() {
    return "white";
  }
}
