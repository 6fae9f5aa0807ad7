package org.residua.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.residua.api.block.Fidelity;
import org.residua.api.operator.Stack;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;
import org.residua.schemes.denoiser.Denoiser;

/**
 * A signal whose missing samples are known and filled.
 *
 * @param measured the samples as they were read, missing ones as NaN
 * @param start the same with every gap filled: where an evolution starts
 * @param missing how many samples are missing, over all channels
 */
record Observed(Signal measured, Signal start, long missing) {

  /** A signal without gaps. */
  static Observed complete(Signal signal) {
    return new Observed(signal, signal, 0);
  }

  /**
   * A signal with gaps, filled by linear interpolation, constant at the ends.
   *
   * @param measured at least one sample of each channel is there
   */
  static Observed filled(Signal measured) {
    long missing = IntStream.range(0, measured.shape().channels())
        .mapToLong(c -> Gaps.in(measured, c)).sum();
    return new Observed(measured, Denoiser.interpolated(measured), missing);
  }

  /** The same filled in another way: one signal for all channels, or one for each. */
  Observed startingFrom(List<Signal> starts) {
    return new Observed(measured, starts.size() == 1 ? starts.get(0) : Stack.concatenated(starts), missing);
  }

  /** The data term of weight {@code c}; it does not pull at samples that are missing. */
  Fidelity fidelity(double c) {
    if (c == 0 || missing == 0) {
      return Fidelity.of(c);
    }
    SignalBuffer weights = new SignalBuffer(measured.shape());
    for (int k = 0; k < measured.shape().channels(); k++) {
      for (int i = 0; i < measured.shape().length(); i++) {
        weights.set(k, i, Double.isNaN(measured.get(k, i)) ? 0 : c);
      }
    }
    return new Fidelity.Weights(weights.handOver());
  }
}
