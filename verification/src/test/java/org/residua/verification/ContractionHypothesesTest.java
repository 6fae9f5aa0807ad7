package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residua.verification.Contractions.assertUnknown;
import static org.residua.verification.Contractions.norm;
import static org.residua.verification.Contractions.contraction;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residua.api.block.Algebra;
import org.residua.api.block.Block;
import org.residua.api.graph.Tracer;
import org.residua.api.operator.Boundary;
import org.residua.api.operator.Convolution;
import org.residua.api.operator.Diagonal;
import org.residua.api.operator.Interpolation;
import org.residua.api.operator.LinearOperator;
import org.residua.api.operator.SparseMatrix;
import org.residua.api.operator.Substitution;
import org.residua.api.signal.Signal;
import org.residua.multigrid.Coarsening;
import org.residua.multigrid.Cycle;
import org.residua.multigrid.Hierarchy;
import org.residua.multigrid.Level;
import org.residua.multigrid.LinearEquation;
import org.residua.multigrid.Matrices;
import org.residua.multigrid.Multigrid;
import org.residua.multigrid.RedBlack;

/** Beyond each hypothesis under which cycles are proven to contract the opposite, on two and three levels written out. */
final class ContractionHypothesesTest {

  /** {@code [x, b]}: {@code x + Q M R (b - A x)}, then a relaxation by {@code d}, then {@code weight} times that. */
  private record TwoGrid(SparseMatrix a, Interpolation back, Interpolation forth, LinearOperator coarsest, Signal d,
      double weight)
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

  /** Each hypothesis by itself, on two levels of 15 and 7 unknowns. */
  @Test
  void withoutAHypothesisNothingIsProven() {
    int n = 15;
    SparseMatrix a = Matrices.elliptic(0, 1, Convolution.difference(1, Boundary.ZERO), n);
    Interpolation p = Coarsening.linear(n, Boundary.ZERO, 1).step(a).transfer().interpolation();
    Interpolation cubic = Coarsening.cubic(n, Boundary.ZERO, 1).step(a).transfer().interpolation();
    LinearOperator solution = bottom(new LinearEquation(a).coarse(Coarsening.linear(n, Boundary.ZERO, 1).step(a).transfer())
        .matrix());
    Signal damped = relaxation(n, _ -> true, 1.0 / 3);
    assertThat(contraction(new TwoGrid(a, p, p, solution, damped, 1)).proven()).isTrue();
    assertUnknown(new TwoGrid(a, cubic, p, solution, damped, 1), "not the transpose of the restriction");
    assertUnknown(new TwoGrid(a, p, cubic, solution, damped, 1), "not the transpose of the restriction");
    assertUnknown(new TwoGrid(a, p, p, solution, damped, 0.5), "not exactly 1");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, _ -> true, 0.5), 1), "damp it more");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, _ -> true, -0.1), 1), "negative factor");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, i -> i < 2, 0.5), 1), "of a colour are coupled");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, i -> i % 2 == 0, 1), 1), "overshoots");
    assertUnknown(new TwoGrid(a, p, p, solution, relaxation(n, i -> i % 2 == 0, 0.5), 1),
        "none on the finest level is known to contract");
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
    assertThat(contraction(new ThreeLevels(a, p, q, solution, damped, 1)).proven()).isTrue();
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
    assertThat(contraction(new Substituted(a, new Substitution(a, true))).proven()).isTrue();
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
}
