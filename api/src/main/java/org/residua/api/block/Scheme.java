package org.residua.api.block;

import java.util.OptionalDouble;

/**
 * A time discretisation of a diffusion: a block that carries a signal over a span of time.
 *
 * <p>Its inputs are {@code [u]}, or {@code [u, f]} with a data term; its output is the evolved signal.
 */
public interface Scheme extends Block {

  /** The scheme's name at the command line and in reports. */
  String name();

  /** What is discretised. */
  Diffusion diffusion();

  /** The consistency order in time. */
  int order();

  /** The time that one application covers. */
  double time();

  /** The step size. */
  StepSize step();

  /** Its steps, or the inner steps of one cycle. */
  int steps();

  /** Its cycles; 1 for a scheme that has none. */
  default int cycles() {
    return 1;
  }

  /** Whether the diffusivities of the start of a cycle are kept within it. */
  default boolean frozen() {
    return false;
  }

  /** A parameter of this scheme beside step size and counts, by its name. */
  default OptionalDouble parameter(String parameter) {
    return OptionalDouble.empty();
  }

  /** The largest certified step size {@code tau} of this scheme; infinite where nothing limits it. */
  default double limit() {
    return diffusion().limit().certified();
  }

  /** The step size as a number. */
  default double tau() {
    return step().of(diffusion());
  }

  @Override
  default int inputs() {
    return diffusion().inputs();
  }
}
