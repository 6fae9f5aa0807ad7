package org.residua.schemes.denoiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.residua.api.signal.Signal;

/**
 * What is known of the noise of a channel, and the samples that candidates are made for.
 *
 * @param cleaned the samples without outliers, missing ones as NaN; empty where none are removed
 * @param noise its level
 * @param model its level and spectrum
 * @param diagnosis how that was found
 */
record Examined(Optional<double[]> cleaned, NoiseLevel noise, NoiseModel model, Diagnosis diagnosis) {

  /** Nothing is asked. */
  static Examined unasked(NoiseLevel noise, String reason) {
    List<Finding> findings = Arrays.stream(Finding.Test.values()).map(test -> Finding.off(test, reason)).toList();
    return new Examined(Optional.empty(), noise, NoiseModel.white(noise.sigma()),
        new Diagnosis(findings, List.of(), List.of(), Optional.empty(), OptionalDouble.empty(), List.of(), Optional.empty(), List.of()));
  }

  /** Whether the last test is still to be made. */
  boolean open() {
    return diagnosis.findings().size() < Finding.Test.values().length;
  }

  /** After the last test. */
  Examined with(Finding last) {
    List<Finding> findings = new ArrayList<>(diagnosis.findings());
    findings.add(last);
    return new Examined(cleaned, noise, model, diagnosis.with(findings, model.local()));
  }

  /** With a level that varies by {@code v} once more; what the caller knows of it is that of all samples together. */
  Examined varying(double[] samples, double[] v, Known known) {
    double[] all = v.clone();
    for (int i = 0; i < v.length && model.local().isPresent(); i++) {
      all[i] *= model.local().get().get(0, i);
    }
    double level = known.given().isPresent() ? known.given().get().sigma() / Examination.rms(all)
        : (diagnosis.replaced().isEmpty() ? 1 : Examination.STAYED) * Arrays.stream(Levels.of(samples, Optional.of(all))).min().orElseThrow();
    Signal local = Signal.of(all);
    return new Examined(cleaned, noise.with(level), NoiseModel.white(level).varying(local), diagnosis.with(diagnosis.findings(), Optional.of(local)));
  }
}
