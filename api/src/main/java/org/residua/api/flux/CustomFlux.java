package org.residua.api.flux;

/**
 * A flux of the user's own.
 *
 * <p>It is evaluated by scalar code, whatever kernels run, and is not exported to other formats. Its
 * {@link #sector}, {@link #slope}, {@link #even} and {@link #decreasingDiffusivity} are ASSUMED: they enter
 * certificates as said here, and every certificate that rests on them says so. Implementations must be
 * immutable, thread safe and equal when their formulas are; {@link #at} and {@link #diffusivity} must be
 * deterministic, {@code Phi(0) = 0}, and {@code Phi(s) = g(s) s} up to rounding.
 */
public non-sealed interface CustomFlux extends Flux {

  @Override
  default Description description() {
    return new Description(text(), "", "A user's own.", "");
  }

  @Override
  default boolean assumed() {
    return true;
  }
}
