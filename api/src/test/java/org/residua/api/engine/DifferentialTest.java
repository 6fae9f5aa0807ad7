package org.residua.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residua.api.flux.Activation;
import org.residua.api.flux.BuiltinFluxes;
import org.residua.api.flux.Charbonnier;
import org.residua.api.flux.Coupling;
import org.residua.api.flux.Exponential;
import org.residua.api.flux.Flux;
import org.residua.api.flux.FluxBank;
import org.residua.api.flux.ForwardBackward;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.flux.Tanh;
import org.residua.api.flux.TotalVariation;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The differential is the derivative of the activation and symmetric; quotients and zeros. */
final class DifferentialTest {

  private static final DirectAlgebra ALGEBRA = new DirectAlgebra();
  private static final Shape SHAPE = new Shape(4, 37);
  private static final double UNIT = 0x1p-53;

  private static Signal signal(double scale, long seed) {
    return Signal.planar(SHAPE, new SplittableRandom(seed).doubles(SHAPE.size()).map(v -> scale * (4 * v - 1.7)).toArray());
  }

  /** Every flux channelwise; the even ones coupled, in groups of two, and in groups with a flux each. */
  static Stream<Activation> activations() {
    List<Coupling> couplings = List.of(Coupling.COUPLED, Coupling.groups(2));
    return BuiltinFluxes.all().stream().flatMap(flux -> Stream.concat(Stream.of(Activation.of(flux)), flux.even()
        ? Stream.concat(couplings.stream().map(coupling -> new Activation(flux, Activation.Form.FLUX, coupling)),
            Stream.of(new Activation(FluxBank.of(flux, new Charbonnier(0.3)), Activation.Form.FLUX, Coupling.groups(2))))
        : Stream.of()));
  }

  /**
   * Channelwise the bits of the product with the slopes; coupled the Jacobian {@code g I + (Phi' - g) a a^T/s^2} of the textbook.
   */
  @ParameterizedTest
  @MethodSource("activations")
  void asDefined(Activation activation) {
    Signal at = signal(1, 1);
    Signal d = signal(1, 2);
    Signal z = ALGEBRA.differential(activation, at, d);
    if (activation.channelwise()) {
      assertThat(z).isEqualTo(ALGEBRA.multiply(ALGEBRA.activate(activation.derivative(), at), d));
      return;
    }
    int group = activation.coupling().size(SHAPE.channels());
    for (int m = 0; m < SHAPE.channels(); m++) {
      int first = m / group * group;
      for (int i = 0; i < SHAPE.length(); i++) {
        int index = i;
        double along = IntStream.range(first, first + group).mapToDouble(k -> at.get(k, index) * d.get(k, index)).sum();
        double square = IntStream.range(first, first + group).mapToDouble(k -> at.get(k, index) * at.get(k, index)).sum();
        Flux flux = activation.flux(m);
        double g = flux.diffusivity(Math.sqrt(square));
        double expected = g * d.get(m, i) + (flux.derivative(Math.sqrt(square)) - g) / square * along * at.get(m, i);
        assertThat(z.get(m, i)).isCloseTo(expected, Offset.offset(0x1p-44 * activation.slope().magnitude()));
      }
    }
  }

  /** Central differences: an error of {@code h^2}, so a quarter of it with half of {@code h}. */
  @Test
  void derivativeOfTheActivation() {
    for (Flux flux : List.of(new Charbonnier(1), new PeronaMalik(1), new Exponential(1), new TotalVariation(1, 0.5),
        new ForwardBackward(1), new Tanh(1))) {
      for (Coupling coupling : List.of(Coupling.CHANNELWISE, Coupling.COUPLED, Coupling.groups(2))) {
        Activation activation = new Activation(flux, Activation.Form.FLUX, coupling);
        double coarse = error(activation, 0x1p-8);
        assertThat(coarse).as("%s", activation).isBetween(1e-9, 1e-2);
        assertThat(coarse / error(activation, 0x1p-9)).as("%s", activation).isBetween(3.9, 4.1);
      }
    }
  }

  private static double error(Activation activation, double h) {
    Signal at = signal(1, 3);
    Signal d = signal(0.3, 4);
    Signal up = ALGEBRA.activate(activation, ALGEBRA.combine(List.of(1.0, h), List.of(at, d)));
    Signal down = ALGEBRA.activate(activation, ALGEBRA.combine(List.of(1.0, -h), List.of(at, d)));
    return ALGEBRA.combine(List.of(0.5 / h, -0.5 / h), List.of(up, down)).distance(ALGEBRA.differential(activation, at, d));
  }

  /**
   * {@code <DPhi(a) d, e> = <d, DPhi(a) e>}: in a group of four some 20 roundings of each result, twice the slope where
   * {@code Phi' - g} cancels, and a few of the products, on both sides.
   */
  @ParameterizedTest
  @MethodSource("activations")
  void selfAdjoint(Activation activation) {
    Signal at = signal(1.3, 5);
    Signal d = signal(1, 6);
    Signal e = signal(1, 7);
    double sizes = activation.slope().magnitude() * d.norm() * e.norm();
    assertThat(dot(ALGEBRA.differential(activation, at, d), e))
        .isCloseTo(dot(d, ALGEBRA.differential(activation, at, e)), Offset.offset(64 * UNIT * sizes));
  }

  private static double dot(Signal x, Signal y) {
    double sum = 0;
    for (int m = 0; m < SHAPE.channels(); m++) {
      for (int i = 0; i < SHAPE.length(); i++) {
        sum += x.get(m, i) * y.get(m, i);
      }
    }
    return sum;
  }

  /** Where squares underflow {@code g(0) d}, where they overflow what {@code g} is there, and never NaN. */
  @ParameterizedTest
  @MethodSource("activations")
  void everyMagnitude(Activation activation) {
    Signal d = signal(1, 8);
    for (int exponent = -320; exponent <= 308; exponent += 4) {
      Signal at = signal(0.25 * Math.pow(10, exponent), 9);
      assertThat(ALGEBRA.differential(activation, at, d).isFinite()).as("%s at 1e%s", activation, exponent).isTrue();
    }
    if (!activation.channelwise()) {
      for (Signal at : List.of(signal(0, 9), signal(1e-200, 9), signal(Double.MIN_VALUE, 9))) {
        Signal g = ALGEBRA.activate(activation.diffusivity(), signal(0, 9));
        assertThat(ALGEBRA.differential(activation, at, d).distance(ALGEBRA.multiply(g, d))).isZero();
      }
      Signal huge = signal(1e200, 9);
      Signal g = ALGEBRA.activate(activation.diffusivity(), huge);
      assertThat(ALGEBRA.differential(activation, huge, d).distance(ALGEBRA.multiply(g, d))).isZero();
    }
  }

  @Test
  void quotientsAreThoseOfTheStandard() {
    double inf = Double.POSITIVE_INFINITY;
    Signal x = Signal.of(1, -1, 0, 1, inf, inf, -3, 1, Double.NaN);
    Signal y = Signal.of(0, 0, 0, -0.0, inf, 2, inf, 3, 1);
    assertThat(ALGEBRA.divide(x, y))
        .isEqualTo(Signal.of(inf, -inf, Double.NaN, -inf, Double.NaN, inf, -0.0, 1.0 / 3, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> ALGEBRA.divide(x, Signal.of(1)));
  }

  @Test
  void zerosHaveTheShapeOfTheirPattern() {
    assertThat(ALGEBRA.zero(Signal.ofChannels(new double[] {1, Double.NaN}, new double[] {-0.0, 4})))
        .isEqualTo(Signal.ofChannels(new double[] {0, 0}, new double[] {0, 0}));
  }

  @Test
  void whatHasNoDifferentialIsRefused() {
    Signal u = signal(1, 1);
    Activation charbonnier = Activation.of(new Charbonnier(1));
    assertThatIllegalArgumentException().isThrownBy(() -> ALGEBRA.differential(charbonnier.diffusivity(), u, u))
        .withMessageContaining("which is a diffusivity");
    assertThatIllegalArgumentException().isThrownBy(() -> ALGEBRA.differential(charbonnier, u, Signal.of(1, 2)));
    Activation threes = new Activation(new Charbonnier(1), Activation.Form.FLUX, Coupling.groups(3));
    assertThatIllegalArgumentException().isThrownBy(() -> ALGEBRA.differential(threes, u, u))
        .withMessageContaining("no multiple of the 3");
  }
}
