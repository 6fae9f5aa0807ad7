package org.residua.api.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The spline meets its knots, keeps its quotients near 0, and refuses what is no spline through 0. */
class LinearSplineTest {

  private static final LinearSpline UNEVEN = Fluxes.UNEVEN;

  @Test
  void meetsItsKnots() {
    double[] knots = {-1.5, -0.75, 0, 0.25, 0.7, 3};
    double[] values = {-0.3, -0.7, 0, -0.125, 0.31, 1.9};
    for (int j = 0; j < knots.length; j++) {
      assertThat(UNEVEN.at(knots[j])).isCloseTo(values[j],
          Offset.offset(2 * Math.ulp(values[j])));
    }
    assertThat(UNEVEN.at(-2.5)).isEqualTo(-0.4);
    assertThat(UNEVEN.at(5)).isEqualTo(2.5);
  }

  @Test
  void boundsComeFromKnotsAndOuterSlopes() {
    Sector sector = UNEVEN.sector();
    assertThat(sector.lo()).isEqualTo(-0.5);
    assertThat(sector.contains(0.7 / 0.75)).isTrue();
    assertThat(sector.hi()).isLessThanOrEqualTo(Math.nextUp(0.7 / 0.75));
    assertThat(UNEVEN.slope().lo()).isLessThanOrEqualTo(-0.5333333333333333);
    assertThat(UNEVEN.slope().hi()).isCloseTo(0.435 / 0.45,
        Offset.offset(2e-16));
    assertThat(UNEVEN.even()).isFalse();
    assertThat(UNEVEN.decreasingDiffusivity()).isFalse();
    assertThat(Fluxes.EVEN.even()).isTrue();
    assertThat(Fluxes.EVEN.decreasingDiffusivity()).isTrue();
    assertThat(Fluxes.EVEN.monotone()).isFalse();
    assertThat(Fluxes.EVEN.sector()).isEqualTo(new Sector(0.0625, 1));
  }

  @Test
  void keepsQuotientsNearZero() {
    for (double s = 1e-300; s < 0.2; s *= 7) {
      assertThat(UNEVEN.at(s) / s).isEqualTo(-0.5);
      assertThat(Math.abs(UNEVEN.at(-s) / -s - 0.7 / 0.75)).isLessThanOrEqualTo(0x1p-52);
    }
  }

  /** At a knot the slope of the right, and everywhere that of the piece that the flux takes. */
  @Test
  void theDerivativeIsTheSlopeOfThePiece() {
    double[] knots = {-1.5, -0.75, 0, 0.25, 0.7, 3};
    for (int j = 0; j < knots.length; j++) {
      assertThat(UNEVEN.derivative(knots[j])).isEqualTo(UNEVEN.slope(j + 1));
      assertThat(UNEVEN.derivative(Math.nextDown(knots[j]))).isEqualTo(UNEVEN.slope(j));
    }
    for (double s : new double[] {Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
      assertThat(UNEVEN.withContrast(1e-150).derivative(s)).isEqualTo(0.3);
      assertThat(UNEVEN.withContrast(1e-150).derivative(-s)).isEqualTo(0.1);
    }
    LinearSpline scaled = UNEVEN.withContrast(0.37);
    for (double s = -2; s < 2; s += 0.0173) {
      double h = 0x1p-20;
      double difference = (scaled.at(s + h) - scaled.at(s)) / h;
      if (scaled.derivative(s) == scaled.derivative(s + h)) {
        assertThat(scaled.derivative(s)).isCloseTo(difference, Offset.offset(0x1p-30));
      }
    }
  }

  @Test
  void equalsByNumbers() {
    LinearSpline again = LinearSpline.of(new double[] {0, 1}, new double[] {-0.0, 1}, 0.5, 0.25);
    LinearSpline same = LinearSpline.of(new double[] {0, 1}, new double[] {-0.0, 1}, 0.5, 0.25);
    assertThat(again).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(again.withContrast(2));
  }

  @Test
  void refusals() {
    refused("knot 0 with the value 0", new double[] {-1, 1}, new double[] {-1, 1});
    refused("knot 0 with the value 0", new double[] {-1, 0}, new double[] {-1, 1});
    refused("not above knot 0", new double[] {0, 0}, new double[] {0, 0});
    refused("one value for each knot", new double[] {0, 1}, new double[] {0});
    refused("not finite", new double[] {0, Double.NaN}, new double[] {0, 1});
  }

  private static void refused(String message, double[] knots, double[] values) {
    assertThatThrownBy(() -> LinearSpline.of(knots, values, 1, 1))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
  }
}
