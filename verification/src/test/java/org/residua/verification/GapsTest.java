package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Fidelity;
import org.residua.api.flux.Activation;
import org.residua.api.flux.Linear;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Signal;
import org.residua.schemes.Family;
import org.residua.schemes.Schemes;

/** What linear diffusion writes into gaps, {@code (K^T K u)_i = 0} where {@code c_i = 0}: polynomials of degree 2M - 1. */
final class GapsTest {

  private static final int LENGTH = 40;
  /** Of the samples that are there: they stay nearly what they are. */
  private static final double WEIGHT = 20;
  /** Missing samples from one up to another, the ends among them. */
  private static final int[][] GAPS = {{0, 3}, {8, 9}, {13, 18}, {25, 27}, {37, 40}};

  private static double[] target() {
    return new Random(21).doubles(LENGTH, -2, 2).toArray();
  }

  private static double[] weights() {
    double[] c = new double[LENGTH];
    Arrays.fill(c, WEIGHT);
    for (int[] gap : GAPS) {
      Arrays.fill(c, gap[0], gap[1], 0);
    }
    return c;
  }

  private static Variation problem(int order) {
    return Variation.of(Penalty.quadratic(), order, weights(), target());
  }

  private static double[] filled(Family family, int order) {
    Variation problem = problem(order);
    return SteadyState.of(family, problem.diffusion(), new double[LENGTH], problem.f())
        .until(u -> Variation.norm(problem.gradient(u)), 1e-14 * problem.scale());
  }

  /** The polynomial of least degree through samples of {@code u}, Lagrange's form. */
  private static double through(double[] u, int at, int... nodes) {
    double sum = 0;
    for (int j : nodes) {
      double term = u[j];
      for (int k : nodes) {
        term *= k == j ? 1 : (at - k) / (double) (j - k);
      }
      sum += term;
    }
    return sum;
  }

  private static void assertFilled(double[] u, int gap, int at, String scheme, int... nodes) {
    assertThat(u[at]).as("%s, gap %d, sample %d", scheme, gap, at)
        .isCloseTo(through(u, at, nodes), Offset.offset(1e-9));
  }

  /** Order 1: a line between the neighbours; constants at the ends. Order 2: the cubic through two on each side; lines. */
  @Test
  void gapsAreFilledByPolynomials() {
    for (Family family : Schemes.all()) {
      double[] first = filled(family, 1);
      double[] second = filled(family, 2);
      for (int g = 0; g < GAPS.length; g++) {
        int left = GAPS[g][0] - 1;
        int right = GAPS[g][1];
        for (int i = left + 1; i < right; i++) {
          if (left < 0) {
            assertFilled(first, g, i, family.name(), right);
            assertFilled(second, g, i, family.name(), right, right + 1);
          } else if (right == LENGTH) {
            assertFilled(first, g, i, family.name(), left);
            assertFilled(second, g, i, family.name(), left - 1, left);
          } else {
            assertFilled(first, g, i, family.name(), left, right);
            assertFilled(second, g, i, family.name(), left - 1, left, right, right + 1);
          }
        }
      }
    }
  }

  /** Third differences are constant from the slope before a gap to the slope behind it, and are not in the samples around it. */
  @Test
  void slopesMatchOnBothSides() {
    double[] u = filled(Schemes.named("implicit").orElseThrow(), 2);
    double[] thirds = new double[LENGTH - 3];
    for (int i = 0; i < thirds.length; i++) {
      thirds[i] = u[i + 3] - 3 * u[i + 2] + 3 * u[i + 1] - u[i];
    }
    for (int i = 11; i + 3 <= 19; i++) {
      assertThat(thirds[i]).isCloseTo(thirds[11], Offset.offset(1e-9));
    }
    assertThat(Math.abs(thirds[10] - thirds[11])).isGreaterThan(1e-2);
    assertThat(Math.abs(thirds[16] - thirds[17])).isGreaterThan(1e-2);
    assertThat(u[13] - u[12]).isNotCloseTo((u[18] - u[12]) / 6, Offset.offset(1e-2));
  }

  /** Present samples are near the target for large weights: {@code |c (u - f)| = |K^T K u|}. */
  @Test
  void presentSamplesStay() {
    for (int order = 1; order <= 2; order++) {
      double[] u = filled(Schemes.named("semi-implicit").orElseThrow(), order);
      double[] f = target();
      double[] c = weights();
      double bound = Math.pow(4, order) * 2.5 / WEIGHT;
      for (int i = 0; i < LENGTH; i++) {
        assertThat(c[i] == 0 ? 0 : Math.abs(u[i] - f[i])).isLessThan(bound);
      }
    }
  }

  /** Small weights in the gap bend the line by more than the tolerance, and a reflecting end turns the line of order 2 flat. */
  @Test
  void smallWeightsAndOtherEndsBendTheLine() {
    Family implicit = Schemes.named("implicit").orElseThrow();
    double[] c = weights();
    for (int i = 13; i < 18; i++) {
      c[i] = 1e-6;
    }
    Variation small = Variation.of(Penalty.quadratic(), 1, c, target());
    double[] u = SteadyState.of(implicit, small.diffusion(), new double[LENGTH], target())
        .until(v -> Variation.norm(small.gradient(v)), 1e-13 * small.scale());
    assertThat(u[15]).isNotCloseTo(through(u, 15, 12, 18), Offset.offset(1e-7));
    Diffusion reflecting = new Diffusion(Convolution.difference(2, Boundary.REFLECTING), Activation.of(new Linear()),
        new Fidelity.Weights(Signal.of(weights())));
    SteadyState state = SteadyState.of(implicit, reflecting, new double[LENGTH], target());
    for (int k = 0; k < 500; k++) {
      state.next();
    }
    double[] v = state.next();
    assertThat(v[39]).isNotCloseTo(through(v, 39, 35, 36), Offset.offset(1e-2));
  }
}
