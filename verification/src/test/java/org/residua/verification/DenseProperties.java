package org.residua.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.residua.api.block.Diffusion;
import org.residua.api.block.Row;
import org.residua.api.engine.Engine;
import org.residua.api.flux.Sector;
import org.residua.api.operator.Convolution;
import org.residua.api.signal.Shape;
import org.residua.api.signal.Signal;
import org.residua.verification.jqwik.Operators;
import org.residua.verification.jqwik.Problem;
import org.residua.verification.jqwik.Problems;
import org.residua.verification.jqwik.RoundingMargin;
import org.residua.verification.jqwik.SignalKind;

/** The product agrees with dense textbook code that shares nothing with it. */
final class DenseProperties {

  /** Dense code rounds the products too, and each power and root: at most twice the constant of the product. */
  private static final double BOTH = 3;

  @Property
  void explicitSteps(@ForAll(supplier = Problems.Any.class) Problem problem, @ForAll @IntRange(min = 1, max = 4) int n) {
    agrees(problem, Collections.nCopies(n, Row.explicit(problem.tau())), false);
  }

  @Property
  void frozenCycle(@ForAll(supplier = Problems.Any.class) Problem problem, @ForAll @IntRange(min = 1, max = 6) int n) {
    agrees(problem, Tables.fsi(problem.tau(), n), true);
  }

  @Property
  void runningCycle(@ForAll(supplier = Problems.Any.class) Problem problem, @ForAll @IntRange(min = 1, max = 6) int n) {
    agrees(problem, Tables.fsi(problem.tau(), n), false);
  }

  @Property
  void dataTerm(@ForAll(supplier = Problems.WithData.class) Problem problem,
      @ForAll @IntRange(min = 1, max = 4) int n, @ForAll boolean frozen) {
    agrees(problem, Tables.fsi(problem.tau(), n), frozen);
  }

  @Property
  void stabilisedTable(@ForAll(supplier = Problems.WithData.class) Problem problem,
      @ForAll @IntRange(min = 2, max = 4) int stages) {
    agrees(problem, Tables.rkl2(problem.tau(), stages), false);
  }

  @Property
  void adjoint(@ForAll(supplier = Operators.Any.class) Convolution k,
      @ForAll @IntRange(min = 1, max = 40) int length, @ForAll long seed) {
    int samples = length + k.stencil().reach() - 1;
    int rows = k.stencil().rows(samples);
    Signal y = SignalKind.RANDOM.signal(new Shape(k.outputs(), rows), 1, seed);
    double[] dense = DenseMatrix.multiplyTransposed(DenseMatrix.of(k, samples), planar(y));
    Signal expected = Signal.planar(new Shape(k.inputs(), samples), dense);
    double allowed = RoundingMargin.of(BOTH * RoundingMargin.constant(k.adjoint())) * y.norm();
    assertThat(k.adjoint().apply(y).distance(expected)).isLessThanOrEqualTo(allowed);
  }

  /** A frozen diffusivity that jumps at 0 is decided by rounding where a response is 0: only even fluxes are compared. */
  private static void agrees(Problem problem, List<Row> rows, boolean frozen) {
    Assume.that(!frozen || problem.diffusion().activation().bank().even());
    Rows table = Rows.of(problem.diffusion(), rows, frozen);
    double[][] dense = new DenseReference(problem.diffusion(), problem.shape(), planar(problem.f()))
        .iterates(rows, frozen, planar(problem.u()));
    Signal expected = Signal.planar(problem.shape(), dense[rows.size()]);
    double allowed = allowed(problem, rows, frozen, dense);
    for (Engine engine : Providers.all()) {
      Signal actual = Runs.planned(Runs.trace(table, problem.inputs()), engine, problem.inputs());
      assertThat(actual.distance(expected)).as("%s, of norm %s", engine.name(), expected.norm())
          .isLessThanOrEqualTo(allowed);
    }
  }

  /**
   * The recurrence of the rows for the size of the error: e_{k+1} = |a| (Lambda e_k + local) + |b| e_{k-1} + rounded
   * combination, with Lambda the Lipschitz constant of the step, 1 if it is linear.
   */
  private static double allowed(Problem problem, List<Row> rows, boolean frozen, double[][] dense) {
    Diffusion d = problem.diffusion();
    double square = d.operator().norm().upperSquared();
    double c = d.fidelity().largest();
    Sector slope = d.activation().slope();
    double size = problem.f().norm();
    double before = 0;
    double now = 0;
    for (int k = 0; k < rows.size(); k++) {
      size = Math.max(size, Signal.planar(problem.shape(), dense[k]).norm());
      Row row = rows.get(k);
      double lambda = Math.max(Math.abs(1 - row.tau() * (slope.magnitude() * square + c)),
          1 + row.tau() * Math.max(0, -slope.lo()) * square);
      double unit = RoundingMargin.of(BOTH * problem.margin().step()) * size;
      double force = slope.magnitude() * square + 2 * c;
      double local = Math.abs(row.a()) * unit + Math.abs(row.d()) * force * unit
          + RoundingMargin.of(4 * (Math.abs(row.a()) + Math.abs(row.b()) + Math.abs(row.c()))) * size;
      double next = Math.abs(row.a()) * (frozen ? 1 : lambda) * now + Math.abs(row.b()) * before + local;
      before = now;
      now = next;
    }
    return now + Double.MIN_NORMAL;
  }

  private static double[] planar(Signal signal) {
    double[] samples = new double[signal.shape().size()];
    signal.copyTo(samples);
    return samples;
  }
}
