package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Flux;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.verification.jqwik.FluxLaws;
import org.residua.verification.jqwik.NegativeControls;
import org.residua.verification.jqwik.OperatorLaws;
import org.residua.verification.jqwik.SignalKind;
import org.residua.verification.jqwik.StabilityLaws;

/** The kit finds what is wrong, and says in which way. */
final class KitTest {

  /** The laws are its public static methods that assert; {@code energy} measures. */
  private static Set<String> laws() {
    return Stream.of(OperatorLaws.class, StabilityLaws.class, FluxLaws.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.getName().equals("energy"))
        .map(KitTest::name).collect(Collectors.toSet());
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  @Test
  void eachLawHasANegativeControl() {
    assertThat(NegativeControls.all().stream().map(NegativeControls.Control::law).collect(Collectors.toSet())).isEqualTo(laws());
  }

  /** It is the law itself that refuses. */
  @Test
  void eachNegativeControlIsRefused() {
    for (NegativeControls.Control control : NegativeControls.all()) {
      Throwable refused = catchThrowable(control.run()::run);
      assertThat(refused).as("%s of %s", control.law(), control.wrong()).isInstanceOf(AssertionError.class);
      assertThat(Arrays.stream(refused.getStackTrace())
          .map(frame -> frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "." + frame.getMethodName()))
          .contains(control.law());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "SIGN | On 16 samples, by impulses: the sign of K^T is wrong: it is -1 times the transpose of K.",
      "SCALE | On 16 samples, by impulses: the scale of K^T is wrong: it is 2.5 times the transpose of K.",
      "EARLY | K^T is shifted by 1 sample: its sample i is the right sample i + 1, it comes too early.",
      "LATE | K^T is shifted by 2 samples: its sample i is the right sample i - 2, it comes too late.",
      "FIRST_ROW | K^T is wrong in 1 of 16 rows, all at the boundary: sample 0 of K^T y is 0 and should be -1.0 y[0].",
      "LAST_ROW | all at the boundary: sample 15 of K^T y is 1.0 y[15] and should be 1.0 y[14] + -1.0 y[15].",
      "LAST_COLUMN | all at the boundary: sample 15 of K^T y is 1.0 y[14] and should be 1.0 y[14] + -1.0 y[15].",
      "UNTRANSPOSED | K^T is K itself; transposed, the filters are reversed.",
      "NOTHING | K^T is 0.",
      "CURVED | On impulses K^T is the transpose of K, as far as that was tried: one of them is not linear."})
  void wrongAdjointsAreDiagnosed(PlantedDifference.Bug bug, String diagnosis) {
    Signal x = Signal.of(0.5, -1, 2, 0.25, 3);
    Signal y = Signal.of(0.75, -0.5, 3, 2, -4);
    assertThatCode(() -> OperatorLaws.adjointness(new PlantedDifference(PlantedDifference.Bug.NONE), x, y))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> OperatorLaws.adjointness(new PlantedDifference(bug), x, y)).isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("<K x, y> = ", "allowed is a difference of", diagnosis,
            "\n  Signal x = Signal.of(0.5, -1.0, 2.0, 0.25, 3.0);", "\n  Signal y = Signal.of(0.75, -0.5, 3.0, 2.0, -4.0);");
  }

  /** With several channels the places have two numbers; where the lengths probed are refused the signal's own is taken. */
  @Test
  void diagnosesOfBanks() {
    Convolution k = Convolution.difference(2, Boundary.PERIODIC).onEach(2);
    Convolution other = Convolution.difference(2, Boundary.REFLECTING).onEach(2);
    Signal x = SignalKind.RANDOM.signal(new Shape(2, 9), 1, 7);
    Signal y = SignalKind.RANDOM.signal(k.target(x.shape()), 1, 8);
    assertThatThrownBy(() -> OperatorLaws.dotTest(k::apply, other.adjoint()::apply, x, y, 9, 4))
        .hasMessageContainingAll("K^T is wrong in 4 of 32 columns, all at the boundary: the response of K^T to an impulse at "
            + "sample 0, 14 is 1.0 e[0, 14] + -1.0 e[0, 15] and should be 1.0 e[0, 0] + 1.0 e[0, 14] + -2.0 e[0, "
            + "15]", "at sample 1, 14 is",
            "; and 1 more.",
            "Signal x = Signal.ofChannels(new double[] {", "}, new double[] {");
    assertThatThrownBy(() -> OperatorLaws.dotTest(u -> exactly(k.apply(u), 9), v -> exactly(other.adjoint().apply(v), 9),
        x, y, 9, 4))
        .hasMessageContainingAll("On 9 samples, by impulses: K^T is wrong in 4 of 18 columns, all at the boundary");
  }

  private static Signal exactly(Signal u, int length) {
    u.requireShape(new Shape(2, length));
    return u;
  }

  /** Long signals are a background with events, or have a digest. */
  @Test
  void longSignalsArePastedAsSketches() {
    double[] samples = new double[1000];
    Arrays.fill(samples, 0.5);
    samples[17] = -1;
    assertThatThrownBy(() -> OperatorLaws.normBoundHolds(new WrongNorm(), Signal.of(samples))).hasMessageContaining(
        "\n  double[] xs = new double[1000];\n  java.util.Arrays.fill(xs, 0.5);\n  xs[17] = -1.0;"
            + "\n  Signal x = Signal.planar(new Shape(1, 1000), xs);");
    Signal rough = SignalKind.RANDOM.signal(new Shape(1, 1000), 1, 3);
    assertThatThrownBy(() -> OperatorLaws.normBoundHolds(new WrongNorm(), rough)).hasMessageContaining(rough.digest());
  }

  @Test
  void theFluxesThatAreThereObeyTheirLaws() {
    List<Double> responses = List.of(-30.0, -1.0, -0.3, 0.0, 1e-8, 0.5, 1.0, 2.5, 1e5);
    for (Flux flux : BuiltinFluxes.all(0.7)) {
      for (double s : responses) {
        FluxLaws.bounds(flux, s, 18);
        responses.forEach(t -> FluxLaws.majorant(flux, s, t, 70));
      }
    }
    assertThatThrownBy(() -> FluxLaws.bounds(BuiltinFluxes.all().get(0), Double.NaN, 18))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
