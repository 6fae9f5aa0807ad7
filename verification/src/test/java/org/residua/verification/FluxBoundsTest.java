package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Contrasts;
import org.residua.api.flux.FluxBank;
import org.residua.api.flux.Linear;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Sector;
import org.residua.api.flux.Splines;
import org.residua.api.flux.TotalVariation;
import org.residua.verification.certificate.FluxBounds;

/** What certificates keep of a bank of fluxes. */
final class FluxBoundsTest {

  @Test
  void certificatesReadTheJoinedBounds() {
    Sector sector = new Sector(-0.25, 0.7);
    Splines bank = Splines.of(List.of(-1.7, -0.3, 0.1, 0.9), sector, new double[6]);
    FluxBounds now = FluxBounds.of(Activation.of(bank));
    FluxBounds always = FluxBounds.ofDomain(Activation.of(bank));
    assertThat(now.sector()).isEqualTo(new Sector(0, 0));
    assertThat(FluxBounds.of(Activation.of(FluxBank.of(new Linear(), new TotalVariation(1, 0.5)))).sector())
        .isEqualTo(new Sector(0, 2));
    assertThat(always.sector()).isEqualTo(sector);
    assertThat(always.slope()).isEqualTo(bank.domainSlope());
    assertThat(FluxBounds.ofDomain(Activation.of(Contrasts.of(new PeronaMalik(1), 2, 3))).decreasing()).isTrue();
    assertThat(now.assumed()).isFalse();
    assertThat(FluxBounds.of(Activation.of(FluxBank.of(new Linear(), new Believed(new Linear())))).assumed()).isTrue();
  }
}
