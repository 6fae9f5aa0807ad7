package org.residua.simd;

/**
 * One step of a filter with two taps on one channel, natural boundary, from left to right: each flux is
 * evaluated once and serves the sample to its left and the one to its right.
 */
interface PairLoop {

  /** Updates all samples of {@code z}, which is {@code u} for {@link Update#STEP}. */
  void run(FusedStep step, double[] u, double[] z);

  /**
   * What a copy has as constants.
   *
   * @param width the vector width
   * @param formula the flux
   * @param frozen whether the kept diffusivities stand for the flux
   * @param update what is done with the step
   */
  record Constants(
      Width width, VectorFlux formula, boolean frozen, Update update) {}
}
