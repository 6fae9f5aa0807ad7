package org.residua.simd.banded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.residua.api.operator.IndefiniteException;
import org.residua.simd.scalar.ScalarKernels;

/** Systems that are solved while they are made have the bits of stored ones, leave nothing of them, and refuse the same. */
class TridiagonalSolveTest {

  /** Odd and even numbers of rows in each end, one block, a row more and less, several. */
  private static final int[] SIZES = {2, 3, 4, 5, 6, 7, 8, 9, 1023, 1024, 1025, 1026, 1027, 1028, 2049, 2052, 5000};

  private final BandedLoops loops = new ScalarKernels();

  /** Diagonally dominant ones, whose diagonal holds the samples of an array. */
  private static final class Matrix implements BandRows {

    private final double[] samples;
    private final double[] beside;
    private final List<Integer> asked = new ArrayList<>();

    Matrix(int size) {
      SplittableRandom random = new SplittableRandom(size);
      this.samples = random.doubles(size, 2, 3).toArray();
      this.beside = random.doubles(size, -1, 1).toArray();
    }

    @Override
    public void make(int lo, int hi, double[] into, int at, int stride) {
      asked.add(hi - lo);
      System.arraycopy(samples, lo, into, at, hi - lo);
      System.arraycopy(beside, lo, into, at + stride, hi - lo);
    }

    @Override
    public double[] source(double[] other) {
      return samples;
    }

    double[] bands() {
      double[] bands = Arrays.copyOf(samples, 2 * samples.length);
      System.arraycopy(beside, 0, bands, samples.length, beside.length);
      return bands;
    }
  }

  private static BandedShape shape(int size) {
    return new BandedShape(size, 1, false);
  }

  private double[] stored(Matrix matrix, double[] b) {
    double[] x = new double[b.length];
    new BandedFactor(loops, shape(b.length)).solveOnce(matrix.bands(), b, x);
    return x;
  }

  @Test
  void bitsOfAStoredMatrixWhereverTheSolutionGoes() {
    for (int size : SIZES) {
      double[] b = new SplittableRandom(7).doubles(size, -1, 1).toArray();
      double[] expected = stored(new Matrix(size), b);
      TridiagonalSolve solve = new TridiagonalSolve(loops, shape(size));
      for (int run = 0; run < 2; run++) {
        Matrix matrix = new Matrix(size);
        double[] x = new double[size];
        solve.eliminate(matrix, b, Progress.UNHEARD);
        solve.substitute(matrix, b, x);
        assertThat(x).as("%d unknowns", size).isEqualTo(expected);
        solve.eliminate(matrix, b, Progress.UNHEARD);
        solve.substitute(matrix, b, matrix.samples);
        assertThat(matrix.samples).as("%d unknowns, over the matrix", size).isEqualTo(expected);
        double[] over = b.clone();
        Matrix again = new Matrix(size);
        solve.eliminate(again, over, Progress.UNHEARD);
        assertThat(over).isEqualTo(b);
        solve.substitute(again, over, over);
        assertThat(over).as("%d unknowns, over the right-hand side", size).isEqualTo(expected);
      }
    }
  }

  /** Rows are told after they were made, once each, and come from both ends. */
  @Test
  void progressIsToldInwards() {
    int size = 5000;
    Matrix matrix = new Matrix(size);
    List<Integer> told = new ArrayList<>();
    new TridiagonalSolve(loops, shape(size)).eliminate(matrix, new double[size], (top, bottom) -> {
      assertThat(bottom).isEqualTo(size - top);
      assertThat(matrix.asked.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(2 * top);
      told.add(top);
    });
    assertThat(told).isSorted().hasSize(5).endsWith((size - 1) / 2);
    assertThat(matrix.asked).allMatch(rows -> rows <= 513);
  }

  /** As a factor refuses it, at the ends, in later blocks and in the middle; what the solution goes to is as it was. */
  @Test
  void indefiniteMatricesAreRefusedAndNothingIsLost() {
    for (int size : SIZES) {
      for (int row : new int[] {0, size / 4, (size - 1) / 2, size / 2, size - 1}) {
        Matrix matrix = new Matrix(size);
        matrix.samples[row] = -4;
        double[] before = matrix.samples.clone();
        double[] b = new double[size];
        BandedFactor factor = new BandedFactor(loops, shape(size));
        String message = catchMessage(() -> factor.factor(matrix.bands()));
        TridiagonalSolve solve = new TridiagonalSolve(loops, shape(size));
        solve.eliminate(matrix, b, Progress.UNHEARD);
        assertThatThrownBy(() -> solve.substitute(matrix, b, matrix.samples))
            .isInstanceOf(IndefiniteException.class).hasMessage(message);
        assertThat(matrix.samples).isEqualTo(before);
        Matrix next = new Matrix(size);
        double[] x = new double[size];
        solve.eliminate(next, b, Progress.UNHEARD);
        solve.substitute(next, b, x);
        assertThat(x).isEqualTo(stored(next, b));
      }
    }
  }

  private static String catchMessage(Runnable refused) {
    try {
      refused.run();
    } catch (IndefiniteException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("not refused");
  }

  @Test
  void onlyTridiagonalMatricesThatAreNotPeriodic() {
    assertThat(TridiagonalSolve.suits(shape(2))).isTrue();
    assertThat(TridiagonalSolve.suits(new BandedShape(9, 1, true))).isFalse();
    assertThat(TridiagonalSolve.suits(new BandedShape(9, 2, false))).isFalse();
    assertThat(TridiagonalSolve.suits(new BandedShape(1, 0, false))).isFalse();
  }
}
