package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.residua.api.block.Block;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.verification.certificate.Certificate;

/** What is proven of networks, or why it is not; the checker agrees with both. */
final class Proving {

  private Proving() {}

  static void isCertified(Architecture network) {
    Certificate norm = Certifier.certify(network).norm();
    assertThat(norm.proven()).as("%s", norm.hypotheses()).isTrue();
    assertThat(CertificateChecker.check(norm)).isEmpty();
    assertThat(CertificateChecker.check(norm, network)).isEmpty();
  }

  static String refused(Block block) {
    Certificate norm = Certifier.certify(Tracer.trace(block, 1)).norm();
    assertThat(norm.proven()).isFalse();
    assertThat(CertificateChecker.check(norm)).isEmpty();
    return norm.hypotheses().get(0);
  }
}
