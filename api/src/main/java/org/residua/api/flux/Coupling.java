package org.residua.api.flux;

/** How the responses of several filters at one sample share their diffusivity. */
public enum Coupling {
  /** Each response is its own argument: {@code z_m = Phi(y_m)}. */
  CHANNELWISE,
  /** One diffusivity of the sum of squares: {@code z_m = g(sum_k y_k^2) y_m}. */
  COUPLED
}
