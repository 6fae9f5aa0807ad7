package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;

/** Diffusions of tests of the certifier, and what is claimed of a block. */
final class Claims {

  static final Convolution K = Convolution.difference(1, Boundary.NATURAL);
  static final Diffusion PERONA_MALIK = Diffusion.of(K, new PeronaMalik(1));
  static final Diffusion CHARBONNIER = Diffusion.of(K, new Charbonnier(1));
  static final Diffusion LINEAR = Diffusion.of(K, new Linear());

  private Claims() {}

  static Certification certify(Block block) {
    int[] channels = new int[block.inputs()];
    Arrays.fill(channels, 1);
    return Certifier.certify(Tracer.trace(block, channels));
  }

  static List<Claim> claims(Block block) {
    Certification all = certify(block);
    return List.of(all.norm(), all.energy(), all.nonexpansive()).stream()
        .peek(certificate -> assertThat(CertificateChecker.check(certificate)).isEmpty())
        .filter(Certificate::proven).map(Certificate::claim).toList();
  }
}
