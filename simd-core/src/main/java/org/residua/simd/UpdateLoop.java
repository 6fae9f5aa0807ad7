package org.residua.simd;

/** The end of a step: what becomes of {@code t = fma(-tau, d, u)}. */
interface UpdateLoop {

  /** Updates {@code z_{at+i}} from {@code d_i} and {@code u_{at+i}}, {@code i = 0..count-1}. */
  void run(FusedStep step, double[] d, double[] u, double[] z, int at, int count);

  /** What a copy has as constants. */
  record Constants(Width width, Update update) {}
}
