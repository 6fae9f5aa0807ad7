package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.flux.LinearSpline;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.networks.Network;
import org.residua.schemes.Explicit;
import org.residua.schemes.Fsi;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.jqwik.RoundingMargin;

/** What certificates say about rounding is true, and not far from what is seen. */
final class RoundingTest {

  private static final Diffusion D = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new PeronaMalik(1));

  private static String note(Certificate certificate) {
    return certificate.hypotheses().get(certificate.hypotheses().size() - 1);
  }

  /** A constant is a fixed point of every exact cycle, so that what a long one does to it is rounding alone. */
  @Test
  void aLongCycleDriftsByMoreThanUlpsAndLessThanItsBound() {
    int n = 100_000;
    Signal u = Signal.of(IntStream.range(0, 16).mapToDouble(_ -> 0.1).toArray());
    Fsi cycle = Fsi.of(D, 0.5, n, 1);
    double drift = Network.of(cycle, 1).run(u).distance(u) / u.norm();
    double bound = RoundingMargin.of(RoundingMargin.of(D, u.shape()).cycle(n));
    double usual = Math.pow(n, 1.5) / 4 * RoundingMargin.UNIT;
    assertThat(drift).isBetween(usual / 10, 10 * usual).isLessThan(bound);
    assertThat(drift).as("some ulps a row").isGreaterThan(10.0 * n * RoundingMargin.UNIT);
    assertThat(note(Certifier.certify(Tracer.trace(cycle, 1)).norm()))
        .contains("a cycle of 100000 rows", String.format(java.util.Locale.ROOT, "%.3g 2^-53", bound / RoundingMargin.UNIT));
  }

  @Test
  void theSentenceFollowsTheNetwork() {
    Shape shape = new Shape(1, 1);
    assertThat(note(Certifier.certify(Tracer.trace(Explicit.of(D, 0.5, 3), 1)).norm()))
        .contains(String.format(java.util.Locale.ROOT, "each step by at most %.3g 2^-53", RoundingMargin.of(D, shape).step()));
    assertThat(note(Certifier.certify(Tracer.trace(Explicit.of(D, 0.5, 3), 1).expanded()).norm()))
        .contains("not bounded here");
    Rows fed = Rows.of(D, Tables.fed(0.5, 5), true);
    assertThat(note(Certifier.certify(Tracer.trace(fed, 1)).norm())).contains("not bounded here");
    Diffusion steep = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), LinearSpline.of(
        new double[] {-1.001, -1, 0, 1, 1.001}, new double[] {0, -1, 0, 1, 0}, 0, 0));
    assertThat(note(Certifier.certify(Tracer.trace(Explicit.of(steep, 0.5, 3), 1)).norm())).contains("not bounded here");
    Diffusion own = Diffusion.of(Convolution.difference(1, Boundary.NATURAL), new Believed(new PeronaMalik(1)));
    assertThat(note(Certifier.certify(Tracer.trace(Explicit.of(own, 0.5, 3), 1)).norm())).contains("not bounded here");
  }

  /** The margin of a norm covers its error, and is within a factor of 500 of what a million samples show. */
  @Test
  void theMarginOfANormIsThatOfItsSumTree() {
    assertThat(RoundingMargin.norm(new Shape(1, 1_000_000))).isLessThan(80);
    assertThat(RoundingMargin.norm(new Shape(1, 1))).isBetween(1.0, 4.0);
    SplittableRandom random = new SplittableRandom(9);
    for (int n : new int[] {1, 8, 1000, 5000, 1_000_000}) {
      double[] samples = random.doubles(n, -1, 1).toArray();
      Signal u = Signal.of(samples);
      BigDecimal square = Arrays.stream(samples).mapToObj(v -> new BigDecimal(v).pow(2))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      double exact = square.sqrt(new MathContext(40)).doubleValue();
      assertThat(Math.abs(u.norm() - exact) / exact)
          .isLessThanOrEqualTo(RoundingMargin.of(RoundingMargin.norm(u.shape()) + 1));
    }
  }
}
