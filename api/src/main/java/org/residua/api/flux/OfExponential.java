package org.residua.api.flux;

/**
 * A flux whose values are made of {@code e^x} or of {@code e^y - 1} or of both: exponentials apart from the rest, so that loops
 * can find each for many values at a time.
 */
public sealed interface OfExponential extends BuiltinFlux
    permits Exponential, Weickert, ForwardBackward, Tanh, ShiftedSoftplus {

  /** Whether {@code e^x} is needed. */
  default boolean ofPower() {
    return false;
  }

  /** {@code x}, 0 where it is not needed. */
  default double power(double s) {
    return 0;
  }

  /** Whether {@code e^y - 1} is needed. */
  default boolean ofExcess() {
    return false;
  }

  /** {@code y}, 0 where it is not needed. */
  default double excess(double s) {
    return 0;
  }

  /**
   * {@code Phi(s)}.
   *
   * @param e {@code e^x}, any number where it is not needed
   * @param f {@code e^y - 1}, likewise
   */
  double at(double s, double e, double f);

  /** {@code g(s)}, of the same. */
  double diffusivity(double s, double e, double f);

  @Override
  default double at(double s) {
    return at(s, ofPower() ? Exp.exp(power(s)) : 0, ofExcess() ? Expm1.expm1(excess(s)) : 0);
  }

  @Override
  default double diffusivity(double s) {
    return diffusivity(s, ofPower() ? Exp.exp(power(s)) : 0, ofExcess() ? Expm1.expm1(excess(s)) : 0);
  }
}
