package org.residua.simd.row;

import java.util.Optional;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;

/**
 * The loop of a row over a stretch of samples, prepared for one stencil and activation. It owns scratch memory: not
 * thread safe. Nothing allocates.
 *
 * <p>Its samples are those whose adjoint is made of {@code M p} direct terms and whose rows meet samples only;
 * the others, at the ends of a signal, are done one by one. A loop that does the ends of the natural boundary as
 * well says so.
 */
public interface RowLoop {

  /** Whether {@link #run} does a whole signal with natural boundary, from sample 0 to the last one. */
  default boolean wholeNatural() {
    return false;
  }

  /**
   * Keeps {@code g(K u)} for the rows {@code lo..hi-1}.
   *
   * @param front the first front of a table, whose source is read and whose factor is written
   * @param lo the first row
   * @param hi one past the last row
   */
  void freeze(Front front, int lo, int hi);

  /**
   * Does the samples {@code lo..hi-1}: finds the fluxes of the rows {@code lo..hi-1}, updates, and leaves the last
   * {@code p-1} fluxes with the front. The front is not moved.
   *
   * @param front the front, at {@code lo}
   * @param lo the first sample
   * @param hi one past the last sample
   */
  void run(Front front, int lo, int hi);

  /**
   * A loop like this one for other numbers of the same structure, with the memory of this one, which is not to be used any more; empty
   * where there is none to speak of.
   */
  default Optional<RowLoop> rebound(Stencil k, Activation activation) {
    return Optional.empty();
  }
}
