package org.residua.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.engine.Engines;
import org.residua.api.flux.PeronaMalik;
import org.residua.api.signal.Signal;
import org.residua.schemes.Explicit;

/** What the experiments measure with, against numbers that are known. */
class MeasuresTest {

  private static final Laboratory LABORATORY = new Laboratory(Engines.named("scalar").on(1), List.of());
  private static final Offset<Double> ROUNDING = Offset.offset(8 * Math.ulp(1.0) * 7);

  /** {@code A^T A} of the columns (3, 4), (0, 5) has trace 50 and determinant 225: the squares are 45 and 5. */
  @Test
  void singularValuesOfAKnownMatrix() {
    SingularValues values = SingularValues.of(new double[][] {{3, 4}, {0, 5}});
    assertThat(values.largest()).isCloseTo(Math.sqrt(45), ROUNDING);
    assertThat(values.least()).isCloseTo(Math.sqrt(5), ROUNDING);
    SingularValues triple = SingularValues.of(new double[][] {{0, 2, 0}, {0, 0, 0}, {-7, 0, 0}});
    assertThat(triple.largest()).isEqualTo(7);
    assertThat(triple.least()).isZero();
  }

  /** Central differences of the whole network, of a step small enough for seven digits. */
  @Test
  void theJacobianIsThatOfFiniteDifferences() {
    Diffusion diffusion = Laboratory.diffusion(new PeronaMalik(0.5));
    Signal start = TestSignals.noisy(TestSignals.step(6, 2), 0.4, 9);
    double h = 1e-5;
    double[][] columns = new double[6][];
    for (int k = 0; k < 6; k++) {
      int place = k;
      Signal more = LABORATORY.run(Explicit.of(diffusion, 0.3, 5),
          TestSignals.of(6, i -> start.get(0, i) + (i == place ? h : 0)));
      Signal less = LABORATORY.run(Explicit.of(diffusion, 0.3, 5),
          TestSignals.of(6, i -> start.get(0, i) - (i == place ? h : 0)));
      columns[k] = TestSignals.of(6, i -> (more.get(0, i) - less.get(0, i)) / (2 * h)).channel(0);
    }
    SingularValues differences = SingularValues.of(columns);
    SingularValues exact = new Depth(LABORATORY, new Layer(diffusion, 0.3, true), start).gradients(5).getLast();
    assertThat(exact.largest()).isCloseTo(differences.largest(), Offset.offset(1e-7));
    assertThat(exact.least()).isCloseTo(differences.least(), Offset.offset(1e-7));
  }

  @Test
  void aLayerWithItsSkipIsAnExplicitStep() {
    Diffusion diffusion = Laboratory.diffusion(new PeronaMalik(0.5));
    Signal start = TestSignals.noisy(TestSignals.ramp(37, 2), 0.4, 9);
    assertThat(new Depth(LABORATORY, new Layer(diffusion, 0.3, true), start).states(7).getLast())
        .isEqualTo(LABORATORY.run(Explicit.of(diffusion, 0.3, 7), start));
  }

  @Test
  void asMuchIsRemovedAsWasAskedFor() {
    Diffusion diffusion = Laboratory.diffusion(new PeronaMalik(1));
    Signal noisy = TestSignals.noisy(TestSignals.step(33, 5), 0.5, 4);
    for (double removed : new double[] {0.01, 1, 3}) {
      EqualResidual stopped = EqualResidual.of(LABORATORY, diffusion, noisy, removed, 1000);
      assertThat(stopped.reached()).isTrue();
      assertThat(LABORATORY.distance(stopped.result(), noisy)).isCloseTo(removed, Offset.offset(1e-13));
    }
    EqualResidual never = EqualResidual.of(LABORATORY, diffusion, noisy, 100, 64);
    assertThat(never.reached()).isFalse();
    assertThat(never.time()).isCloseTo(65 * 0.25, Offset.offset(1e-12));
  }

  /** Four fifths of 64 samples; a step between two samples has four fifths of their distance. */
  @Test
  void widthsAreThoseOfTenthsAndNineTenths() {
    assertThat(Edge.width(TestSignals.ramp(128, 10), 10)).isCloseTo(51.2, Offset.offset(1e-12));
    assertThat(Edge.width(TestSignals.step(128, 10), 10)).isCloseTo(0.8, Offset.offset(1e-12));
    assertThat(Edge.steepest(Signal.of(0, 1, -2, 0))).isEqualTo(3);
  }

  @Test
  void theIndicatorIsWhatItsBoundsSay() {
    Indicator flux = new Indicator(0.5);
    for (double s = -2; s <= 2; s += 0.0625) {
      assertThat(flux.at(s)).isEqualTo(Math.abs(s) <= 0.5 ? s : 0);
      for (double t = -2; t <= 2; t += 0.0625) {
        assertThat(flux.potential(t)).isLessThanOrEqualTo(flux.potential(s) + flux.at(s) * (t - s) + 0.5 * (t - s) * (t - s));
        assertThat(flux.potential(t)).isLessThanOrEqualTo(flux.potential(s) + 0.5 * flux.diffusivity(s) * (t * t - s * s));
      }
    }
  }
}
