package org.residua.simd.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Fidelity;
import org.residua.api.block.Row;
import org.residua.api.block.SemiIteration;
import org.residua.api.operator.Boundary;
import org.residua.api.signal.Shape;
import org.residua.api.sum.FixedTree;
import org.residua.simd.kernel.Execution;
import org.residua.simd.kernel.Kernels;
import org.residua.simd.scalar.ScalarKernels;
import org.residua.simd.team.Workers;
import org.residua.simd.vector.VectorKernels;

/** Squares that are stored nowhere are those of what a sweep stores, to the last bit. */
class RowSquaresTest {

  private static final int[][] BANKS = {{1, 1, 2}, {1, 1, 1}, {2, 1, 3}, {1, 1, 9}};
  /** Shorter than the two ends of the bank, a block, a tile and what is left of the next one: less than an end, and more. */
  private static final int[] LENGTHS = {2, 3, 17, 1024, 4095, 4096, 4097, 4103, 4104, 4105, 8191, 8193, 20000};
  private static final List<Row> ROW = List.of(new Row(-0.7, 1, -1, 0, 0));
  private static final List<Kernels> KERNELS = List.of(new ScalarKernels(), VectorKernels.preferred());

  @ParameterizedTest
  @EnumSource(Boundary.class)
  void everyBankBoundaryAndLength(Boundary boundary) {
    int compared = 0;
    for (int[] bank : BANKS) {
      for (int length : LENGTHS) {
        Shape shape = new Shape(1, length);
        for (Fidelity fidelity : SweepCases.fidelities(shape)) {
          SemiIteration iteration = SweepCases.iteration(bank, boundary, fidelity, ROW, false);
          if (RowSquares.suits(iteration, shape)) {
            for (Kernels kernels : KERNELS) {
              compare(iteration, new RowSquares(iteration, shape, Execution.of(kernels)), length);
            }
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(boundary == Boundary.PERIODIC ? 90 : 120);
  }

  @Test
  void severalThreads() {
    int length = 200_001;
    Shape shape = new Shape(1, length);
    for (Boundary boundary : Boundary.values()) {
      SemiIteration iteration = SweepCases.iteration(BANKS[0], boundary, Fidelity.of(0.3), ROW, false);
      for (int threads = 1; threads <= 3; threads++) {
        compare(iteration, new RowSquares(
            iteration, shape, Execution.of(VectorKernels.preferred()).on(Workers.of(threads))), length);
      }
    }
  }

  @Test
  void otherNumbers() {
    Shape shape = new Shape(1, 9000);
    for (Fidelity fidelity : SweepCases.fidelities(shape)) {
      Fidelity next = fidelity instanceof Fidelity.Weights ? new Fidelity.Weights(SweepCases.weights(shape, 11))
          : fidelity.present() ? Fidelity.of(0.9) : fidelity;
      SemiIteration other = SweepCases.iteration(BANKS[3], Boundary.REFLECTING, next, List.of(new Row(-0.3, 1, -1, 0, 0)), false);
      for (Kernels kernels : KERNELS) {
        RowSquares squares = new RowSquares(
            SweepCases.iteration(BANKS[3], Boundary.REFLECTING, fidelity, ROW, false), shape, Execution.of(kernels));
        squares.rebind(other);
        compare(other, squares, shape.length());
      }
    }
  }

  /** At once, and from both ends in steps that are no tiles, as far as they meet or not. */
  private static void compare(SemiIteration iteration, RowSquares squares, int length) {
    double[] u = SweepCases.values(length, 1);
    double[] previous = SweepCases.values(length, 2);
    double[] f = SweepCases.values(length, 3);
    double[] stored = previous.clone();
    Sweep.ofPair(iteration, new Shape(1, length), Execution.of(new ScalarKernels())).run(u.clone(), stored, f);
    double expected = FixedTree.sumOfSquares(stored, length);
    assertThat(squares.of(u, previous, f)).as("%s of %d samples", iteration, length).isEqualTo(expected);
    for (int way : new int[] {0, length / 3, length / 2, length}) {
      squares.begin(u, previous, f);
      for (int top = 0; top < way; top += 700) {
        squares.reach(top, length - top / 2);
      }
      squares.reach(way, length - way);
      assertThat(squares.end()).as("%s of %d samples, %d of each end", iteration, length, way).isEqualTo(expected);
    }
  }

  /** What was reached is not looked at again. */
  @Test
  void samplesAreReadBeforeTheyAreReached() {
    int length = 40_000;
    SemiIteration iteration = SweepCases.iteration(BANKS[0], Boundary.NATURAL, Fidelity.none(), ROW, false);
    RowSquares squares = new RowSquares(iteration, new Shape(1, length), Execution.of(new ScalarKernels()));
    double[] u = SweepCases.values(length, 1);
    double[] previous = SweepCases.values(length, 2);
    double expected = squares.of(u, previous, u);
    squares.begin(u, previous, u);
    squares.reach(4096, length - 4096);
    previous[4095] = Double.NaN;
    previous[length - 1] = Double.NaN;
    assertThat(squares.end()).isEqualTo(expected);
    assertThat(squares.of(u, previous, u)).isNaN();
  }

  @Test
  void whatIsNotOneRowOnOneChannelIsRefused() {
    Shape one = new Shape(1, 100);
    for (SemiIteration iteration : List.of(
        SweepCases.iteration(BANKS[0], Boundary.NATURAL, Fidelity.none(), List.of(Row.explicit(0.1), Row.explicit(0.2)), false),
        SweepCases.iteration(BANKS[0], Boundary.NATURAL, Fidelity.none(), ROW, true),
        SweepCases.iteration(BANKS[0], Boundary.NATURAL, Fidelity.none(), List.of(new Row(0.1, 1, 0, 0.5, 0)), false))) {
      refused(iteration, one);
    }
    refused(SweepCases.iteration(new int[] {1, 2, 2}, Boundary.NATURAL, Fidelity.none(), ROW, false), new Shape(2, 100));
    refused(SweepCases.iteration(new int[] {1, 1, 4098}, Boundary.NATURAL, Fidelity.none(), ROW, false), new Shape(1, 9000));
  }

  private static void refused(SemiIteration iteration, Shape shape) {
    assertThat(RowSquares.suits(iteration, shape)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new RowSquares(iteration, shape, Execution.of(new ScalarKernels())))
        .withMessageContaining("only one row on one channel");
  }
}
