package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code P' = Phi}, {@code P(0) = 0}, {@code Phi = g s}, {@code Phi'}, and the scaling law, for every flux. */
class PotentialTest {

  /** Nodes and weights of Gauss and Legendre with five points: exact up to degree 9. */
  private static final double[] NODES = {-0.906179845938664, -0.5384693101056831, 0,
      0.5384693101056831, 0.906179845938664};
  private static final double[] WEIGHTS = {0.23692688505618908, 0.47862867049936647,
      0.5688888888888889, 0.47862867049936647, 0.23692688505618908};
  private static final int PANELS = 4000;

  static List<Flux> fluxes() {
    return Fluxes.all(1.7);
  }

  /**
   * Quadrature of the flux over 4000 panels from 0: the kinks of splines, Huber and balanced fluxes lie on their borders
   * or cost {@code h^2/2} of a jump of the slope, {@code 2e-8} on the widest interval.
   */
  @ParameterizedTest
  @MethodSource("fluxes")
  void integral(Flux flux) {
    assertThat(flux.potential(0)).isEqualTo(0);
    for (double end : new double[] {0.003, 0.2, 0.9, 1.7, 2.3, 4, 9}) {
      for (double s : new double[] {end, -end}) {
        double h = s / PANELS;
        double scale = flux.slope().magnitude() * s * s;
        assertThat(flux.potential(s)).as("%s, potential(%s)", flux.text(), s)
            .isCloseTo(integral(flux, s), Offset.offset(
                flux.slope().magnitude() * h * h + 0x1p-44 * scale));
      }
    }
  }

  private static double integral(Flux flux, double s) {
    double h = s / PANELS;
    double sum = 0;
    for (int k = 0; k < PANELS; k++) {
      for (int j = 0; j < NODES.length; j++) {
        sum += WEIGHTS[j] * flux.at((k + 0.5 * (1 + NODES[j])) * h);
      }
    }
    return 0.5 * h * sum;
  }

  /** Central differences of the flux: error {@code h^2} times third derivatives, and {@code eps/h}; not across kinks. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void derivative(Flux flux) {
    for (double r = -6.1307; r < 6; r += 0.171) {
      double s = 1.7 * r;
      double h = 1e-5;
      double difference = (flux.at(s + h) - flux.at(s - h)) / (2 * h);
      double curvature = flux.slope().magnitude() * 1e6 * h * h;
      assertThat(flux.derivative(s)).as("%s at %s", flux.text(), s)
          .isBetween(difference - curvature - 1e-9, difference + curvature + 1e-9);
    }
  }

  /** The flux and its diffusivity agree up to a few roundings. */
  @ParameterizedTest
  @MethodSource("fluxes")
  void product(Flux flux) {
    for (double r = 1e-8; r < 1e8; r *= 1.37) {
      for (double s : new double[] {1.7 * r, -1.7 * r}) {
        double product = flux.diffusivity(s) * s;
        assertThat(Math.abs(flux.at(s) - product)).as("%s at %s", flux.text(), s)
            .isLessThanOrEqualTo(4 * Math.ulp(product));
      }
    }
  }

  /**
   * By a power of two nothing rounds differently above the subnormal numbers; by others each formula rounds a few times, t of
   * Weickert 8 fold.
   */
  @Test
  void scaling() {
    for (double contrast : new double[] {0x1p-20, 0.01, 3, 0x1p30}) {
      List<Flux> unit = Fluxes.scaled(1);
      List<Flux> scaled = Fluxes.scaled(contrast);
      boolean exact = Math.scalb(1.0, Math.getExponent(contrast)) == contrast;
      for (int i = 0; i < unit.size(); i++) {
        assertThat(scaled.get(i).sector()).isEqualTo(unit.get(i).sector());
        assertThat(scaled.get(i).slope()).isEqualTo(unit.get(i).slope());
        for (double r = -20.03; r < 20; r += 0.377) {
          double s = contrast * r;
          double tolerance = exact ? 0 : 0x1p-44;
          String what = scaled.get(i).text() + " at " + s;
          assertClose(scaled.get(i).at(s), contrast * unit.get(i).at(r), contrast, tolerance, what);
          assertClose(scaled.get(i).potential(s), contrast * contrast * unit.get(i).potential(r),
              contrast * contrast * r * r, tolerance, what);
        }
      }
    }
  }

  private static void assertClose(
      double actual, double expected, double size, double tolerance, String what) {
    assertThat(Math.abs(actual - expected)).as(what)
        .isLessThanOrEqualTo(tolerance * Math.max(size, Math.abs(expected))
            + Double.MIN_NORMAL * size);
  }

  /** Against mpmath with 40 digits: {@code quad} of the flux. */
  @Test
  void closedForms() {
    assertRelative(new Weickert(1).potential(0.5), 0.125);
    assertRelative(new Weickert(1).potential(1), 0.4989570490950266);
    assertRelative(new Weickert(1).potential(3), 0.8259856525995862);
    assertRelative(new ShiftedSoftplus(1).potential(0.01), 2.5041666562500497e-05);
    assertRelative(new ShiftedSoftplus(1).potential(1), 0.29067185646071575);
    assertRelative(new ShiftedSoftplus(1).potential(-5), 2.649995500253136);
    assertRelative(new Tanh(1).potential(1e-9), 5e-19);
    assertRelative(new Tanh(1).potential(2), 1.3250027473578645);
  }

  private static void assertRelative(double actual, double expected) {
    assertThat(Math.abs(actual - expected)).as("%s", expected)
        .isLessThanOrEqualTo(0x1p-47 * Math.abs(expected));
  }
}
