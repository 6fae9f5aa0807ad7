package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Engine;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.graph.Architecture;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.CustomOperator;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.NormBound;
import org.residua.api.operator.Product;
import org.residua.api.operator.Scaled;
import org.residua.api.operator.Stack;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.Claim;
import org.residua.verification.jqwik.OperatorLaws;
import org.residua.verification.jqwik.SignalKind;

/** Operators of a user's own: run as they are, believed with a mark, and found out by the kit. */
final class CustomOperatorTest {

  private static final Shape SHAPE = new Shape(2, 9);

  /**
   * Running sums {@code y_i = x_0 + ... + x_i}, or from the other end.
   *
   * @param back from which end
   * @param truthful whether its adjoint is the transpose, or what it says: itself
   * @param claimed what it says its norm is
   */
  private record RunningSum(boolean back, boolean truthful, double claimed) implements CustomOperator {

    @Override
    public int targetChannels(int channels) {
      return channels;
    }

    @Override
    public Shape target(Shape source) {
      return source;
    }

    @Override
    public Signal apply(Signal x) {
      int n = x.shape().length();
      double[] y = new double[x.shape().size()];
      for (int c = 0; c < x.shape().channels(); c++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          int i = back ? n - 1 - k : k;
          sum += x.get(c, i);
          y[c * n + i] = sum;
        }
      }
      return Signal.planar(x.shape(), y);
    }

    @Override
    public LinearOperator adjoint() {
      return truthful ? new RunningSum(!back, true, claimed) : this;
    }

    @Override
    public NormBound norm() {
      return new NormBound(0, claimed, "the user");
    }

    /** Nine terms, and a matrix of ones below the diagonal has at most that norm. */
    @Override
    public double rounding() {
      return 9 * 9;
    }
  }

  private static final RunningSum RIGHT = new RunningSum(false, true, 9);

  private static void laws(LinearOperator operator) {
    Signal x = SignalKind.RANDOM.signal(SHAPE, 1, 3);
    Signal y = SignalKind.RANDOM.signal(operator.target(SHAPE), 1, 4);
    OperatorLaws.adjointness(operator, x, y);
    OperatorLaws.linearity(operator, x, SignalKind.RANDOM.signal(SHAPE, 1, 5));
    OperatorLaws.normBoundHolds(operator, x);
    OperatorLaws.normBoundHolds(operator.adjoint(), y);
    Signal constant = Signal.ofChannels(SIGNS, SIGNS);
    OperatorLaws.normBoundHolds(operator, constant);
  }

  private static final double[] SIGNS = {1, 1, 1, 1, 1, 1, 1, 1, 1};

  @Test
  void theKitAcceptsARightOne() {
    laws(RIGHT);
    laws(Stack.of(RIGHT, new Product(RIGHT, new Scaled(2, RIGHT.adjoint()))));
  }

  @Test
  void theKitFindsAWrongOne() {
    assertThatThrownBy(() -> laws(new RunningSum(false, false, 9)))
        .isInstanceOf(AssertionError.class).hasMessageContaining("<x, K^T y>");
    assertThatThrownBy(() -> laws(new RunningSum(false, true, 2)))
        .isInstanceOf(AssertionError.class).hasMessageContaining("||K|| <= 2.0 was proven by: the user");
    Signal x = SignalKind.RANDOM.signal(SHAPE, 1, 3);
    assertThatThrownBy(() -> OperatorLaws.linearity(new Curved(), x, SignalKind.RANDOM.signal(SHAPE, 1, 4)))
        .isInstanceOf(AssertionError.class).hasMessageContaining("is not linear");
  }

  /** Not linear. */
  private record Curved() implements Selfadjoint {

    @Override
    public Signal apply(Signal x) {
      double[] y = new double[x.shape().size()];
      x.copyTo(y);
      for (int i = 0; i < y.length; i++) {
        y[i] = Math.abs(y[i]);
      }
      return Signal.planar(x.shape(), y);
    }

    @Override
    public NormBound norm() {
      return new NormBound(0, 1, "the user");
    }
  }

  private static Certificate certificate(LinearOperator operator) {
    return certificate(architecture(operator));
  }

  private static Architecture architecture(LinearOperator operator) {
    Diffusion diffusion = Diffusion.of(operator, new PeronaMalik(1));
    return Tracer.trace(Explicit.of(diffusion, diffusion.limit().certified(), 3), 2);
  }

  private static Certificate certificate(Architecture architecture) {
    return Certifier.certify(architecture).of(Claim.NORM_DECREASING);
  }

  @Test
  void everyCertificateThatRestsOnItSaysSo() {
    for (LinearOperator operator : List.of(RIGHT, Stack.of(RIGHT), new Scaled(0.5, RIGHT).adjoint())) {
      Certificate certificate = certificate(operator);
      assertThat(certificate.proven()).isTrue();
      assertThat(certificate.hypotheses())
          .anyMatch(text -> text.startsWith("ASSUMED, not proven: ||" + operator + "|| <= "));
      assertThat(CertificateChecker.check(certificate, architecture(operator))).isEmpty();
      assertThat(CertificateChecker.check(CertificateJson.read(CertificateJson.write(certificate)))).isEmpty();
    }
  }

  /** Without the mark, sealed anew, it does not stand. */
  @Test
  void theCheckerWantsTheMark() {
    Certificate certificate = certificate(RIGHT);
    List<String> unmarked = certificate.hypotheses().stream().filter(text -> !text.startsWith("ASSUMED")).toList();
    Certificate forged = new Certificate(certificate.claim(), certificate.norm(), certificate.bound(),
        certificate.horizon(), unmarked, certificate.domains(), certificate.proof(), "");
    Certificate sealed = new Certificate(certificate.claim(), certificate.norm(), certificate.bound(),
        certificate.horizon(), unmarked, certificate.domains(), certificate.proof(),
        Certifier.seal(forged, Certifier.digest(certificate.proof().orElseThrow())));
    assertThat(CertificateChecker.check(sealed)).singleElement().asString()
        .startsWith("no hypothesis says what is taken on trust: ASSUMED");
  }

  @Test
  void plansRunItsOwnCode() {
    Signal u = SignalKind.RANDOM.signal(SHAPE, 1, 8);
    Architecture architecture = architecture(Stack.of(RIGHT, new Product(RIGHT, RIGHT)));
    for (Engine engine : Providers.all()) {
      assertThat(Runs.planned(architecture, engine, List.of(u)))
          .isEqualTo(Runs.planned(architecture.expanded(), engine, List.of(u)));
    }
  }
}
