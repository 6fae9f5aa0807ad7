package org.residua.api.flux;

/**
 * A flux whose diffusivity is a product of {@code e^x} and, for some, {@code e^y - 1}: what is to be fused is in the
 * exponentials, apart from the rest, so that loops can find each for many values at a time.
 */
public sealed interface OfExponential permits Exponential, ForwardBackward {

  /** {@code x}, at most 0. */
  double exponent(double s);

  /** Whether there is a factor {@code e^y - 1}. */
  boolean twofold();

  /** {@code y}, where there is one. */
  double second(double s);

  /** {@code g(s)}, given {@code e^x} and, where there is one, {@code e^y - 1}. */
  double product(double exponential, double second);
}
