package org.residua.simd.row;

import java.util.Optional;
import org.residua.api.flux.Activation;
import org.residua.api.operator.Stencil;

/** The loops over rows: the first is required. */
public interface RowLoops {

  /**
   * The loop of a row of a semi-iteration over a stretch, with scratch memory of its own.
   *
   * @param k the filter bank
   * @param activation the flux, channelwise or coupled
   * @param length samples per channel of the signal
   * @param simple whether its updates will all be {@link Update.Terms#simple}
   */
  RowLoop rowLoop(Stencil k, Activation activation, int length, boolean simple);

  /**
   * The loop of a row for as many signals of equal length as a vector has lanes, interleaved: a lane is a signal, so that
   * no value moves between lanes. Its updates must be {@link Update.Terms#simple}. Empty where it is no gain: for
   * scalar kernels, for several channels or responses, and where the flux costs more than all else.
   *
   * @param k the filter bank
   * @param activation the flux
   * @param length samples of each signal
   */
  default Optional<RowLoop> interleaved(Stencil k, Activation activation, int length) {
    return Optional.empty();
  }
}
