package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.block.Block;
import org.residua.api.engine.Engines;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.schemes.denoiser.EdgeBranch.Start;

/** Implicit diffusion that keeps jumps, from both starts. */
final class EdgeBranchTest {

  private static final double SIGMA = 0.7;
  private static final int N = 40;

  private static List<Signal> results(Start start, double[] y) {
    int first = Candidates.NAMES.indexOf(new EdgeBranch(start).names().getFirst());
    Block all = new Candidates(new Branch.Setting(SIGMA, y.length, Frame.levels(y.length), Optional.empty()),
        IntStream.range(first, first + 3).boxed().toList());
    return Engines.plain().plan(all, new Shape(1, y.length)).run(List.of(Signal.of(y)));
  }

  /** A step of so many standard deviations in the middle. */
  private static double[] step(int n, double height, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, n).mapToDouble(i -> (i < n / 2 ? 0 : height * SIGMA) + SIGMA * random.nextGaussian()).toArray();
  }

  /** {@code (I + tau D^T g(D u) D) v = y} as a full matrix. */
  private static double[] solved(double[] u, double[] y, double tau, DoubleUnaryOperator g) {
    int n = y.length;
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      a[i][i] += 1;
      a[i][n] = y[i];
    }
    for (int i = 0; i + 1 < n; i++) {
      double w = tau * g.applyAsDouble(u[i + 1] - u[i]);
      a[i][i] += w;
      a[i + 1][i + 1] += w;
      a[i][i + 1] -= w;
      a[i + 1][i] -= w;
    }
    for (int p = 0; p < n; p++) {
      for (int r = 0; r < n; r++) {
        double factor = r == p ? 0 : a[r][p] / a[p][p];
        for (int q = p; q <= n; q++) {
          a[r][q] -= factor * a[p][q];
        }
      }
    }
    return IntStream.range(0, n).mapToDouble(i -> a[i][n] / a[i][i]).toArray();
  }

  /** By the formulas of the page, with full matrices. */
  @ParameterizedTest
  @EnumSource
  void candidatesAreWhatTheFormulasSay(Start start) {
    double[] y = step(N, 3, 1);
    double[] u = y;
    boolean convex = start == Start.CONVEX;
    for (int r = 0; convex && r < 20; r++) {
      u = solved(u, y, 48, s -> 1 / Math.sqrt(1 + Math.pow(s / (SIGMA / 16), 2)));
    }
    List<double[]> expected = new ArrayList<>();
    for (int k = convex ? 3 : 0; k < 10; k++) {
      double tau = Math.pow(4, k);
      double lambda = SIGMA * Math.sqrt(6 / tau);
      for (int r = 0; r < 3; r++) {
        u = solved(u, y, tau, s -> s == 0 ? 1 : 1 - Math.exp(-3.31488 * Math.pow(lambda / Math.abs(s), 8)));
      }
      if (k % 3 == 0 && k > 0) {
        expected.add(u);
      }
    }
    List<Signal> results = results(start, y);
    assertThat(results).hasSameSizeAs(expected);
    for (int k = 0; k < expected.size(); k++) {
      assertThat(results.get(k).channel(0)).containsExactly(expected.get(k), within(1e-6));
    }
  }

  /**
   * A jump of two standard deviations between plateaus of fifty samples is hidden from the noisy signal's own differences, and found
   * from the convex start: at the largest fall the result falls by at least half of it.
   */
  @Test
  void smallJumpsBetweenLongPlateausAreFoundFromTheConvexStart() {
    assertThat(found(Start.SIGNAL)).isLessThan(6);
    assertThat(found(Start.CONVEX)).isGreaterThan(15);
  }

  /** In how many of twenty noisy steps the last candidate has a jump. */
  private static long found(Start start) {
    return IntStream.range(0, 20).filter(seed -> {
      double[] u = results(start, step(100, 2, seed)).getLast().channel(0);
      return IntStream.range(1, u.length).mapToDouble(i -> u[i] - u[i - 1]).max().orElseThrow() > SIGMA;
    }).count();
  }

  /** They take part for signals of fewer than 256 samples and of more than 2048. */
  @ParameterizedTest
  @CsvSource({"32, true", "255, true", "256, false", "2048, false", "2049, true", "4194305, true"})
  void jumpsTakePartForShortAndForLongSignals(int length, boolean part) {
    assertThat(new EdgeBranch(Start.CONVEX).usual(length)).hasSize(part ? 3 : 0);
    assertThat(new EdgeBranch(Start.SIGNAL).usual(length)).hasSize(3);
  }

  /** Mean squared error of the default over twenty signals with one jump of 3, noise 1: .089 and .0040, without jumps .140 and .0060. */
  @ParameterizedTest
  @ValueSource(ints = {100, 3000})
  void theDefaultKeepsAJump(int n) {
    double error = 0;
    for (int seed = 0; seed < 20; seed++) {
      double[] y = step(n, 3, 100 + seed);
      double[] u = Denoiser.automatic().denoise(y);
      for (int i = 0; i < n; i++) {
        error += Math.pow((u[i] - (i < n / 2 ? 0 : 3 * SIGMA)) / SIGMA, 2) / (20.0 * n);
      }
    }
    assertThat(error).isLessThan(n == 100 ? 0.11 : 0.005);
  }
}
