package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.engine.Plan;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.Substitution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Bratu;
import org.residua.multigrid.Chebyshev;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.DampedJacobi;
import org.residua.multigrid.FsiSmoother;
import org.residua.multigrid.GaussSeidel;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.Kernel;
import org.residua.multigrid.Level;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Matrices;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.Poisson;
import org.residua.multigrid.RedBlack;
import org.residua.multigrid.Smoother;

/** What is proven of multigrid cycles, and beyond each hypothesis the opposite. */
class EnergyContractionTest {

  private static final List<Smoother> SMOOTHERS =
      List.of(new DampedJacobi(2.0 / 3), new GaussSeidel(), new RedBlack(), new Chebyshev(3), new FsiSmoother(3));

  private static final List<Cycle> VISITS = List.of(Cycle.V, Cycle.W, Cycle.F);

  private static EnergyContraction of(Block cycle) {
    return EnergyContraction.of(Tracer.trace(cycle, 1, 1));
  }

  private static Multigrid cycle(SparseMatrix a, Coarsening coarsening, Smoother smoother, Cycle visits, int... sweeps) {
    return new Multigrid(Hierarchy.of(new LinearEquation(a), coarsening, smoother, Kernel.none(), 3).finest(), visits, sweeps[0], sweeps[1]);
  }

  /** {@code max ||E e||_A / ||e||_A}: the largest eigenvalue of {@code A^-1 E^T A E} by the power method on dense matrices. */
  private static double norm(Block cycle, SparseMatrix a) {
    int n = a.rows();
    Plan plan = Plan.of(cycle, new Shape(1, n), new Shape(1, n));
    double[][] e = columns(n, unit -> plan.run(List.of(unit, Signal.of(new double[n]))).get(0));
    double[][] matrix = columns(n, a::apply);
    double[][] inverse = inverse(matrix);
    double[] x = new Random(7).doubles(n, -1, 1).toArray();
    double ratio = 0;
    for (int k = 0; k < 100; k++) {
      double size = dot(x, times(matrix, x));
      double[] image = times(matrix, times(e, x));
      ratio = size == 0 ? 0 : Math.sqrt(dot(times(e, x), image) / size);
      double[] right = new double[n];
      for (int j = 0; j < n; j++) {
        right[j] = dot(e[j], image);
      }
      x = times(inverse, right);
      double scale = Math.sqrt(dot(x, x));
      for (int i = 0; i < n; i++) {
        x[i] = scale == 0 ? 0 : x[i] / scale;
      }
    }
    return ratio;
  }

  private static double[][] columns(int n, UnaryOperator<Signal> linear) {
    double[][] columns = new double[n][];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      columns[j] = linear.apply(Signal.of(unit)).channel(0);
    }
    return columns;
  }

  private static double[] times(double[][] columns, double[] x) {
    double[] y = new double[columns[0].length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < y.length; i++) {
        y[i] += columns[j][i] * x[j];
      }
    }
    return y;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Gauss and Jordan, of a symmetric positive definite matrix. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] m = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, m[i], 0, n);
      m[i][n + i] = 1;
    }
    for (int p = 0; p < n; p++) {
      for (int i = 0; i < n; i++) {
        double factor = i == p ? 0 : m[i][p] / m[p][p];
        for (int j = 0; factor != 0 && j < 2 * n; j++) {
          m[i][j] -= factor * m[p][j];
        }
      }
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[j][i] = m[i][n + j] / m[i][i];
      }
    }
    return inverse;
  }

  /** Every smoother, V, W and F, any number of sweeps, any length: proven, and so it is. */
  @ParameterizedTest
  @EnumSource(value = Cycle.class, names = "FULL", mode = EnumSource.Mode.EXCLUDE)
  void cyclesOfPoissonsProblem(Cycle visits) {
    for (Smoother smoother : SMOOTHERS) {
      for (int intervals : new int[] {5, 16, 23, 40}) {
        for (int[] sweeps : new int[][] {{1, 1}, {2, 0}, {0, 1}}) {
          SparseMatrix a = new Poisson(intervals).matrix();
          Multigrid cycle = cycle(a, Coarsening.linear(intervals - 1, Boundary.ZERO, 1), smoother, visits, sweeps);
          EnergyContraction claim = of(cycle);
          assertThat(claim.proven()).as("%s %d %s %s", smoother, intervals, List.of(sweeps[0], sweeps[1]), claim.hypotheses()).isTrue();
          assertThat(norm(cycle, a)).as("%s %d", smoother, intervals).isLessThan(1);
        }
      }
    }
  }

  /** Random coefficients over four powers of ten, both orders: whatever is proven holds. */
  @Test
  void randomMatrices() {
    Random random = new Random(11);
    int proven = 0;
    int tries = Math.max(4, Integer.getInteger("residua.tries", 100) / 6);
    for (int k = 0; k < tries; k++) {
      int order = 1 + k % 2;
      Boundary boundary = k % 3 == 0 ? Boundary.ZERO : Boundary.NATURAL;
      int length = 4 + random.nextInt(30);
      Convolution difference = Convolution.difference(order, boundary);
      // Powers of 2 make a matrix that is symmetric bit by bit.
      double[] weights = random.doubles(Matrices.of(difference, length).rows(), -6, 7).map(w -> Math.scalb(1.0, (int) w)).toArray();
      SparseMatrix a = Matrices.elliptic(0.25, 1, difference, Signal.of(weights), length);
      Coarsening coarsening = order == 1 ? Coarsening.linear(length, boundary, 1) : Coarsening.cubic(length, boundary, order);
      Smoother smoother = SMOOTHERS.get(random.nextInt(5));
      Multigrid cycle = cycle(a, coarsening, smoother, VISITS.get(random.nextInt(3)), 1, random.nextInt(2));
      EnergyContraction claim = of(cycle);
      if (claim.proven()) {
        proven++;
        assertThat(norm(cycle, a)).as("%s", cycle.level().equation().matrix()).isLessThan(1 + 1e-12);
      }
    }
    assertThat(proven).isGreaterThan(tries / 3);
  }

  /** {@code [x, b]}: {@code x + Q M R (b - A x)}, then a relaxation by {@code d}, then {@code weight} times that. */
  private record TwoGrid(SparseMatrix a, Interpolation back, Interpolation forth, LinearOperator coarsest, Signal d, double weight)
      implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V restricted = algebra.apply(forth.adjoint(), residual(algebra, in.get(0), in.get(1)));
      V x = algebra.combine(List.of(1.0, 1.0), List.of(in.get(0), algebra.apply(back, algebra.apply(coarsest, restricted))));
      V change = algebra.apply(new Diagonal(d), residual(algebra, x, in.get(1)));
      return List.of(algebra.combine(List.of(weight, 1.0), List.of(x, change)));
    }

    private <V> V residual(Algebra<V> algebra, V x, V b) {
      return algebra.combine(List.of(1.0, -1.0), List.of(b, algebra.apply(a, x)));
    }
  }

  private static Signal relaxation(int n, IntPredicate which, double factor) {
    return Signal.of(IntStream.range(0, n).mapToDouble(i -> which.test(i) ? factor : 0).toArray());
  }

  private static void assertUnknown(Block cycle, String reason) {
    EnergyContraction claim = of(cycle);
    assertThat(claim.proven()).isFalse();
    assertThat(claim.hypotheses().get(0)).contains(reason);
  }

  /** Each hypothesis by itself, on two levels of 15 and 7 unknowns. */
  @Test
  void withoutAHypothesisNothingIsProven() {
    int n = 15;
    SparseMatrix a = Matrices.elliptic(0, 1, Convolution.difference(1, Boundary.ZERO), n);
    Interpolation p = Coarsening.linear(n, Boundary.ZERO, 1).step(a).transfer().interpolation();
    Interpolation cubic = Coarsening.cubic(n, Boundary.ZERO, 1).step(a).transfer().interpolation();
    LinearOperator solution = bottom(new LinearEquation(a).coarse(Coarsening.linear(n, Boundary.ZERO, 1).step(a).transfer()).matrix());
    Signal damped = relaxation(n, _ -> true, 1.0 / 3);
    assertThat(of(new TwoGrid(a, p, p, solution, damped, 1)).proven()).isTrue();
    assertUnknown(new TwoGrid(a, cubic, p, solution, damped, 1), "not the transpose of the restriction");
    assertUnknown(new TwoGrid(a, p, cubic, solution, damped, 1), "not the transpose of the restriction");
    assertUnknown(new TwoGrid(a, p, p, solution, damped, 0.5), "not exactly 1");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, _ -> true, 0.5), 1), "damp it more");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, _ -> true, -0.1), 1), "negative factor");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, i -> i < 2, 0.5), 1), "of a colour are coupled");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, i -> i % 2 == 0, 1), 1), "overshoots");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, i -> i % 2 == 0, 0.5), 1), "none on the finest level is known to contract");
    // Twice the correction, where half of it is in the coarse space: errors there change their sign or grow.
    LinearOperator four = bottom(Matrices.elliptic(0, 0.125, Convolution.difference(1, Boundary.ZERO), 7));
    assertUnknown(new TwoGrid(a, p, p, four, damped, 1), "||I - M A||");
    assertThat(norm(new TwoGrid(a, p, p, four, damped, 1), a)).isGreaterThan(1);
    assertThat(norm(new TwoGrid(a, cubic, p, solution, relaxation(n, _ -> true, 1.0 / 300), 1), a)).isGreaterThan(1);
  }

  /** {@code [x, b]}: what {@code way} says, with {@code M} a relaxation and {@code C} the coarse correction of {@code x}. */
  private record Crossed(SparseMatrix a, Interpolation p, LinearOperator coarsest, Signal d, int way) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      LinearOperator m = new Diagonal(d);
      if (way == 0) {
        V start = algebra.apply(m, in.get(1));
        V rest = algebra.combine(List.of(1.0, -1.0), List.of(in.get(1), algebra.apply(a, start)));
        return List.of(algebra.combine(List.of(1.0, 1.0), List.of(start, algebra.apply(m, rest))));
      }
      V residual = algebra.combine(List.of(1.0, -1.0), List.of(in.get(1), algebra.apply(a, in.get(0))));
      V relaxed = algebra.combine(List.of(1.0, 1.0), List.of(in.get(0), algebra.apply(m, residual)));
      V correction = algebra.apply(p, algebra.apply(coarsest, algebra.apply(p.adjoint(), residual)));
      return List.of(algebra.combine(List.of(1.0, way == 1 ? 1.0 : 1.5), List.of(way == 1 ? relaxed : in.get(0), correction)));
    }
  }

  /** Corrections that are added twice, to another iterate or with another weight, and a result that forgets x. */
  @Test
  void whatIsNoCycle() {
    SparseMatrix a = Matrices.elliptic(0, 1, Convolution.difference(1, Boundary.ZERO), 15);
    Coarsening.Step step = Coarsening.linear(15, Boundary.ZERO, 1).step(a);
    LinearOperator solution = bottom(new LinearEquation(a).coarse(step.transfer()).matrix());
    Signal damped = relaxation(15, _ -> true, 1.0 / 3);
    List<String> reasons = List.of("does not go on from x", "not added as it is", "not added as it is");
    for (int way = 0; way < 3; way++) {
      assertUnknown(new Crossed(a, step.transfer().interpolation(), solution, damped, way), reasons.get(way));
    }
  }

  /** {@code [x, b]}: three levels, the coarsest correction taken {@code weight} times, then a relaxation by {@code d}. */
  private record ThreeLevels(SparseMatrix a, Interpolation p, Interpolation q, LinearOperator coarsest, Signal d, double weight)
      implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V restricted = algebra.apply(p.adjoint(), residual(algebra, in.get(0), in.get(1)));
      V deepest = algebra.apply(q, algebra.apply(coarsest, algebra.apply(q.adjoint(), restricted)));
      V x = algebra.combine(List.of(1.0, 1.0),
          List.of(in.get(0), algebra.apply(p, algebra.combine(List.of(weight), List.of(deepest)))));
      V change = algebra.apply(new Diagonal(d), residual(algebra, x, in.get(1)));
      return List.of(algebra.combine(List.of(1.0, 1.0), List.of(x, change)));
    }

    private <V> V residual(Algebra<V> algebra, V x, V b) {
      return algebra.combine(List.of(1.0, -1.0), List.of(b, algebra.apply(a, x)));
    }
  }

  /** A correction of zero is an iterate; a multiple of one, to which nothing is added, is another. */
  @Test
  void correctionsOfZeroHaveTheWeightOne() {
    SparseMatrix a = Matrices.elliptic(0, 1, Convolution.difference(1, Boundary.ZERO), 15);
    Coarsening.Step first = Coarsening.linear(15, Boundary.ZERO, 1).step(a);
    SparseMatrix middle = new LinearEquation(a).coarse(first.transfer()).matrix();
    Coarsening.Step second = first.next().step(middle);
    LinearOperator solution = bottom(new LinearEquation(middle).coarse(second.transfer()).matrix());
    Interpolation p = first.transfer().interpolation();
    Interpolation q = second.transfer().interpolation();
    Signal damped = relaxation(15, _ -> true, 1.0 / 300);
    assertThat(of(new ThreeLevels(a, p, q, solution, damped, 1)).proven()).isTrue();
    assertUnknown(new ThreeLevels(a, p, q, solution, damped, 2.5), "not added as it is");
    assertThat(norm(new ThreeLevels(a, p, q, solution, damped, 2.5), a)).isGreaterThan(1);
  }

  /** {@code [x, b]}: one sweep by a substitution. */
  private record Substituted(SparseMatrix a, Substitution m) implements Block {

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public <V> List<V> express(Algebra<V> algebra, List<V> in) {
      V residual = algebra.combine(List.of(1.0, -1.0), List.of(in.get(1), algebra.apply(a, in.get(0))));
      return List.of(algebra.combine(List.of(1.0, 1.0), List.of(in.get(0), algebra.apply(m, residual))));
    }
  }

  @Test
  void substitutionsAreInTheMatrixOfTheEquation() {
    SparseMatrix a = Matrices.elliptic(0, 1, Convolution.difference(1, Boundary.ZERO), 15);
    SparseMatrix small = Matrices.elliptic(0, 0.25, Convolution.difference(1, Boundary.ZERO), 15);
    assertThat(of(new Substituted(a, new Substitution(a, true))).proven()).isTrue();
    assertUnknown(new Substituted(a, new Substitution(small, true)), "another matrix than A");
    assertThat(norm(new Substituted(a, new Substitution(small, true)), a)).isGreaterThan(1);
  }

  /** Of two coarse samples that give the same fine signal the coarse matrix is singular. */
  @Test
  void interpolationsHaveNoKernel() {
    SparseMatrix a = Matrices.elliptic(0, 1, Convolution.difference(1, Boundary.ZERO), 15);
    Interpolation twice = new Interpolation(SparseMatrix.of("P", 2, rows -> {
      for (int i = 0; i < 15; i++) {
        rows.add(0, 1).add(1, 1).end();
      }
    }));
    LinearOperator solution = bottom(Matrices.elliptic(1, 1, Convolution.difference(1, Boundary.ZERO), 2));
    assertUnknown(new TwoGrid(a, twice, twice, solution, relaxation(15, _ -> true, 1.0 / 3), 1), "P may have a kernel");
  }

  /** The matrix of the coarsest level's layer. */
  private static LinearOperator bottom(SparseMatrix a) {
    Level bottom = Hierarchy.of(new LinearEquation(a), Coarsening.harmonic(), new RedBlack()).finest();
    return Tracer.trace(new Multigrid(bottom, Cycle.V, 1, 1), 1, 1).nodes().get(0).operators().get(0);
  }

  /** What a hierarchy may be that the theorem does not reach. */
  @Test
  void cyclesOfWhichNothingIsProven() {
    SparseMatrix a = new Poisson(16).matrix();
    Coarsening linear = Coarsening.linear(15, Boundary.ZERO, 1);
    Multigrid wild = cycle(a, linear, new DampedJacobi(1.9), Cycle.V, 1, 1);
    assertUnknown(wild, "damp it more");
    assertThat(norm(wild, a)).isGreaterThan(1);
    assertUnknown(cycle(a, linear, new RedBlack(), Cycle.FULL, 1, 1), "not the transpose of the restriction");
    assertUnknown(new Multigrid(Hierarchy.of(new Bratu(16).equation(), linear, new RedBlack()).finest(), Cycle.V, 1, 1), "not linear");
    SparseMatrix singular = Matrices.elliptic(0, 1, Convolution.difference(1, Boundary.NATURAL), 15);
    assertUnknown(new Multigrid(Hierarchy.of(new LinearEquation(singular), Coarsening.linear(15, Boundary.NATURAL, 1), new DampedJacobi(0.5),
        Kernel.of(Boundary.NATURAL, 1, 15), 7).finest(), Cycle.V, 1, 1), "not known to be positive definite");
    SparseMatrix skew = SparseMatrix.of("A", 15, rows -> {
      for (int i = 0; i < 15; i++) {
        rows.add(i, 3).add((i + 1) % 15, i == 14 ? 0 : 1).end();
      }
    });
    assertUnknown(cycle(skew, linear, new DampedJacobi(0.5), Cycle.V, 1, 1), "not symmetric");
    SparseMatrix fourth = Matrices.elliptic(1, 1, Convolution.difference(2, Boundary.ZERO), 15);
    assertUnknown(cycle(fourth, Coarsening.cubic(15, Boundary.ZERO, 2), new RedBlack(), Cycle.V, 1, 1), "an inverse up to rounding");
    Coarsening.Step step = linear.step(a);
    SparseMatrix weak = Matrices.elliptic(0, 8, Convolution.difference(1, Boundary.ZERO), 7);
    Multigrid own = new Multigrid(Hierarchy.of(List.of(new LinearEquation(a), new LinearEquation(weak)), List.of(step.transfer()),
        new GaussSeidel(), Kernel.none()).finest(), Cycle.V, 1, 1);
    assertUnknown(own, "||I - M A||");
    assertThat(norm(own, a)).isGreaterThan(1);
    Coarsening.Step second = step.next().step(weak);
    assertUnknown(new Multigrid(Hierarchy.of(List.of(new LinearEquation(a), new LinearEquation(weak),
        new LinearEquation(weak).coarse(second.transfer())), List.of(step.transfer(), second.transfer()), new GaussSeidel(),
        Kernel.none()).finest(), Cycle.V, 1, 1), "on a coarse level of P^T A P");
  }
}
