package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.engine.Engines;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.SymmetricBanded;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

class CoarsestLevelTest {

  private static final double EPS = 0x1p-53;

  private static SymmetricBanded matrix(int size, double shift) {
    Convolution k = Convolution.of(Boundary.NATURAL, 0.5, -1.25, 0.75);
    return Assembly.shiftedGram(shift, 2, k, size);
  }

  private static Signal random(int length) {
    return Signal.of(new Random(length).doubles(length, -1, 1).toArray());
  }

  private static double largest(Signal u) {
    double largest = 0;
    for (double sample : u.channel(0)) {
      largest = Math.max(largest, Math.abs(sample));
    }
    return largest;
  }

  /** {@code A A^{-1} = I} to {@code n^2 eps} times the condition number, which is below {@code (0.3 + 13)/0.3}. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 7, 8, 15, 31})
  void theInverseIsTheInverse(int size) {
    SymmetricBanded a = matrix(size, 0.3);
    SymmetricBanded inverse = Hierarchy.of(a, Boundary.NATURAL, size).coarsestInverse();
    assertThat(inverse.full()).isTrue();
    double bound = size * size * EPS * 45;
    for (int j = 0; j < size; j++) {
      double[] unit = new double[size];
      unit[j] = 1;
      Signal column = a.apply(inverse.apply(Signal.of(unit)));
      assertThat(largest(column) - 1).isBetween(-bound, bound);
      assertThat(column.distance(Signal.of(unit))).isLessThan(bound);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 8, 15})
  void aHierarchyOfOneLevelSolvesInOneCycle(int size) {
    SymmetricBanded a = matrix(size, 0.3);
    Hierarchy hierarchy = Hierarchy.of(a, Boundary.NATURAL);
    assertThat(hierarchy.levels()).isEqualTo(1);
    Signal b = random(size);
    VCycle cycle = new VCycle(hierarchy, new DampedJacobi(0.5), 1, 1);
    Convergence convergence =
        new LinearSolve(cycle, a, Engines.preferred()).cycles(b, 1, _ -> {});
    assertThat(convergence.residuals().getLast()).isLessThan(size * size * EPS * 45 * b.norm());
  }

  @Test
  void theHierarchyEndsWhereItIsToldTo() {
    SymmetricBanded a = new Poisson(1024).matrix();
    assertThat(sizes(Hierarchy.of(a, Boundary.ZERO))).endsWith(31, 15);
    assertThat(sizes(Hierarchy.of(a, Boundary.ZERO, 16))).endsWith(31, 15);
    assertThat(sizes(Hierarchy.of(a, Boundary.ZERO, 14))).endsWith(15, 7);
    assertThat(sizes(Hierarchy.of(a, Boundary.ZERO, 1))).endsWith(3, 1);
  }

  private static List<Integer> sizes(Hierarchy hierarchy) {
    return hierarchy.matrices().stream().map(SymmetricBanded::size).toList();
  }

  /** One unknown is divided by its entry: the inverse has the bits of the quotient. */
  @Test
  void oneUnknownIsAQuotient() {
    SymmetricBanded a = new SymmetricBanded(Signal.of(0.7));
    assertThat(Hierarchy.of(a, Boundary.ZERO).coarsestInverse().get(0, 0)).isEqualTo(1 / 0.7);
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsRefusedByName() {
    SymmetricBanded indefinite = new SymmetricBanded(
        Signal.planar(new Shape(2, 3), new double[] {1, 1, 1, 0.5, -2, 0}));
    assertThatThrownBy(() -> Hierarchy.of(indefinite, Boundary.ZERO))
        .hasMessageContaining("not positive definite").hasMessageContaining("pivot of row");
    // Without a multiple of the identity, natural boundaries leave constants undetermined.
    SymmetricBanded singular =
        Assembly.shiftedGram(0, 1, Convolution.difference(1, Boundary.NATURAL), 9);
    assertThatThrownBy(() -> Hierarchy.of(singular, Boundary.NATURAL))
        .hasMessageContaining("not positive definite").hasMessageContaining("pivot of row 4 is 0.0");
    assertThatThrownBy(() -> Hierarchy.of(singular, Boundary.NATURAL, 0))
        .hasMessageContaining("at least 1");
  }

  @Test
  void anInverseOfAnotherSizeIsRefused() {
    Hierarchy hierarchy = Hierarchy.of(new Poisson(64).matrix(), Boundary.ZERO);
    assertThatThrownBy(() -> new Hierarchy(
        hierarchy.matrices(), hierarchy.interpolations(), new SymmetricBanded(Signal.of(1))))
        .hasMessageContaining("1 unknowns").hasMessageContaining("15");
  }
}
