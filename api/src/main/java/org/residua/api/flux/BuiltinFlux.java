package org.residua.api.flux;

/**
 * A flux given by a formula. What is said here unless a flux says otherwise: there is one contrast, {@code g} is even and
 * falls from 1 with {@code |s|} towards 0, and {@code Phi} rises with slopes between 0 and 1.
 *
 * <p>A new one is a record with its formula here, as {@link OfExponential} if it is made of exponentials, the same formula on
 * vectors, and a line in {@link BuiltinFluxes}. What it says of itself is searched for by the tests of the list.
 */
public sealed interface BuiltinFlux extends Flux permits Linear, Charbonnier, PeronaMalik,
    TotalVariation, Huber, Balanced, Relu, OfExponential {

  @Override
  default String text() {
    return name() + "(contrast " + contrast() + ")";
  }

  @Override
  default double contrast() {
    return 1;
  }

  @Override
  default Flux withContrast(double contrast) {
    Flux.requireContrast(contrast);
    return this;
  }

  @Override
  default Sector sector() {
    return new Sector(0, 1);
  }

  @Override
  default Sector slope() {
    return new Sector(0, 1);
  }

  @Override
  default boolean even() {
    return true;
  }

  @Override
  default boolean decreasingDiffusivity() {
    return true;
  }

  /**
   * The most units {@code u = 2^-53} by which {@link #at} and {@link #diffusivity} are rounded at {@code s}, relative to
   * their values where nothing underflows.
   */
  double ulps(double s);

  /**
   * The most units {@code u = 2^-53} by which {@link #derivative} is rounded at {@code s}, relative to its value, or to
   * the largest {@code |Phi'|} where {@code Phi'} runs through 0, and where nothing underflows.
   */
  double derivativeUlps(double s);
}
