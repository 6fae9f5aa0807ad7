package org.residua.schemes.denoiser;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.residua.api.signal.Signal;

/**
 * What the caller knows of the noise.
 *
 * @param level its standard deviation; empty where it is measured
 * @param outliers what is done with samples that look wrong
 * @param coloured whether neighbouring samples of the noise are correlated
 * @param sample noise alone; empty where there is none
 */
record Known(OptionalDouble level, Denoiser.Outlying outliers, Denoiser.Coloured coloured, Optional<Signal> sample) {

  /** Nothing. */
  static Known nothing() {
    return new Known(OptionalDouble.empty(), Denoiser.Outlying.AUTO, Denoiser.Coloured.AUTO, Optional.empty());
  }

  /** The noise level, if it is known or a sample of the noise tells it. */
  Optional<NoiseLevel> given() {
    return level.isPresent() ? Optional.of(NoiseLevel.given(level.getAsDouble()))
        : sample.map(alone -> NoiseLevel.given(Examination.rms(alone.channel(0))));
  }

  /** What must not be left out without a word. */
  List<String> asked() {
    return Stream.concat(outliers == Denoiser.Outlying.REMOVE ? Stream.of("outliers are to be removed") : Stream.empty(),
        coloured == Denoiser.Coloured.YES ? Stream.of("the noise is said to be coloured") : Stream.empty()).toList();
  }

  Known with(OptionalDouble other) {
    return new Known(other, outliers, coloured, sample);
  }

  Known with(Denoiser.Outlying other) {
    return new Known(level, other, coloured, sample);
  }

  Known with(Denoiser.Coloured other) {
    return new Known(level, outliers, other, sample);
  }

  Known with(Signal noise) {
    return new Known(level, outliers, coloured, Optional.of(noise));
  }
}
