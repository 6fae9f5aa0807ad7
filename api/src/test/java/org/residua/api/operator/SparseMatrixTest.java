package org.residua.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;

/** Sparse matrices and substitution against dense loops. */
class SparseMatrixTest {

  private static final double UNIT = 0x1p-53;

  private static Signal random(int channels, int length, long seed) {
    return Signal.planar(new Shape(channels, length), new Random(seed).doubles((long) channels * length, -1, 1).toArray());
  }

  /** A third of the entries, some rows empty; the diagonal 2 to 3 where it is square. */
  private static SparseMatrix sparse(int rows, int columns, long seed) {
    Random random = new Random(seed);
    return SparseMatrix.of("A", columns, all -> {
      for (int i = 0; i < rows; i++) {
        for (int j = columns - 1; j >= 0; j--) {
          if (rows == columns && i == j) {
            all.add(j, 2 + random.nextDouble());
          } else if (random.nextInt(3) == 0 && i % 5 != 4) {
            all.add(j, random.nextDouble() - 0.5);
          }
        }
        all.end();
      }
    });
  }

  private static double dot(Signal x, Signal y) {
    double sum = 0;
    for (int c = 0; c < x.shape().channels(); c++) {
      for (int i = 0; i < x.shape().length(); i++) {
        sum += x.get(c, i) * y.get(c, i);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 2", "7, 8", "16, 16", "17, 33", "64, 31"})
  void theProductIsTheDenseOneAndTheAdjointItsTranspose(int rows, int columns) {
    SparseMatrix a = sparse(rows, columns, rows);
    Signal x = random(2, columns, 1);
    Signal y = random(2, rows, 2);
    Signal image = a.apply(x);
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < rows; i++) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
          sum = a.get(i, j) == 0 ? sum : Math.fma(a.get(i, j), x.get(c, j), sum);
        }
        assertThat(image.get(c, i)).isEqualTo(sum);
        assertThat(a.adjoint().get(0, i)).isEqualTo(a.get(i, 0));
      }
    }
    assertThat(a.adjoint().adjoint()).isSameAs(a);
    assertThat(Math.abs(dot(image, y) - dot(x, a.adjoint().apply(y)))).isLessThanOrEqualTo(8.0 * rows * columns * UNIT);
    assertThat(image.norm()).isLessThanOrEqualTo(a.norm().upper() * x.norm() * (1 + columns * UNIT));
    assertThat(a.norm().lower()).isLessThanOrEqualTo(a.norm().upper());
  }

  /** Rows that repeat with every period and stride, between rows that do not: entry by entry, product and transpose too. */
  @ParameterizedTest
  @CsvSource({"1, 1, 0", "1, 1, 3", "1, 2, 2", "2, 1, 3", "2, 2, 1", "4, 4, 3", "4, 2, 0", "3, 1, 1"})
  void rowsThatRepeatAreStoredOnce(int period, int stride, int exceptions) {
    for (int n : new int[] {1, 7, 16, 17, 18, 19, 20, 21, 40, 101}) {
      int columns = n * stride / period + 6;
      double[][] dense = new double[n][columns];
      for (int i = 0; i < n; i++) {
        boolean exception = i < exceptions || i >= n - exceptions;
        int start = i / period * stride;
        for (int k = 0; k < 1 + i % period && i % period != 3; k++) {
          dense[i][start + 2 * k] = exception ? 1 + 1.0 / (i + 2) : 0.5 + i % period + k;
        }
      }
      SparseMatrix a = of(dense);
      Repetition rows = a.repetition();
      boolean found = period != 3 && n - 2 * exceptions >= SparseWriter.LEAST + period;
      assertThat(rows.to() - rows.from()).isEqualTo(found ? n - 2 * exceptions : 0);
      assertThat(!found || (rows.period() == period && rows.stride() == stride && rows.from() == exceptions)).isTrue();
      Signal x = random(1, columns, 7);
      double[][] product = new double[n][n];
      int nonzeros = 0;
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
          assertThat(a.get(i, j)).isEqualTo(dense[i][j]);
          assertThat(a.adjoint().get(j, i)).isEqualTo(dense[i][j]);
          sum = dense[i][j] == 0 ? sum : Math.fma(dense[i][j], x.get(0, j), sum);
          nonzeros += dense[i][j] == 0 ? 0 : 1;
          for (int m = 0; m < n; m++) {
            product[i][m] = Math.fma(dense[i][j], dense[m][j], product[i][m]);
          }
        }
        assertThat(a.apply(x).get(0, i)).isEqualTo(sum);
      }
      assertThat(a.nonzeros()).isEqualTo(nonzeros);
      assertThat(a.times(a.adjoint()).named("A")).isEqualTo(of(product));
    }
  }

  /** Rows are skipped where both factors repeat: not at ends, around a period, nor where one of them changes or ends. */
  @ParameterizedTest
  @CsvSource({"64, 1, 1", "101, 1, 2", "128, 2, 1", "131, 2, 2", "160, 4, 2"})
  void productsAndTransposesOfRowsThatRepeat(int n, int period, int stride) {
    int columns = n * stride / period + 3;
    for (int change : new int[] {0, 1, n / 3, n / 2, n - 20, n - 1}) {
      double[][] left = new double[n][columns];
      double[][] right = new double[columns][columns];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < 3; k++) {
          left[i][i / period * stride + k] = 0.5 + i % period + 0.375 * k;
        }
        left[i][columns / 3] += i == change ? 0.25 : 0;
      }
      for (int j = 0; j < columns; j++) {
        for (int k = -1; k <= 1; k++) {
          right[j][Math.floorMod(j + k, columns)] = (j > change ? 1.5 : 0.75) + k;
        }
      }
      assertThat(of(left).times(of(right)).named("A")).isEqualTo(of(product(left, right)));
      assertThat(of(right).times(of(right)).named("A")).isEqualTo(of(product(right, right)));
      assertThat(of(left).adjoint().named("A")).isEqualTo(of(transposed(left)));
      assertThat(of(right).adjoint().named("A")).isEqualTo(of(transposed(right)));
    }
  }

  /** Rows of a product may repeat before those of its factors do, and be others from there on. */
  @Test
  void rowsThatRepeatBeforeThoseOfTheFactorsAreNotGoneOnWith() {
    int n = 120;
    double[][] left = new double[n][n];
    double[][] right = new double[n][n];
    for (int i = 0; i < n; i++) {
      double d = Math.scalb(1.0, (i * i) % 23);
      left[i][i] = i < n / 3 ? 1 / d : 3;
      right[i][i] = i < n / 3 ? d : 1;
    }
    double[][] product = product(left, right);
    assertThat(product[n / 3 - 1][n / 3 - 1]).isEqualTo(1);
    assertThat(of(left).repetition().from()).isEqualTo(n / 3);
    assertThat(of(left).times(of(right)).named("A")).isEqualTo(of(product));
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] = Math.fma(a[i][k], b[k][j], product[i][j]);
        }
      }
    }
    return product;
  }

  private static double[][] transposed(double[][] a) {
    double[][] transposed = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        transposed[j][i] = a[i][j];
      }
    }
    return transposed;
  }

  private static SparseMatrix of(double[][] dense) {
    return SparseMatrix.of("A", dense[0].length, rows -> {
      for (double[] row : dense) {
        for (int j = 0; j < row.length; j++) {
          rows.add(j, row[j]);
        }
        rows.end();
      }
    });
  }

  @Test
  void productsAreThoseOfDenseMatrices() {
    SparseMatrix a = sparse(9, 13, 3);
    SparseMatrix b = sparse(13, 6, 4);
    SparseMatrix product = a.times(b);
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 6; j++) {
        double sum = 0;
        for (int k = 0; k < 13; k++) {
          sum = Math.fma(a.get(i, k), b.get(k, j), sum);
        }
        assertThat(product.get(i, j)).isEqualTo(sum);
      }
    }
    assertThatThrownBy(() -> b.times(a)).hasMessageContaining("6 columns times one of 9 rows");
  }

  /** {@code (D + L) x = r}, in both directions, with its transpose and its norm bound. */
  @ParameterizedTest
  @CsvSource({"1", "2", "5", "16", "33"})
  void substitutionSolvesTheTriangle(int n) {
    SparseMatrix a = sparse(n, n, n);
    for (boolean ascending : new boolean[] {true, false}) {
      Substitution inverse = new Substitution(a, ascending);
      Signal r = random(1, n, 5);
      Signal x = inverse.apply(r);
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += (ascending ? j <= i : j >= i) ? a.get(i, j) * x.get(0, j) : 0;
        }
        // Higham, Accuracy and Stability, theorem 8.5: n units of each product.
        assertThat(Math.abs(sum - r.get(0, i))).isLessThanOrEqualTo(4.0 * n * UNIT * (1 + a.norm().upper() * x.norm()));
      }
      Signal y = random(1, n, 6);
      assertThat(inverse.adjoint().ascending()).isNotEqualTo(ascending);
      assertThat(Math.abs(dot(x, y) - dot(r, inverse.adjoint().apply(y))))
          .isLessThanOrEqualTo(16.0 * n * n * UNIT * inverse.norm().upper());
      assertThat(x.norm()).isLessThanOrEqualTo(inverse.norm().upper() * r.norm() * (1 + 4 * n * UNIT));
    }
  }

  @Test
  void entriesAreAddedUpAndZerosLeftOut() {
    SparseMatrix a = SparseMatrix.of("B", 4, rows -> rows.add(2, 1).add(0, 3).add(2, -1).add(3, 2, 4).end().end());
    assertThat(a.nonzeros()).isEqualTo(2);
    assertThat(a.count(0)).isEqualTo(2);
    assertThat(a.count(1)).isZero();
    assertThat(a.column(0, 1)).isEqualTo(3);
    assertThat(a.entry(0, 1)).isEqualTo(8);
    assertThat(a.apply(Signal.of(1, 1, 1, 1))).isEqualTo(Signal.of(11, 0));
    assertThat(a).isEqualTo(SparseMatrix.of("B", 4, rows -> rows.add(0, 3).add(3, 8).end().end())).isNotEqualTo(a.named("C"));
  }

  @Test
  void misuseIsRefused() {
    assertThatThrownBy(() -> SparseMatrix.of("A", 0, _ -> { })).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> SparseMatrix.of("A", 2, rows -> rows.add(2, 1))).hasMessageContaining("column 2 of 2");
    assertThatThrownBy(() -> SparseMatrix.of("A", 2, rows -> rows.add(1, Double.NaN).end()))
        .hasMessageContaining("entry (0, 1) of A is NaN");
    assertThatThrownBy(() -> SparseMatrix.of("A", 2, _ -> { })).hasMessageContaining("without rows");
    SparseMatrix flat = SparseMatrix.of("A", 2, rows -> rows.add(0, 1).end());
    assertThatThrownBy(() -> flat.apply(Signal.of(1, 2, 3))).hasMessageContaining("2 columns applied to 3");
    assertThatThrownBy(() -> new Substitution(flat, true)).hasMessageContaining("not square");
    SparseMatrix hollow = SparseMatrix.of("A", 2, rows -> rows.add(1, 1).end().add(1, 1).end());
    assertThatThrownBy(() -> new Substitution(hollow, true)).hasMessageContaining("diagonal entry 0");
    assertThatThrownBy(() -> new Interpolation(flat)).hasMessageContaining("coarse level has fewer");
    Interpolation p = new Interpolation(flat.adjoint());
    assertThatThrownBy(() -> p.apply(Signal.of(1, 2))).hasMessageContaining("reads 1, not 2");
    assertThatThrownBy(() -> p.adjoint().apply(Signal.of(1))).hasMessageContaining("reads 2 samples, not 1");
  }
}
