package org.residua.schemes.denoiser;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of the noise of a channel, and the samples that candidates are made for.
 *
 * @param cleaned the samples without outliers, missing ones as NaN; empty where none are removed
 * @param noise its level
 * @param model its level and spectrum
 * @param diagnosis how that was found
 */
record Examined(Optional<double[]> cleaned, NoiseLevel noise, NoiseModel model, Diagnosis diagnosis) {

  /** Nothing is asked; what the caller asked for is said to be left out. */
  static Examined unasked(NoiseLevel noise, Known known, String reason) {
    List<Warning> warnings = known.asked().isEmpty() ? List.of() : List.of(new Warning(Warning.Kind.UNUSED,
        String.join(" and ", known.asked()) + ", which is not done: " + reason, List.of()));
    List<Finding> findings = Arrays.stream(Finding.Test.values()).map(test -> Finding.off(test, reason)).toList();
    return new Examined(Optional.empty(), noise, NoiseModel.white(noise.sigma()),
        new Diagnosis(findings, List.of(), List.of(), Optional.empty(), OptionalDouble.empty(), List.of(), Optional.empty(), warnings));
  }

  /** For other noise. */
  Examined with(NoiseModel other) {
    return new Examined(cleaned, noise.with(other.sigma()), other, diagnosis);
  }
}
