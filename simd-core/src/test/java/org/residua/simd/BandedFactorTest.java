package org.residua.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.IndefiniteException;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Signal;
import org.residua.simd.banded.BandedFactor;
import org.residua.simd.banded.BandedShape;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.vector.VectorKernels;

/** Banded solves: small residuals, the same bits however they are run, and refusals. */
class BandedFactorTest {

  /** Unknowns of which each end is eliminated in three blocks. */
  private static final int SEVERAL_BLOCKS = 2100;
  private static final int MOST_HALF_BANDWIDTH = 8;
  private static final int SYSTEMS = 11;
  private static final double U = 0x1p-53;

  private final Kernels scalar = new ScalarKernels();

  /** The bound of {@link BandedFactor}, with a norm that is at most that of the matrix. */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void residualsAreThoseOfAStableMethod(Boundary boundary) {
    for (int w = 0; w <= MOST_HALF_BANDWIDTH; w++) {
      for (int n : Cases.lengths(w + 1, Boundary.ZERO)) {
        BandedProblem problem = BandedProblem.random(n, w, boundary, n);
        double[] x = solved(scalar, problem);
        double factor = problem.shape().periodic()
            ? (n + 7 * w + 10) * 4.0 * (w + 1) : (5 * w + 10) * (w + 1.0);
        assertThat(problem.residual(x)).as("%s", problem.shape())
            .isLessThanOrEqualTo(factor * U * problem.normFromBelow() * BandedProblem.norm(x));
      }
    }
  }

  /**
   * Against the textbook's elimination of the full matrix. Both are stable: each errs by at most its bound
   * times the condition {@code kappa <= ||A||_1 / shift}, for the full matrix with {@code n} for {@code w}.
   */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void solutionsAreThoseOfTheFullMatrix(Boundary boundary) {
    for (int w = 0; w <= MOST_HALF_BANDWIDTH; w++) {
      for (int n : new int[] {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33}) {
        BandedProblem problem = BandedProblem.random(n, w, boundary, 7L * n, 0.5);
        double[] x = solved(scalar, problem);
        double rowSum = Arrays.stream(problem.dense())
            .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum()).max().orElseThrow();
        double bound = 2 * (5 * n + 10) * (n + 1.0) * U * rowSum / 0.5 * BandedProblem.norm(x);
        assertThat(x).as("%s", problem.shape()).containsExactly(problem.eliminated(), within(bound));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void allKernelsGiveTheSameBitsAloneAndInABatch(Boundary boundary) {
    for (int w = 0; w <= MOST_HALF_BANDWIDTH; w++) {
      for (int n : IntStream.concat(IntStream.of(Cases.lengths(w + 1, Boundary.ZERO)), IntStream.of(SEVERAL_BLOCKS)).toArray()) {
        BandedProblem[] problems = problems(n, w, boundary);
        double[][] expected = Arrays.stream(problems)
            .map(problem -> solved(scalar, problem)).toArray(double[][]::new);
        List<Kernels> all = Stream.concat(Stream.of(scalar), Cases.kernels()).toList();
        for (int k = 0; k < all.size(); k++) {
          if (Cases.tried(List.of(Boundary.values()).indexOf(boundary), w, k)) {
            Bits.assertEqual(solved(all.get(k), problems[0]), expected[0], problems[0].shape(), all.get(k).lanes());
            double[][] batch = solvedInABatch(all.get(k), problems);
            for (int s = 0; s < batch.length; s++) {
              Bits.assertEqual(batch[s], expected[s], problems[s].shape(), all.get(k).lanes(), s);
            }
          }
        }
      }
    }
  }

  private static BandedProblem[] problems(int n, int w, Boundary boundary) {
    BandedProblem[] problems = new BandedProblem[SYSTEMS];
    Arrays.setAll(problems, s -> BandedProblem.random(n, w, boundary, 100L * n + s));
    return problems;
  }

  /** Three ways to solve, which must agree: once, with a stored factor, and in place. */
  private static double[] solved(Kernels kernels, BandedProblem problem) {
    BandedFactor factor = new BandedFactor(kernels, problem.shape());
    double[] atOnce = new double[factor.samples()];
    factor.solveOnce(problem.bands(), problem.b(), atOnce);
    factor.factor(problem.bands());
    double[] stored = new double[factor.samples()];
    factor.solve(problem.b(), stored);
    Bits.assertEqual(stored, atOnce, problem.shape());
    double[] inPlace = problem.b().clone();
    factor.solve(inPlace, inPlace);
    Bits.assertEqual(inPlace, atOnce, problem.shape());
    return atOnce;
  }

  private static double[][] solvedInABatch(Kernels kernels, BandedProblem[] problems) {
    BandedShape shape = problems[0].shape();
    BandedFactor factor = BandedFactor.batch(kernels, shape, problems.length);
    double[] bands = new double[factor.entries()];
    double[] b = new double[factor.samples()];
    for (int s = 0; s < problems.length; s++) {
      for (int i = 0; i < shape.size(); i++) {
        b[factor.sampleAt(s, i)] = problems[s].b()[i];
        for (int d = 0; d <= shape.halfBandwidth(); d++) {
          bands[factor.entryAt(s, d, i)] = problems[s].bands()[d * shape.size() + i];
        }
      }
    }
    double[] x = new double[factor.samples()];
    factor.factor(bands);
    factor.solveOnce(bands, b, x);
    assertThatThrownBy(() -> factor.solve(b, b)).isInstanceOf(IllegalStateException.class);
    double[] once = b.clone();
    factor.solveOnce(bands, once, once);
    Bits.assertEqual(once, x, shape);
    factor.factor(bands);
    double[] stored = b.clone();
    factor.solve(stored, stored);
    double[][] solutions = new double[problems.length][shape.size()];
    for (int s = 0; s < problems.length; s++) {
      for (int i = 0; i < shape.size(); i++) {
        solutions[s][i] = x[factor.sampleAt(s, i)];
      }
    }
    Bits.assertEqual(stored, x, shape);
    return solutions;
  }

  /**
   * The inverse of the second difference with fixed ends is {@code (i+1)(n-j)/(n+1)}, {@code i <= j}. For
   * each column the bound of the residual, times {@code ||A^{-1}|| <= (n+1)^2 / 8} and {@code ||A|| < 4}.
   */
  @Test
  void poissonsMatrixHasItsKnownInverse() {
    for (int n : new int[] {1, 2, 3, 8, 17, 64}) {
      BandedFactor factor = BandedFactor.of(scalar, poisson(n));
      for (int j = 0; j < n; j++) {
        double[] unit = new double[n];
        unit[j] = 1;
        Signal x = factor.solve(Signal.of(unit));
        double bound = 15 * 2 * U * 4 * (n + 1.0) * (n + 1.0) / 8 * x.norm();
        for (int i = 0; i < n; i++) {
          double inverse = (Math.min(i, j) + 1.0) * (n - Math.max(i, j)) / (n + 1);
          assertThat(x.get(0, i)).isCloseTo(inverse, within(bound));
        }
      }
    }
  }

  private static SymmetricBanded poisson(int n) {
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    Arrays.fill(diagonal, 2);
    Arrays.fill(beside, -1);
    return new SymmetricBanded(Signal.ofChannels(diagonal, beside));
  }

  @Test
  void channelsAreSolvedWithOneFactor() {
    BandedFactor factor = BandedFactor.of(scalar, poisson(3));
    assertThat(factor.solve(Signal.ofChannels(new double[] {2, -1, 0}, new double[] {0, -1, 2})))
        .isEqualTo(Signal.ofChannels(new double[] {1, 0, 0}, new double[] {0, 0, 1}));
  }

  /** Each row in turn makes the matrix indefinite. */
  @ParameterizedTest
  @EnumSource(Boundary.class)
  void anIndefiniteMatrixIsRefused(Boundary boundary) {
    for (int w = 0; w <= 3; w++) {
      for (int n : new int[] {1, 2, 8, 17}) {
        for (int row = 0; row < n; row++) {
          BandedProblem problem = BandedProblem.random(n, w, boundary, n);
          problem.bands()[row] = -1;
          for (int d = 0; d <= w; d++) {
            problem.bands()[d * n + row] = d % n == 0 ? -1 : 0;
          }
          BandedFactor factor = new BandedFactor(scalar, problem.shape());
          assertThat(factor.tryFactor(problem.bands())).as("%s %d", problem.shape(), row).isFalse();
        }
      }
    }
  }

  @Test
  void aRefusalNamesSystemRowPivotAndRemedy() {
    BandedFactor factor = BandedFactor.batch(VectorKernels.preferred(), new BandedShape(20, 1, false), 2);
    double[] bands = new double[factor.entries()];
    for (int i = 0; i < 20; i++) {
      bands[factor.entryAt(0, 0, i)] = 1;
      bands[factor.entryAt(1, 0, i)] = i == 17 ? -0.25 : 1;
    }
    assertThatThrownBy(() -> factor.factor(bands)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("system 1: the pivot of row 17 is -0.25")
        .hasMessageContaining("not positive definite").hasMessageContaining("reduce the step size");
    double[] b = new double[factor.samples()];
    assertThatThrownBy(() -> factor.solveOnce(bands, b, b)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 17");
    assertThatThrownBy(() -> factor.solve(b, b)).isInstanceOf(IllegalStateException.class);
  }

  /** Each row of each system in turn, in a first, a second, or a middle one of the blocks that ends are eliminated in. */
  @Test
  void aSystemThatIsSolvedOnceIsRefusedWithItsRow() {
    int systems = 3;
    for (Kernels kernels : Stream.concat(Stream.of(scalar), Cases.kernels()).toList()) {
      for (int n : new int[] {1, 2, 3, 8, 17, SEVERAL_BLOCKS}) {
        BandedFactor factor = BandedFactor.batch(kernels, new BandedShape(n, 1, false), systems);
        double[] bands = new double[factor.entries()];
        Arrays.fill(bands, Double.NaN);
        for (int i = 0; i < systems * n; i++) {
          bands[factor.entryAt(i % systems, 0, i / systems)] = 1;
          bands[factor.entryAt(i % systems, 1, i / systems)] = 0;
        }
        double[] b = new double[factor.samples()];
        factor.solveOnce(bands, b, b);
        assertThat(factor.tryFactor(bands)).isTrue();
        for (int i = 0; i < systems * n; i += Math.max(1, n / 20)) {
          int at = factor.entryAt(i % systems, 0, i / systems);
          for (double pivot : new double[] {-1, -0.0, 0x1p501, 0x1p-501, Double.NaN}) {
            bands[at] = pivot;
            assertThatThrownBy(() -> factor.solveOnce(bands, b, b)).isInstanceOf(IndefiniteException.class)
                .hasMessageContaining("system " + i % systems + ": the pivot of row " + i / systems + " is ");
          }
          bands[at] = 1;
        }
      }
    }
  }

  /** Squares of such entries are infinite or zero: a result would be wrong without a word. */
  @Test
  void extremeAndUndefinedEntriesAreRefused() {
    for (double scale : new double[] {0x1p520, 0x1p-520, 0x1p1000, 0x1p-1000, Double.NaN, 0}) {
      for (int n = 1; n < 10; n++) {
        for (Boundary boundary : Boundary.values()) {
          BandedProblem problem = BandedProblem.random(n, 1, boundary, n, 1);
          double[] scaled = Arrays.stream(problem.bands()).map(v -> v * scale).toArray();
          assertThat(new BandedFactor(scalar, problem.shape()).tryFactor(scaled)).isFalse();
        }
      }
    }
  }

  @Test
  void impossibleExtentsAreRefused() {
    assertThatThrownBy(() -> new BandedShape(0, 1, false)).hasMessageContaining("0 unknowns");
    assertThatThrownBy(() -> new BandedShape(1 << 30, 3, false)).hasMessageContaining("exceed one array");
    assertThatThrownBy(() -> BandedFactor.batch(scalar, new BandedShape(1 << 25, 8, false), 9))
        .hasMessageContaining("split the batch");
    assertThatThrownBy(() -> BandedFactor.batch(scalar, new BandedShape(9, 1, false), 0))
        .hasMessageContaining("0 systems");
    BandedFactor factor = new BandedFactor(scalar, new BandedShape(9, 1, false));
    assertThatThrownBy(() -> factor.factor(new double[17])).hasMessageContaining("17 band entries");
    assertThatThrownBy(() -> factor.solve(new double[9], new double[8])).hasMessageContaining("9 are needed");
    assertThatThrownBy(() -> factor.solve(new double[9], new double[9])).hasMessageContaining("no factor");
  }
}
