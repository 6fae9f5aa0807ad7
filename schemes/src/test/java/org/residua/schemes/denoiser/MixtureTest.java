package org.residua.schemes.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class MixtureTest {

  private static final double UNIT = 0x1p-40;

  /** {@code E^T E} of errors that have something in common, as those of candidates have. */
  private static double[][] products(int candidates, int samples, long seed) {
    Random random = new Random(seed);
    double[] common = random.doubles(samples, -1, 1).toArray();
    double[][] e = new double[candidates][samples];
    for (double[] row : e) {
      double size = Math.exp(random.nextGaussian());
      for (int i = 0; i < samples; i++) {
        row[i] = common[i] + size * random.nextGaussian();
      }
    }
    double[][] q = new double[candidates][candidates];
    for (int k = 0; k < candidates; k++) {
      for (int l = 0; l < candidates; l++) {
        for (int i = 0; i < samples; i++) {
          q[k][l] += e[k][i] * e[l][i] / samples;
        }
      }
    }
    return q;
  }

  private static Mixture mixed(double[]... q) {
    return Mixture.of(lists(q));
  }

  static List<List<Double>> lists(double[]... q) {
    return Arrays.stream(q).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  private static double value(double[][] q, List<Double> alpha) {
    double sum = 0;
    for (int k = 0; k < q.length; k++) {
      sum += alpha.get(k) * gradient(q, alpha, k);
    }
    return sum;
  }

  private static double gradient(double[][] q, List<Double> alpha, int k) {
    double sum = 0;
    for (int l = 0; l < q.length; l++) {
      sum += q[k][l] * alpha.get(l);
    }
    return sum;
  }

  private static double least(double[][] q) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < q.length; k++) {
      least = Math.min(least, q[k][k]);
    }
    return least;
  }

  private static void isConvex(List<Double> alpha) {
    double sum = 0;
    for (double a : alpha) {
      assertThat(a).isBetween(0.0, 1.0);
      assertThat(a / UNIT).isEqualTo(Math.rint(a / UNIT));
      sum += a;
    }
    assertThat(sum).isEqualTo(1);
  }

  /** How much less than the mean derivative the least one is, in units of the best single risk: 0 at the optimum. */
  private static double gap(double[][] q, List<Double> alpha) {
    double value = value(q, alpha);
    return IntStream.range(0, q.length).mapToDouble(k -> value - gradient(q, alpha, k)).max().orElseThrow() / least(q);
  }

  /** Also where errors of few samples are linearly dependent, so that the least is not unique. */
  @Property
  void itIsConvexAndNoWorseThanTheBest(@ForAll @IntRange(min = 1, max = 15) int candidates,
      @ForAll @IntRange(min = 1, max = 60) int samples, @ForAll long seed) {
    double[][] q = products(candidates, samples, seed);
    List<Double> alpha = mixed(q).weights();
    isConvex(alpha);
    assertThat(value(q, alpha)).isLessThanOrEqualTo(least(q) * (1 + 1e-9));
  }

  /** Karush, Kuhn and Tucker: no candidate has a smaller derivative than those of the mixture. A few end by their steps. */
  @Test
  void noCandidateWouldImproveIt() {
    int reached = 0;
    for (int seed = 0; seed < 500; seed++) {
      int candidates = 1 + seed % 15;
      double[][] q = products(candidates, 8 * candidates + seed % 20, seed);
      List<Double> alpha = mixed(q).weights();
      double gap = gap(q, alpha);
      assertThat(gap).as("seed %d", seed).isBetween(-1e-12, 1e-5);
      reached += gap < 1.1e-9 ? 1 : 0;
      for (int k = 0; k < candidates; k++) {
        if (alpha.get(k) > 1e-6) {
          assertThat(gradient(q, alpha, k)).as("seed %d, candidate %d", seed, k).isCloseTo(value(q, alpha), within(1e-4 * least(q)));
        }
      }
    }
    assertThat(reached).isGreaterThan(490);
  }

  @Property
  void noMixtureOfThreeOnAGridIsBetter(@ForAll long seed) {
    double[][] q = products(3, 5, seed);
    List<Double> alpha = mixed(q).weights();
    double best = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= 100; a++) {
      for (int b = 0; a + b <= 100; b++) {
        best = Math.min(best, value(q, List.of(0.01 * a, 0.01 * b, 0.01 * (100 - a - b))));
      }
    }
    assertThat(value(q, alpha)).isLessThanOrEqualTo(best + 1e-9 * least(q));
  }

  @Test
  void whatCanBeWorkedOutByHand() {
    assertThat(mixed(new double[][] {{3}}).weights()).containsExactly(1.0);
    assertThat(mixed(new double[][] {{1, 0}, {0, 1}}).weights()).containsExactly(0.5, 0.5);
    assertThat(mixed(new double[][] {{3, 0}, {0, 1}}).weights().get(0)).isCloseTo(0.25, within(1e-8));
    assertThat(mixed(new double[][] {{1, 1.5}, {1.5, 3}}).weights()).containsExactly(1.0, 0.0);
    assertThat(mixed(new double[][] {{2, 2}, {2, 2}}).weights()).containsExactly(1.0, 0.0);
    assertThat(mixed(new double[4][4]).weights()).containsExactly(1.0, 0.0, 0.0, 0.0);
  }

  /** Errors that cancel: no risk at all. */
  @Test
  void oppositeErrorsCancel() {
    assertThat(mixed(new double[][] {{4, -2}, {-2, 1}}).weights().get(0)).isCloseTo(1.0 / 3, within(UNIT));
  }
}
