package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.DirectAlgebra;
import org.residua.api.engine.Engine;
import org.residua.api.engine.Engines;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.api.signal.SignalBuffer;

final class RiskTest {

  private static final Engine ENGINE = Engines.plain();
  private static final int LENGTH = 256;
  /** Full periods, so that a periodic mean is a multiple of it. */
  private static final double OMEGA = 2 * Math.PI * 40 / LENGTH;
  private static final double AMPLITUDE = 2;
  private static final double SIGMA = 1.5;

  private static final Convolution MEAN = Convolution.of(Boundary.PERIODIC, 0.5, 0.5);

  /** {@code u/2}, and the mean with weights 1/4, 1/2, 1/4. */
  private record Linear() implements Block {

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public <V> List<V> express(Algebra<V> a, List<V> in) {
      return List.of(a.combine(List.of(0.5), in), a.apply(MEAN.adjoint(), a.apply(MEAN, in.get(0))));
    }
  }

  private static double clean(int i) {
    return AMPLITUDE * Math.sin(OMEGA * i);
  }

  private static double[] noisy(Random random, double sigma) {
    double[] y = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      y[i] = clean(i) + sigma * random.nextGaussian();
    }
    return y;
  }

  /** Pieces with noise of their own, each of which gets probes of its own. */
  private static List<Piece> pieces(int count) {
    Random random = new Random(11);
    List<Piece> pieces = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      pieces.add(new Piece(noisy(random, SIGMA), new BitSet()));
    }
    return pieces;
  }

  /**
   * Without bias at the noise level {@code sigma sqrt(1 + a^2)}. A term of an estimate is at most {@code ((a + 1/a) sigma w)^2},
   * of standard deviation {@code 1.4 * 4.5 sigma^2}: over 600 x 256 samples with two probes .025, four standard errors.
   */
  @Test
  void theRiskOfLinearSmoothersIsTheirs() {
    Risk risk = Risk.of(pieces(600), SIGMA, _ -> new Linear(), ENGINE);
    double tolerance = 4 * 1.4 * 4.5 * SIGMA * SIGMA / Math.sqrt(2 * 600.0 * LENGTH);
    double level = SIGMA * Risk.NOISIER;
    double power = AMPLITUDE * AMPLITUDE / 2;
    double gain = Math.pow(Math.cos(OMEGA / 2), 2);
    double half = 0.25 * power + 0.25 * level * level;
    double mean = (1 - gain) * (1 - gain) * power + 0.375 * level * level;
    double both = Math.pow(1 - (0.5 + gain) / 2, 2) * power + (2 * 0.125 * 0.125 + 0.5 * 0.5) * level * level;
    assertThat(risk.of(0)).isCloseTo(half, within(tolerance));
    assertThat(risk.of(1)).isCloseTo(mean, within(tolerance));
    assertThat(risk.of(List.of(0.5, 0.5))).isCloseTo(both, within(tolerance));
    assertThat(risk.of(0)).as("not that of the data as they are").isGreaterThan(0.25 * power + 0.25 * SIGMA * SIGMA + 2 * tolerance);
  }

  /** A step of a frame, which is nearly a hard threshold, against the mean loss over other noise. */
  @Test
  void theRiskOfAThresholdIsItsOwn() {
    int count = 300;
    Candidates candidates = new Candidates(new Branch.Setting(SIGMA * Risk.NOISIER, LENGTH, 4, Optional.empty()), List.of(0, 1));
    Risk risk = Risk.of(pieces(count), SIGMA, _ -> candidates, ENGINE);
    Random random = new Random(12);
    double[] loss = new double[2];
    for (int run = 0; run < count; run++) {
      List<Signal> results = candidates.express(new DirectAlgebra(), List.of(Signal.of(noisy(random, SIGMA * Risk.NOISIER))));
      for (int k = 0; k < loss.length; k++) {
        for (int i = 0; i < LENGTH; i++) {
          loss[k] += Math.pow(results.get(k).get(0, i) - clean(i), 2) / (count * LENGTH);
        }
      }
    }
    double tolerance = 4 * 1.4 * 4.5 * SIGMA * SIGMA / Math.sqrt(2.0 * count * LENGTH);
    assertThat(risk.of(0)).isCloseTo(loss[0], within(tolerance));
    assertThat(risk.of(1)).isCloseTo(loss[1], within(tolerance));
  }

  /** What is left out of a piece has no part in its risk, whatever is there. */
  @Test
  void whatIsLeftOutDoesNotCount() {
    double[] y = noisy(new Random(3), SIGMA);
    double[] silent = y.clone();
    for (int i = 100; i < 140; i++) {
      silent[i] = 1e6;
    }
    BitSet left = new BitSet();
    left.set(99, 141);
    Risk one = Risk.of(List.of(new Piece(y, left)), SIGMA, _ -> new Linear(), ENGINE);
    Risk other = Risk.of(List.of(new Piece(silent, left)), SIGMA, _ -> new Linear(), ENGINE);
    assertThat(other.products()).isEqualTo(one.products());
  }

  @Test
  void candidatesAreRanked() {
    Risk risk = new Risk(MixtureTest.lists(new double[][] {{3, 0, 0}, {0, 1, 0}, {0, 0, 1}}), 2);
    assertThat(risk.best()).isEqualTo(1);
    assertThat(risk.ranking()).containsExactly(1, 2, 0);
    assertThat(risk.of(1)).isEqualTo(-1);
    Risk together = Risk.together(List.of(risk, new Risk(MixtureTest.lists(new double[][] {{1, 0, 0}, {0, 9, 0}, {0, 0, 5}}), 1)));
    assertThat(together.products().get(0).get(0)).isEqualTo(2.5);
    assertThat(together.excess()).isEqualTo(2);
    assertThat(together.best()).isEqualTo(0);
  }

  @Test
  void whatCannotBeEstimatedIsRefused() {
    Signal y = Signal.of(noisy(new Random(1), 1));
    assertThat(Risk.of(y, 1, _ -> new Linear(), ENGINE).products()).hasSize(2).allMatch(row -> row.size() == 2);
    assertThatThrownBy(() -> Risk.of(y, 0, _ -> new Linear(), ENGINE)).hasMessageContaining("noise level = 0");
    assertThatThrownBy(() -> Risk.of(Signal.of(new double[50]), 1, _ -> new Linear(), ENGINE)).hasMessageContaining("silence");
    assertThatThrownBy(() -> Risk.of(Signal.of(1, Double.NaN, 2), 1, _ -> new Linear(), ENGINE)).hasMessageContaining("finite");
    assertThatThrownBy(() -> Risk.of(new SignalBuffer(new Shape(2, 40)).handOver(), 1, _ -> new Linear(), ENGINE))
        .hasMessageContaining("2 channels");
  }
}
