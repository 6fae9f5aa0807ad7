package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A convex combination of diffusivities is that combination, and so are its bounds. */
class ConvexFluxTest {

  private static final Flux MEAN = ConvexFlux.exactly(List.of(new PeronaMalik(1), new Charbonnier(2)), 0.25, 0.75);
  private static final Offset<Double> CLOSE = Offset.offset(0x1p-49);

  /** {@code s/(4 (1 + s^2)) + 3 s/(4 sqrt(1 + s^2/4))} and its integral and derivative. */
  @Test
  void closedForms() {
    for (double s = -7.3; s < 8; s += 0.37) {
      double q = 1 + s * s;
      double root = Math.sqrt(1 + s * s / 4);
      assertThat(MEAN.diffusivity(s)).isCloseTo(0.25 / q + 0.75 / root, CLOSE);
      assertThat(MEAN.at(s)).isCloseTo(0.25 * s / q + 0.75 * s / root, Offset.offset(0x1p-47));
      assertThat(MEAN.potential(s)).isCloseTo(0.125 * Math.log(q) + 3 * (root - 1), Offset.offset(0x1p-45));
      assertThat(MEAN.derivative(s)).isCloseTo(0.25 * (1 - s * s) / (q * q) + 0.75 / (root * root * root), CLOSE);
    }
    assertThat(MEAN.sector()).isEqualTo(new Sector(0, 1));
    assertThat(MEAN.slope()).isEqualTo(new Sector(-0.03125, 1));
    assertThat(MEAN.text()).isEqualTo("convex(0.25 perona-malik(contrast 1.0) + 0.75 charbonnier(contrast 2.0))");
  }

  /** In the order of the parts, the first product plain, the others fused. */
  @Test
  void theOrderOfOperations() {
    Flux three = ConvexFlux.of(List.of(new Tanh(0.3), new PeronaMalik(1), new Relu()), 0.3, 0.3, 0.4);
    ConvexFlux convex = (ConvexFlux) three;
    for (double s = -3; s < 3; s += 0.0101) {
      double sum = convex.weight(0) * new Tanh(0.3).at(s);
      sum = Math.fma(convex.weight(1), new PeronaMalik(1).at(s), sum);
      assertThat(three.at(s)).isEqualTo(Math.fma(convex.weight(2), new Relu().at(s), sum));
      double slope = Math.fma(convex.weight(1), new PeronaMalik(1).derivative(s), convex.weight(0) * new Tanh(0.3).derivative(s));
      assertThat(three.derivative(s)).isEqualTo(Math.fma(convex.weight(2), new Relu().derivative(s), slope));
    }
  }

  /** Weights that need rounding: no value leaves the bounds, and those of parts that agree in the place come within an ulp. */
  @Test
  void boundsOfRandomWeights() {
    SplittableRandom random = new SplittableRandom(5);
    List<Flux> parts = BuiltinFluxes.diffusions();
    for (int draw = 0; draw < 200; draw++) {
      double[] weights = random.doubles(parts.size()).map(w -> w < 0.3 ? 0 : w).toArray();
      ConvexFlux flux = ConvexFlux.of(parts, weights);
      BigDecimal total = IntStream.range(0, weights.length).mapToObj(k -> new BigDecimal(flux.weight(k)))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(total).isBetween(BigDecimal.valueOf(1 - 0x1p-48), BigDecimal.ONE);
      for (double s = -9; s < 9; s += 0.173) {
        double slack = 0x1p-45 * flux.slope().magnitude();
        assertThat(flux.diffusivity(s)).isBetween(flux.sector().lo() - slack, flux.sector().hi() + slack);
        assertThat(flux.derivative(s)).isBetween(flux.slope().lo() - slack, flux.slope().hi() + slack);
      }
      assertThat(flux.diffusivity(0)).isCloseTo(flux.sector().hi(), Offset.offset(0x1p-48 * flux.sector().hi()));
      assertThat(flux.sector().lo()).isCloseTo(flux.weight(0) - 0.375 * flux.weight(8), CLOSE);
    }
  }

  /** Each end is the last double that is not inside of the exact combination. */
  @Test
  void boundsAreRoundedOutward() {
    SplittableRandom random = new SplittableRandom(6);
    for (int draw = 0; draw < 200; draw++) {
      Flux first = new TotalVariation(1, random.nextDouble(0.1, 3));
      Flux second = new Exponential(1);
      double w = random.nextDouble(0.01, 0.99);
      double v = 0.9 * (1 - w);
      ConvexFlux flux = ConvexFlux.exactly(List.of(first, second), w, v);
      BigDecimal highest = exact(w, first.sector().hi()).add(exact(v, second.sector().hi()));
      BigDecimal lowest = exact(w, first.slope().lo()).add(exact(v, second.slope().lo()));
      assertThat(new BigDecimal(flux.sector().hi())).isGreaterThanOrEqualTo(highest);
      assertThat(new BigDecimal(Math.nextDown(flux.sector().hi()))).isLessThan(highest);
      assertThat(new BigDecimal(flux.slope().lo())).isLessThanOrEqualTo(lowest);
      assertThat(new BigDecimal(Math.nextUp(flux.slope().lo()))).isGreaterThan(lowest);
    }
  }

  private static BigDecimal exact(double weight, double bound) {
    return new BigDecimal(weight).multiply(new BigDecimal(bound));
  }

  /** Parts within a sector give a combination within it exactly, though neither thirds nor tenths are doubles. */
  @Test
  void theSectorOfAllPartsIsKept() {
    for (int n = 1; n <= 100; n++) {
      ConvexFlux flux = ConvexFlux.of(Collections.nCopies(n, new PeronaMalik(1)), IntStream.range(0, n).mapToDouble(k -> 0.1)
          .toArray());
      assertThat(flux.sector().hi()).isLessThanOrEqualTo(1);
      assertThat(flux.slope().lo()).isGreaterThanOrEqualTo(-0.125);
    }
  }

  /** Where the parts attain their extremes apart, the bound is true and not attained. */
  @Test
  void extremesApartAreNotAttained() {
    Flux apart = ConvexFlux.exactly(List.of(new PeronaMalik(1), new PeronaMalik(100)), 0.5, 0.5);
    double least = 0;
    for (double s = 0; s < 1000; s += 0.01) {
      least = Math.min(least, apart.derivative(s));
    }
    assertThat(apart.slope().lo()).isEqualTo(-0.125);
    assertThat(least).isBetween(-0.0626, -0.0625);
  }

  @Test
  void evenAndDecreasingIfAllPartsAre() {
    assertThat(MEAN.even() && MEAN.decreasingDiffusivity()).isTrue();
    assertThat(ConvexFlux.of(List.of(new Relu(), new Linear()), 1, 1).even()).isFalse();
    assertThat(ConvexFlux.of(List.of(new ForwardBackward(1), new Linear()), 1, 1).decreasingDiffusivity()).isFalse();
    assertThat(ConvexFlux.of(List.of(new Arctangent(1), new Linear()), 1, 1).assumed()).isTrue();
    assertThat(MEAN.assumed()).isFalse();
  }

  /** One tenth is rounded up, so ten of them exceed 1; normalised they do not. */
  @Test
  void weightsAddUpToAtMostOneExactly() {
    List<Flux> ten = Collections.nCopies(10, new Charbonnier(1));
    double[] tenths = IntStream.range(0, 10).mapToDouble(k -> 0.1).toArray();
    assertThatIllegalArgumentException().isThrownBy(() -> ConvexFlux.exactly(ten, tenths))
        .withMessageContaining("more than 1 exactly").withMessageContaining("normalised");
    assertThat(ConvexFlux.of(ten, tenths).sector().hi()).isLessThanOrEqualTo(1);
    assertThat(ConvexFlux.exactly(List.of(new Charbonnier(1), new Huber(1)), 0.25, 0.5).sector().hi()).isEqualTo(0.75);
  }

  /** With a negative weight the diffusivity {@code 1.5/(1 + s^2) - 0.5} takes negative values, beyond the parts' sector. */
  @Test
  void whatIsNotConvexIsRefused() {
    List<Flux> two = List.of(new PeronaMalik(1), new Linear());
    assertThat(1.5 * two.get(0).diffusivity(9) - 0.5 * two.get(1).diffusivity(9)).isNegative();
    assertThatIllegalArgumentException().isThrownBy(() -> ConvexFlux.exactly(two, 1.5, -0.5)).withMessageContaining("-0.5");
    assertThatIllegalArgumentException().isThrownBy(() -> ConvexFlux.of(two, 1.5, -0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> ConvexFlux.of(two, Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ConvexFlux.of(two, 0, 0)).withMessageContaining("all 0");
    assertThatIllegalArgumentException().isThrownBy(() -> ConvexFlux.of(two, 1)).withMessageContaining("2 fluxes and 1 weights");
    assertThatIllegalArgumentException().isThrownBy(() -> ConvexFlux.of(List.of(MEAN, new Linear()), 1, 1))
        .withMessageContaining("products of their weights");
  }
}
