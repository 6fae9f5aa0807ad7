package org.residua.api.block;

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

  /** The largest certified step size {@code tau} of this scheme. */
  double limit();

  @Override
  default int inputs() {
    return diffusion().inputs();
  }
}
