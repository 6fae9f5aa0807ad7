package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.TwoStepCases.ball;
import static org.residua.verification.TwoStepCases.certify;
import static org.residua.verification.TwoStepCases.check;
import static org.residua.verification.TwoStepCases.diffusion;
import static org.residua.verification.TwoStepCases.forged;
import static org.residua.verification.TwoStepCases.frankel;
import static org.residua.verification.TwoStepCases.replaced;
import static org.residua.verification.TwoStepCases.sealed;
import static org.residua.verification.TwoStepCases.traced;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.Rows;
import org.residua.api.block.SemiIteration;
import org.residua.api.block.StepSize;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Linear;
import org.residua.api.graph.Architecture;
import org.residua.schemes.Explicit;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.certificate.Horizon;
import org.residua.verification.certificate.Proof;
import org.residua.verification.certificate.ProofLine;

/** What the checker refuses of schemes that read two iterates. */
final class TwoStepForgeriesTest {

  /** Which iterates go on is part of the claim: others than the last two are not the method. */
  @Test
  void pairsOfOtherIteratesAreNotTheMethod() {
    Diffusion heat = diffusion(new Linear());
    Row row = Row.extrapolated(1.9);
    SemiIteration first = new SemiIteration(heat, StepSize.fixed(0.5), List.of(Row.explicit()), false);
    SemiIteration again = new SemiIteration(heat, StepSize.fixed(0.5), List.of(row, row), false);
    for (int mixed = 0; mixed < 4; mixed++) {
      Block block = new Mixed(first, again, mixed);
      assertThat(certify(block).powers().proven()).as("%d", mixed).isEqualTo(mixed == 0);
      assertThat(certify(block).norm().proven()).as("%d", mixed).isEqualTo(mixed == 0);
    }
  }

  /** As it should be; the two exchanged; twice the last; in a repetition that exchanges them. */
  private record Mixed(SemiIteration first, SemiIteration again, int mixed) implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      List<V> pair = a.semiIteration(first, List.of(in.get(0), in.get(0)), List.of());
      List<V> from = switch (mixed) {
        case 1 -> List.of(pair.get(1), pair.get(0));
        case 2 -> List.of(pair.get(0), a.semiIteration(first, List.of(pair.get(0), pair.get(0)), List.of()).get(0));
        default -> pair;
      };
      return a.repeat(mixed == 3 ? new Exchanged(new Rows(again)) : new Rows(again), 3, from, List.of()).subList(0, 1);
    }
  }

  private record Exchanged(Rows rows) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return rows.express(a, in).reversed();
    }
  }

  /** Other numbers, sealed anew. */
  @Test
  void forgeriesAreRefused() {
    Certification linear = certify(frankel(diffusion(new Linear()), 50, 100, 1));
    Certification running = certify(frankel(diffusion(new Charbonnier(1)), 0.3, 100, 1));
    Certification pulled = certify(frankel(diffusion(new Charbonnier(1), Fidelity.of(0.5)), 0.2, 9, 1.3));
    Certification ball = certify(ball(diffusion(new Linear()), 0.25, 100, 0.5));
    for (Certificate certificate : List.of(linear.norm(), linear.nonexpansive(), linear.powers())) {
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), 2.5, -1.5, 0, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), line.row().a(), line.row().b(), 1e-9, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), line.row().a(), line.row().b(), 0, 1e-9)));
      refused(certificate, line -> rows(line, line.first(), new Row(0.4, line.row().a(), line.row().b(), 0, 0)));
      refused(certificate, line -> rows(line, Row.explicit(0.6), new Row(0.6, line.row().a(), line.row().b(), 0, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(0.5, line.row().a(), -line.row().b(), 0, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(-0.5, line.row().a(), line.row().b(), 0, 0)));
    }
    for (Certificate certificate : List.of(running.norm(), running.nonexpansive(), pulled.norm())) {
      refused(certificate, line -> rows(line, line.first(), Row.extrapolated(line.row().tau(), 1.1)));
      refused(certificate, line -> rows(line, line.first(), Row.extrapolated(0.51, 0.5)));
      refused(certificate, line -> rows(line, Row.explicit(0.51), line.row()));
    }
    for (Certificate certificate : List.of(running.momentum(), running.energy(), ball.momentum(), ball.energy(),
        pulled.momentum())) {
      refused(certificate, line -> rows(line, line.first(), Row.extrapolated(line.row().tau(), 1.9)));
      refused(certificate, line -> rows(line, line.first(), Row.extrapolated(2 * line.row().tau(), line.row().a())));
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), line.row().a(), 0, 0, 0)));
      refused(certificate, line -> rows(line, line.first(), new Row(line.row().tau(), line.row().a(), line.row().b(), 0, 1e-9)));
      refused(certificate, line -> rows(line, Row.explicit(3), line.row()));
      refused(certificate, line -> rows(line, Row.explicit(-0.1), line.row()));
    }
    refused(linear.norm(), line -> new ProofLine.TwoStep(-1, line.target(), line.diffusion(), line.first(), line.row(), 3));
    refused(linear.norm(), line -> new ProofLine.TwoStep(0, line.target(), 7, line.first(), line.row(), 3));
    refused(linear.norm(), line -> new ProofLine.TwoStep(0, line.target(), 0, line.first(), line.row(), 0));
    refused(linear.norm(), line -> new ProofLine.TwoStep(0, 0, 0, line.first(), line.row(), 3));
    refused(pulled.momentum(), line -> new ProofLine.TwoStep(0, 0, 0, line.first(), line.row(), 3), 1);
    Certificate powers = ball.powers();
    for (double bound : new double[] {1, Math.nextDown(powers.bound()) * (1 - 1e-12), Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(check(powers, bound, powers.proof().orElseThrow())).as("%s", bound).isNotEmpty();
    }
    assertThat(check(powers, 2 * powers.bound(), powers.proof().orElseThrow())).isEmpty();
    Certificate explicit = certify(Explicit.of(diffusion(new Linear()), 0.5, 3)).energy();
    Certificate dressed = new Certificate(Claim.MOMENTUM_DECREASING, Claim.MOMENTUM_DECREASING.norm(), 1, Horizon.EVERY_STEP,
        explicit.hypotheses(), explicit.domains(), explicit.proof(), "");
    assertThat(check(dressed, 1, explicit.proof().orElseThrow())).isNotEmpty();
  }

  private static ProofLine.TwoStep rows(ProofLine.TwoStep line, Row first, Row row) {
    return new ProofLine.TwoStep(line.state(), line.target(), line.diffusion(), first, row, line.times());
  }

  private static void refused(Certificate certificate, UnaryOperator<ProofLine.TwoStep> forgery) {
    assertThat(certificate.proven()).isTrue();
    assertThat(forged(certificate, forgery)).as("%s", certificate.claim()).isNotEmpty();
  }

  /** Of a target that is the state itself: the energy is another one, and only the checker of the network can know. */
  private static void refused(Certificate certificate, UnaryOperator<ProofLine.TwoStep> forgery, int targets) {
    assertThat(certificate.proven()).isTrue();
    Architecture network = traced(frankel(diffusion(new Charbonnier(1), Fidelity.of(0.5)), 0.2, 9, 1.3));
    assertThat(network.inputs()).isEqualTo(1 + targets);
    Proof proof = certificate.proof().orElseThrow();
    Certificate forged = sealed(certificate, certificate.bound(), replaced(proof, forgery));
    assertThat(CertificateChecker.check(forged, network)).isNotEmpty();
  }
}
