package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Domain;
import org.residua.api.operator.Parameter;

/** The bounds of a bank are those of its fluxes joined; those of its domain hold for every admissible value and are attained. */
class FluxBankTest {

  private static final List<Double> KNOTS = List.of(-1.7, -0.3, 0.1, 0.9);
  private static final Sector SECTOR = new Sector(-0.25, 0.7);
  private static final int WIDTH = KNOTS.size() + 2;

  @Test
  void boundsAreJoined() {
    FluxBank bank = FluxBank.of(new PeronaMalik(2), new TotalVariation(1, 0.5), new Linear());
    assertThat(bank.sector()).isEqualTo(new Sector(0, 2));
    assertThat(bank.slope()).isEqualTo(new Sector(-0.125, 2));
    assertThat(bank.decreasing() && bank.even()).isTrue();
    assertThat(bank.constant() || bank.assumed() || bank.uniform()).isFalse();
    assertThat(FluxBank.of(new Relu(), new Linear()).even()).isFalse();
    assertThat(FluxBank.of(new Linear(), new Arctangent(1)).assumed()).isTrue();
    assertThat(FluxBank.of(new Linear(), new Linear()).constant()).isTrue();
  }

  /** One step limit for all responses: that of the largest bounds. */
  @Test
  void limitsAreThoseOfTheJoinedBounds() {
    Convolution k = Convolution.channelwise(2, Boundary.NATURAL, -1, 1);
    Diffusion both = new Diffusion(k, Activation.of(FluxBank.of(new Charbonnier(1), new TotalVariation(1, 0.5))),
        Fidelity.none());
    assertThat(both.limit()).isEqualTo(Diffusion.of(k, new TotalVariation(1, 0.5)).limit());
    Diffusion trained = new Diffusion(k, Activation.of(Contrasts.of(new PeronaMalik(1), 0.1, 9)), Fidelity.none());
    assertThat(trained.limit()).isEqualTo(Diffusion.of(k, new PeronaMalik(1)).limit());
  }

  @Test
  void contrastsAreTrained() {
    Contrasts bank = Contrasts.of(new PeronaMalik(5), 0.5, 2);
    assertThat(bank.fluxes()).containsExactly(new PeronaMalik(0.5), new PeronaMalik(2));
    Activation activation = Activation.of(bank);
    assertThat(activation.parameters()).containsExactly(bank.contrasts());
    Activation next = activation.with(p -> p.with(3, 4));
    assertThat(List.of(next.flux(0), next.flux(1))).containsExactly(new PeronaMalik(3), new PeronaMalik(4));
    assertThat(next.parameters().get(0).tiedTo(bank.contrasts())).isTrue();
    assertThat(activation.with(p -> p)).isSameAs(activation);
    assertThat(activation.with(p -> p.with(0.5, 2))).isEqualTo(activation);
    assertThat(next).isNotEqualTo(activation);
    assertThatIllegalArgumentException().isThrownBy(() -> activation.with(p -> p.with(0, 1)))
        .withMessageContaining("value 0 is 0.0");
  }

  /** {@code (Phi(s) - s Phi'(s))/lambda}, by central differences; no argument is within them of a kink. */
  @Test
  void theDerivativeByTheContrast() {
    double contrast = 1.3;
    double h = 1e-6;
    for (Flux flux : BuiltinFluxes.all(contrast)) {
      for (double s = -4.0171; s < 4; s += 0.2137) {
        double difference = (flux.withContrast(contrast + h).at(s) - flux.withContrast(contrast - h).at(s)) / (2 * h);
        assertThat((flux.at(s) - s * flux.derivative(s)) / contrast).as("%s at %s", flux.text(), s)
            .isBetween(difference - 1e-5, difference + 1e-5);
      }
    }
  }

  /** The hat functions: 1 at the own knot, 0 at the others, linear in between; outside with the slope as weight. */
  @Test
  void theDerivativeByTheValues() {
    Splines bank = Splines.of(KNOTS, SECTOR, 0.1, -0.4, 0.05, 0.06, -0.2, 0.3);
    double[] values = bank.parameters().get(0).values();
    double[] moved = values.clone();
    moved[4] += 0x1p-10;
    Flux other = bank.with(p -> p.with(moved)).flux(0);
    for (double s = -3; s < 3; s += 0.03) {
      double hat = s <= 0.1 ? 0 : s <= 0.9 ? (s - 0.1) / 0.8 : 1;
      assertThat((other.at(s) - bank.flux(0).at(s)) * 0x1p10).as("%s", s).isBetween(hat - 1e-12, hat + 1e-12);
    }
  }

  @Test
  void contrastsOfNoUseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Contrasts.of(new Relu(), 1)).withMessageContaining("no contrast");
    Parameter any = new Parameter("contrast", List.of(1), 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Contrasts(new Tanh(1), any))
        .withMessageContaining("Infinity").withMessageContaining("give the parameter the domain");
  }

  /** Every admissible spline stays within the bounds of the domain, and the corners of the domain attain them. */
  @Test
  void splinesStayInTheirDomainsBounds() {
    Domain domain = Splines.domain(KNOTS, SECTOR);
    SplittableRandom random = new SplittableRandom(11);
    Splines start = Splines.of(KNOTS, SECTOR, new double[2 * WIDTH]);
    Sector slope = start.slope();
    Sector sector = start.sector();
    for (int corner = 0; corner < 1 << WIDTH; corner++) {
      double[] values = new double[2 * WIDTH];
      for (int k = 0; k < values.length; k++) {
        boolean high = (corner >> (k % WIDTH) & 1) == 1;
        values[k] = k < WIDTH ? (high ? domain.greatest(k) : domain.least(k))
            : random.nextDouble(domain.least(k), domain.greatest(k));
      }
      FluxBank bank = start.with(p -> p.with(values));
      assertThat(bank.slope().join(start.domainSlope())).isEqualTo(start.domainSlope());
      assertThat(bank.sector().join(SECTOR)).isEqualTo(SECTOR);
      slope = slope.join(bank.slope());
      sector = sector.join(bank.sector());
    }
    assertThat(slope).isEqualTo(start.domainSlope());
    assertThat(sector).isEqualTo(SECTOR);
    assertThat(start.domainDecreasing()).isFalse();
  }

  /** Beyond the domain a spline leaves the sector, so its parameter refuses. */
  @Test
  void beyondItsDomainASplineLeavesTheSector() {
    Splines bank = Splines.of(KNOTS, SECTOR, new double[WIDTH]);
    for (int k = 0; k < WIDTH; k++) {
      double[] values = new double[WIDTH];
      values[k] = Math.nextUp(bank.parameters().get(0).domain().greatest(k));
      assertThatIllegalArgumentException().isThrownBy(() -> bank.with(p -> p.with(values))).withMessageContaining("sector");
      Splines wider = Splines.of(KNOTS, new Sector(-1, 1), values);
      assertThat(SECTOR.contains(wider.sector().lo()) && SECTOR.contains(wider.sector().hi())).isFalse();
    }
  }

  /** The flux meets its knots, and 0 in between. */
  @Test
  void splinesMeetTheirKnots() {
    Splines bank = Splines.of(KNOTS, SECTOR, 0.1, -0.4, 0.05, 0.06, -0.2, 0.7, 0, 0, 0, 0, 0, 0);
    Flux first = bank.flux(0);
    double[] values = {-0.4, 0.05, 0.06, -0.2};
    for (int k = 0; k < values.length; k++) {
      assertThat(first.at(KNOTS.get(k))).isEqualTo(values[k]);
    }
    assertThat(first.at(0)).isZero();
    assertThat(first.derivative(-5)).isEqualTo(0.1);
    assertThat(first.derivative(5)).isEqualTo(0.7);
    assertThat(bank.flux(1).at(0.4)).isZero();
    assertThat(bank.knots()).isEqualTo(KNOTS);
  }

  /** Without knots it is a rectifier with two slopes. */
  @Test
  void noKnotsLeaveTwoSlopes() {
    Flux leaky = Splines.of(List.of(), new Sector(0, 1), 0.125, 1).flux(0);
    assertThat(leaky.at(-2)).isEqualTo(-0.25);
    assertThat(leaky.at(3)).isEqualTo(3);
  }

  @Test
  void splinesNeedTheirDomain() {
    Parameter real = new Parameter("spline", List.of(1, 3), 0, 0, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> new Splines(real)).withMessageContaining("domain of splines");
    for (List<Double> knots : List.of(List.of(-1.0, 2.0, 1.0), List.of(1.0, 2.0, 3.0), List.of(1.0))) {
      Parameter noSlopes = new Parameter("spline", List.of(3), new Domain.Sectors(knots, 0, 1), 0, 0, 0);
      assertThatIllegalArgumentException().isThrownBy(() -> new Splines(noSlopes)).withMessageContaining("domain of splines");
    }
    Parameter halfARow = new Parameter("spline", List.of(4), Splines.domain(List.of(2.0), SECTOR), 0, 0, 0, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> new Splines(halfARow)).withMessageContaining("domain of splines");
    Parameter unordered = new Parameter("spline", List.of(1, 4), Splines.domain(List.of(2.0, 1.0), SECTOR), 0, 0, 0, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> new Splines(unordered)).withMessageContaining("increasing");
  }

  /** Differences of {@code y -> g(|y|) y} in any direction, by the direction, are in the range of the slopes. */
  @Test
  void coupledSlopesAreThoseOfTheFlux() {
    SplittableRandom random = new SplittableRandom(3);
    for (Flux flux : List.of(new ForwardBackward(1), new PeronaMalik(1), new TotalVariation(1, 0.5), new Huber(1))) {
      Sector slope = new Activation(flux, Activation.Form.FLUX, Coupling.groups(2)).slope();
      for (int draw = 0; draw < 2000; draw++) {
        double[] y = {random.nextDouble(-3, 3), random.nextDouble(-3, 3)};
        double[] d = {random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
        double h = 1e-4;
        double up = along(flux, y[0] + h * d[0], y[1] + h * d[1], d);
        double down = along(flux, y[0] - h * d[0], y[1] - h * d[1], d);
        double quotient = (up - down) / (2 * h * (d[0] * d[0] + d[1] * d[1]));
        assertThat(quotient).isBetween(slope.lo() - 1e-8, slope.hi() + 1e-8);
      }
    }
    Activation pairs = new Activation(FluxBank.of(new TotalVariation(1, 0.5), new ForwardBackward(1)), Activation.Form.FLUX,
        Coupling.groups(2));
    assertThat(pairs.slope()).isEqualTo(new Sector(new ForwardBackward(1).slope().lo(), 2));
    assertThat(pairs.flux(3)).isEqualTo(new ForwardBackward(1));
  }

  private static double along(Flux flux, double first, double second, double[] d) {
    return flux.diffusivity(Math.hypot(first, second)) * (first * d[0] + second * d[1]);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    FluxBank two = FluxBank.of(new Linear(), new Charbonnier(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Activation(two, Activation.Form.FLUX, Coupling.COUPLED))
        .withMessageContaining("one flux");
    assertThatIllegalArgumentException().isThrownBy(() -> Activation.of(two).flux()).withMessageContaining("2 fluxes");
    assertThatIllegalArgumentException().isThrownBy(() -> new Activation(new Relu(), Activation.Form.FLUX, Coupling.groups(2)))
        .withMessageContaining("even");
    assertThatIllegalArgumentException().isThrownBy(() -> Coupling.groups(0)).withMessageContaining("groups of 0");
    assertThatIllegalArgumentException().isThrownBy(() -> FluxBank.of()).withMessageContaining("0 fluxes");
    Convolution k = Convolution.channelwise(3, Boundary.NATURAL, -1, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Diffusion(k, Activation.of(two), Fidelity.none()))
        .withMessageContaining("3 responses").withMessageContaining("one for each");
    Activation pairs = new Activation(new Charbonnier(1), Activation.Form.FLUX, Coupling.groups(2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Diffusion(k, pairs, Fidelity.none()))
        .withMessageContaining("3 responses are no multiple of the 2");
    Activation perGroup = new Activation(FluxBank.of(new Linear(), new Charbonnier(1), new Huber(1)), Activation.Form.FLUX,
        Coupling.groups(2));
    assertThatIllegalArgumentException().isThrownBy(() -> perGroup.requireResponses(4)).withMessageContaining("3 fluxes");
  }
}
