package org.residua.schemes.denoiser;

/** A place among {@link Values}. */
@FunctionalInterface
interface Cursor {

  /** Puts the next values at the front of {@code block}; returns how many, 0 when there are no more. */
  int next(double[] block);
}
