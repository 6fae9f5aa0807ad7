package org.example.weekly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.residua.api.signal.Signal;
import org.residua.verification.Certifier;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.jqwik.NegativeControls;

/** The network of this project: its certificate, and what it does with bad samples. */
final class SmoothingTest {

  @Test
  void theNormIsProvenNotToGrow() {
    Certificate certificate = Certifier.certify(Smoothing.network().architecture()).norm();
    System.out.println(certificate);
    assertTrue(certificate.proven());
    // What is a user's own is assumed, and the certificate says so.
    assertTrue(certificate.hypotheses().stream().anyMatch(hypothesis -> hypothesis.startsWith("ASSUMED")), certificate.hypotheses()::toString);
  }

  @Test
  void missingDaysAreRefused() {
    String message = assertThrows(IllegalArgumentException.class,
        () -> Smoothing.network().run(Signal.of(1, 2, Double.NaN, 4))).getMessage();
    assertEquals("input 0: sample 2 of channel 0 is NaN; samples must be finite: remove or fill it first", message);
  }

  /** The laws used here are awake: each refuses something wrong that comes with the kit. */
  @Test
  void theLawsAreAwake() {
    for (NegativeControls.Control control : NegativeControls.all()) {
      assertThrows(AssertionError.class, control.run()::run, control.law());
    }
  }
}
