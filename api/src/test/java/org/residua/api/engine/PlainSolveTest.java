package org.residua.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** The residual is within the bound of the Javadoc, found exactly; a known solution is found. */
final class PlainSolveTest {

  private static final double U = 0x1p-53;

  /** Diagonally dominant, with entries of both signs. */
  private static SymmetricBanded matrix(int n, int w, SplittableRandom random) {
    double[] bands = new double[(w + 1) * n];
    for (int d = 1; d <= w; d++) {
      for (int i = 0; i + d < n; i++) {
        bands[d * n + i] = random.nextDouble(-1, 1);
        bands[i] += Math.abs(bands[d * n + i]);
        bands[i + d] += Math.abs(bands[d * n + i]);
      }
    }
    for (int i = 0; i < n; i++) {
      bands[i] += 1e-3;
    }
    return new SymmetricBanded(Signal.planar(new Shape(w + 1, n), bands));
  }

  private static double residual(SymmetricBanded a, Signal x, Signal b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      BigDecimal r = new BigDecimal(b.get(0, i));
      for (int j = 0; j < a.size(); j++) {
        r = r.subtract(new BigDecimal(a.get(i, j)).multiply(new BigDecimal(x.get(0, j))));
      }
      sum += r.doubleValue() * r.doubleValue();
    }
    return Math.sqrt(sum);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 7})
  void residuals(int w) {
    SplittableRandom random = new SplittableRandom(w);
    for (int n : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 100}) {
      SymmetricBanded a = matrix(n, w, random);
      Signal b = Signal.of(random.doubles(n, -1, 1).toArray());
      Signal x = new PlainSolve(a).solve(b);
      assertThat(residual(a, x, b)).as("%s", a)
          .isLessThanOrEqualTo((5 * w + 10) * (w + 1) * U * a.norm().upper() * x.norm() * 1.01);
    }
  }

  /** {@code -u'' = 2} with zero boundary values: {@code u_i = i (n + 1 - i)}, in small integers. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 57})
  void parabola(int n) {
    double[] diagonal = new double[n];
    double[] off = new double[n];
    double[] two = new double[n];
    Arrays.fill(diagonal, 2);
    Arrays.fill(off, -1);
    Arrays.fill(two, 2);
    Signal x = new PlainSolve(new SymmetricBanded(Signal.ofChannels(diagonal, off))).solve(Signal.of(two));
    for (int i = 1; i <= n; i++) {
      assertThat(x.get(0, i - 1)).isCloseTo(i * (n + 1.0 - i),
          Offset.offset(15 * 2 * U * 4 * x.norm() * n * n));
    }
  }

  @Test
  void refusals() {
    SymmetricBanded singular = new SymmetricBanded(Signal.ofChannels(new double[] {1, 2, 1}, new double[] {-1, -1, 0}));
    assertThatIllegalArgumentException().isThrownBy(() -> new PlainSolve(singular))
        .withMessageContaining("the pivot of row 1 is 0.0");
    SymmetricBanded huge = new SymmetricBanded(Signal.of(1, 0x1p501));
    assertThatIllegalArgumentException().isThrownBy(() -> new PlainSolve(huge)).withMessageContaining("row 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new PlainSolve(new SymmetricBanded(Signal.of(1, 1)))
        .solve(Signal.of(1)))
        .withMessageContaining("2 unknowns");
  }
}
