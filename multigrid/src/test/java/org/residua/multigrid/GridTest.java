package org.residua.multigrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.signal.Signal;

/** What interpolation leaves as it is, on two levels below each other. */
class GridTest {

  private static Signal polynomial(int length, int degree) {
    double[] samples = new double[length];
    for (int i = 0; i < length; i++) {
      samples[i] = Math.pow((i - 0.3 * length) / length, degree);
    }
    return Signal.of(samples);
  }

  /** Weights are at most 4 in sum, each a product of 3 quotients. */
  private static void assertKept(SparseMatrix k, Grid grid, int reach, Signal fine) {
    Signal coarse = grid.injection().apply(fine);
    Interpolation p = grid.interpolation(reach);
    assertThat(p.apply(coarse).distance(fine)).as("%s reach %d", grid, reach)
        .isLessThanOrEqualTo(64 * Gold.EPS * (1 + fine.norm()));
    assertThat(k.apply(fine).norm()).isLessThanOrEqualTo(64 * Gold.EPS * (1 + fine.norm()));
  }

  /** The kernel of the differences, as the matrix has it, is reproduced up to the ends at every boundary. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8, 13, 16, 17, 31, 97, 100})
  void theKernelIsReproducedUpToTheEnds(int length) {
    for (int order = 1; order <= 2; order++) {
      for (int reach = 1; reach <= 2; reach++) {
        SparseMatrix natural = Matrices.of(Convolution.difference(order, Boundary.NATURAL), length);
        for (int degree = 0; degree < order && length / 2 > degree; degree++) {
          assertKept(natural, Grid.finest(length, Boundary.NATURAL, order), reach, polynomial(length, degree));
        }
        for (Boundary boundary : new Boundary[] {Boundary.REFLECTING, Boundary.PERIODIC}) {
          assertKept(Matrices.of(Convolution.difference(order, boundary), length),
              Grid.finest(length, boundary, order), reach, polynomial(length, 0));
        }
      }
    }
  }

  /** Between samples that are all known, linear interpolation keeps lines and cubic interpolation cubics, of zeros too. */
  @Test
  void polynomialsAreReproducedInside() {
    for (Boundary boundary : Boundary.values()) {
      for (int length : new int[] {40, 41}) {
        Grid grid = Grid.finest(length, boundary, 2);
        Signal cubic = polynomial(length, 3);
        Signal result = grid.interpolation(2).apply(grid.injection().apply(cubic));
        for (int i = 8; i < length - 8; i++) {
          assertThat(result.get(0, i)).isCloseTo(cubic.get(0, i), within(64 * Gold.EPS));
        }
      }
    }
  }

  /**
   * With a zero one sample before the first and after the last, a roof that vanishes there is kept, whatever the last
   * interval.
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 9, 16, 20, 21})
  void zerosAreSeenWhereTheyAre(int length) {
    Grid grid = Grid.finest(length, Boundary.ZERO, 1);
    double[] falling = new double[length];
    for (int i = 0; i < length; i++) {
      falling[i] = length - i;
    }
    Signal result = grid.interpolation(1).apply(grid.injection().apply(Signal.of(falling)));
    for (int i = 1; i < length; i++) {
      assertThat(result.get(0, i)).isCloseTo(falling[i], within(length * 8 * Gold.EPS));
    }
    assertThat(result.get(0, 0)).isEqualTo(falling[1] / 2);
  }

  @Test
  void theLevelsOfAThousandUnknowns() {
    Grid grid = Grid.finest(1000, Boundary.NATURAL, 1);
    for (int size : new int[] {500, 250, 125, 62, 31, 15, 7, 3, 1}) {
      grid = grid.coarse();
      assertThat(grid.size()).isEqualTo(size);
    }
  }

  /** A coarse sample right before a zero would make a short interval beside long ones. */
  @Test
  void theLastSampleBeforeAZeroIsLeftOutWhereItIsClose() {
    Grid grid = Grid.finest(1000, Boundary.ZERO, 1);
    assertThat(grid.coarse().size()).isEqualTo(500);
    assertThat(grid.coarse().coarse().size()).isEqualTo(249);
  }

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void everyRowAddsUpToOneWhereNothingIsZero(Boundary boundary) {
    for (int length : new int[] {2, 3, 4, 5, 6, 7, 11, 16}) {
      SparseMatrix p = Grid.finest(length, boundary, 1).interpolation(1).matrix();
      for (int i = 0; i < length && boundary != Boundary.ZERO; i++) {
        double sum = 0;
        for (int k = 0; k < p.count(i); k++) {
          sum += p.entry(i, k);
        }
        assertThat(sum).isCloseTo(1, within(4 * Gold.EPS));
      }
    }
  }

  @Test
  void misuseIsRefused() {
    SparseMatrix a = new Poisson(8).matrix();
    assertThatThrownBy(() -> Coarsening.linear(9, Boundary.ZERO, 1).step(a)).hasMessageContaining("9 samples");
    Transfer transfer = Coarsening.linear(7, Boundary.ZERO, 1).step(a).transfer();
    assertThatThrownBy(() -> new Transfer(transfer.interpolation(), transfer.injection().adjoint(), transfer.start()))
        .hasMessageContaining("same two levels");
  }
}
